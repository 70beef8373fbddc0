"""Tokens with the verdict that each must get, for the matrix of all formats (M1): document, world, expected answer."""

from collections.abc import Callable
from dataclasses import dataclass

from credentials.standards.jose import base64url
from credentials.standards.sd_jwt import presented
from credentials.standards.verdict import Check, State
from tests.credentials.standards.samples import published_list
from tests.credentials.standards.tokens_world import (
    HOLDER,
    HOLDER_JWK,
    bound,
    selective,
    token,
    unsigned,
    world,
)
from tests.credentials.standards.world import LIST, World


@dataclass(frozen=True)
class Case:
    """One file: what decides its verdict, and the host that is named when something could not be asked."""

    name: str
    document: str
    world: Callable[[], World]
    overall: State
    check: Check
    reason: str
    detail: str = ""


def listed(*set_indexes: int) -> World:
    """Both lists of the college, with the same bits."""
    found = world(*set_indexes)
    found.lists[LIST] = published_list(*set_indexes)
    return found


def _unasked() -> World:
    return World()


_HOST = "passport.example.gov"
_UNKNOWN = unsigned() | {"issuer": "https://unknown.example.org/issuers/1"}
_FORGED = "~".join(["", base64url.encode(b'["s","honours",true]'), ""])

CASES = (
    Case("jwt good", token(), listed, State.PASSED, Check.UNCHANGED, ""),
    Case("jwt cancelled", token(), lambda: listed(4711), State.FAILED, Check.STILL_GOOD, "revoked"),
    Case("jwt changed", token()[:-5] + "AAAAA", listed, State.FAILED, Check.UNCHANGED, "content_changed"),
    Case("jwt none", token(alg="none"), listed, State.FAILED, Check.UNCHANGED, "algorithm_not_allowed"),
    Case(
        *("jwt list not asked", token(), _unasked, State.COULD_NOT_CHECK),
        *(Check.STILL_GOOD, "status_unreachable", _HOST),
    ),
    Case(
        *("jwt own key", token(_UNKNOWN, by=HOLDER, kid=None, jwk=HOLDER_JWK), listed, State.COULD_NOT_CHECK),
        *(Check.UNCHANGED, "key_not_confirmed", "unknown.example.org"),
    ),
    Case("sd-jwt good", selective(), listed, State.PASSED, Check.UNCHANGED, ""),
    Case("sd-jwt cancelled", selective(), lambda: listed(4711), State.FAILED, Check.STILL_GOOD, "revoked"),
    Case(
        *("sd-jwt added field", selective()[:-1] + _FORGED, listed, State.FAILED),
        *(Check.UNCHANGED, "disclosure_not_signed"),
    ),
    Case(
        *("sd-jwt all hidden", presented.read(selective()).bound.split("~")[0] + "~", listed, State.PASSED),
        *(Check.UNCHANGED, ""),
    ),
    Case(
        *("sd-jwt list not asked", selective(), _unasked, State.COULD_NOT_CHECK),
        *(Check.STILL_GOOD, "status_unreachable", _HOST),
    ),
    Case(
        *("sd-jwt sent to someone else", bound(selective()), listed, State.COULD_NOT_CHECK),
        *(Check.ABOUT_THIS_PERSON, "challenge_not_ours"),
    ),
)
