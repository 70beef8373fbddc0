"""Pictures, old badges, OpenAttestation and LER-RS: four files of each with the verdict that each must get (M1)."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image

from credentials.standards import ler_rs
from credentials.standards.baking import emblem, png, svg
from credentials.standards.verdict import Check, State
from tests.credentials.standards import attestations_world as attestations
from tests.credentials.standards import badges_world as badges
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import COLLEGE_METHOD, LEARNER_SEED, LIST, World, signed, text

VALID, CHANGED, ENDED, UNKNOWN = "valid", "changed", "cancelled or expired", "unknown signer"


@dataclass(frozen=True)
class Case:
    """One file; `overall` and `reason` (of the check that decides) are what a right checker says.

    `line` says that the verdict is that of the first record inside.
    """

    name: str
    format: str
    kind: str
    raw: bytes
    overall: State
    reason: str
    world: Callable[[], World]
    check: Check | None = None
    line: bool = False
    detail: str = ""


def picture() -> bytes:
    """A small PNG without a record."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "PNG")
    return out.getvalue()


def drawing() -> bytes:
    """An SVG without a record."""
    return emblem.draw(
        "Welding {basics}", "Riverbend College", "https://passport.example.gov/credentials/1", "check"
    )


def _college(*set_indexes: int) -> World:
    return World(lists={LIST: published_list(*set_indexes)})


def stranger() -> dict[str, Any]:
    """An award by a key that nobody vouches for."""
    did = COLLEGE_METHOD.split("#")[0].replace("riverbend", "unknown")
    return signed(award() | {"issuer": did}, seed=LEARNER_SEED, method=f"{did}#key-1")


def resume(document: dict[str, Any]) -> bytes:
    entry = ler_rs.Entry(ler_rs.Section.LEARNING, "Welding", "Riverbend College", proofs=(document,))
    return json.dumps(ler_rs.write(ler_rs.Resume("urn:uuid:1", "Reed Example", (entry,)))).encode()


def _of_award(
    name: str,
    wrap: Callable[[dict[str, Any]], bytes],
    *,
    line: bool = False,
    format: str = "OpenBadgeCredential",
) -> list[Case]:
    """The four kinds of a container, told by the award inside."""
    changed = json.loads(text(award()).replace("grade of C", "grade of A"))
    facts: list[tuple[str, dict[str, Any], State, Check | None, str, Callable[[], World], str]] = [
        (VALID, award(), State.PASSED, None, "", _college, ""),
        (CHANGED, changed, State.FAILED, Check.UNCHANGED, "content_changed", _college, ""),
        (ENDED, award(), State.FAILED, Check.STILL_GOOD, "revoked", lambda: _college(4711), ""),
        (
            *(UNKNOWN, stranger(), State.COULD_NOT_CHECK, Check.UNCHANGED, "key_unreachable", _college),
            "unknown.example.edu",
        ),
    ]
    return [
        Case(f"{name} {kind}", format, kind, wrap(document), overall, reason, world, check, line, detail)
        for kind, document, overall, check, reason, world, detail in facts
    ]


def _hosted(name: str, document: dict[str, Any]) -> list[Case]:
    """The copy at the source's site is `document`."""

    def kept(**pages: Any) -> Callable[[], World]:
        return lambda: badges.world(**{badges.ASSERTION: document} | pages)

    ended = document | {"expires": "2026-07-01T00:00:00Z"}
    raw = json.dumps(document).encode()
    changed = json.dumps(document | {"issuedOn": "2020-01-01T00:00:00Z"}).encode()
    return [
        Case(f"{name} valid", name.split("-")[0], VALID, raw, State.PASSED, "", kept()),
        Case(
            f"{name} changed",
            name.split("-")[0],
            CHANGED,
            changed,
            State.FAILED,
            "content_changed",
            kept(),
            Check.UNCHANGED,
        ),
        Case(
            *(
                f"{name} expired",
                name.split("-")[0],
                ENDED,
                json.dumps(ended).encode(),
                State.FAILED,
                "expired",
            ),
            *(kept(**{badges.ASSERTION: ended}), Check.STILL_GOOD),
        ),
        Case(
            *(f"{name} unknown", name.split("-")[0], UNKNOWN, raw, State.COULD_NOT_CHECK, "not_in_directory"),
            *(kept(known_source=False), Check.ALLOWED_TO_ISSUE),
        ),
        Case(
            *(
                f"{name} not asked",
                name.split("-")[0],
                UNKNOWN,
                raw,
                State.COULD_NOT_CHECK,
                "hosted_copy_unreachable",
            ),
            *(World, Check.UNCHANGED, False, "badges.riverbend.example.edu"),
        ),
    ]


def _signed(name: str, payload: dict[str, Any], listed: Any) -> list[Case]:
    good = badges.token(payload)
    head, _claims, signature = good.split(".")
    other = badges.token(payload | {"issuedOn": "2020-01-01T00:00:00Z"}).split(".")[1]
    return [
        Case(f"{name} valid", name.split("-")[0], VALID, good.encode(), State.PASSED, "", badges.world),
        Case(
            *(
                f"{name} changed",
                name.split("-")[0],
                CHANGED,
                f"{head}.{other}.{signature}".encode(),
                State.FAILED,
            ),
            *("content_changed", badges.world, Check.UNCHANGED),
        ),
        Case(
            *(f"{name} cancelled", name.split("-")[0], ENDED, good.encode(), State.FAILED, "revoked"),
            *(lambda: badges.world(**{badges.LIST: listed}), Check.STILL_GOOD),
        ),
        Case(
            *(
                f"{name} unknown",
                name.split("-")[0],
                UNKNOWN,
                good.encode(),
                State.COULD_NOT_CHECK,
                "not_in_directory",
            ),
            *(lambda: badges.world(known_source=False), Check.ALLOWED_TO_ISSUE),
        ),
        Case(
            *(
                f"{name} not asked",
                name.split("-")[0],
                UNKNOWN,
                good.encode(),
                State.COULD_NOT_CHECK,
                "key_unreachable",
            ),
            *(World, Check.UNCHANGED, False, "badges.riverbend.example.edu"),
        ),
    ]


def _attested(name: str, good: dict[str, Any], ended: dict[str, Any], reason: str, world: Any) -> list[Case]:
    raw = json.dumps(good).encode()
    changed = raw.replace(b"Welding Technology", b"Aircraft Mechanics")
    return [
        Case(f"{name} valid", name.split("-")[0], VALID, raw, State.PASSED, "", attestations.world),
        Case(
            *(f"{name} changed", name.split("-")[0], CHANGED, changed, State.FAILED, "content_changed"),
            *(attestations.world, Check.UNCHANGED),
        ),
        Case(
            *(f"{name} ended", name.split("-")[0], ENDED, json.dumps(ended).encode(), State.FAILED, reason),
            *(world, Check.STILL_GOOD),
        ),
        Case(
            *(
                f"{name} unknown",
                name.split("-")[0],
                UNKNOWN,
                raw,
                State.COULD_NOT_CHECK,
                "issuer_unreachable",
            ),
            *(lambda: attestations.world(known=False), Check.WHO_SIGNED, False, attestations.PLACE),
        ),
    ]


_RESPONDING = attestations.second(
    issuer={"revocation": {"type": "OCSP_RESPONDER", "location": attestations.RESPONDER}}
)
_ANSWER = {f"{attestations.RESPONDER}/0x{_RESPONDING['signature']['targetHash']}": b'{"revoked": true}'}

CASES: list[Case] = [
    *_of_award("PNG", lambda one: png.bake(picture(), text(one))),
    *_of_award("SVG", lambda one: svg.bake(drawing(), text(one))),
    *_of_award("LER-RS", resume, line=True),
    *_hosted("OpenBadge2-hosted", badges.hosted_2()),
    *_hosted("OpenBadge1-hosted", badges.hosted_1()),
    *_signed("OpenBadge2-signed", badges.signed_2(), {"revokedAssertions": [badges.UID]}),
    *_signed("OpenBadge1-signed", badges.signed_1(), {"7": "given by mistake"}),
    *_attested(
        "OpenAttestation2",
        attestations.second(),
        _RESPONDING,
        "revoked",
        lambda: attestations.world(**_ANSWER),
    ),
    *_attested(
        *(
            "OpenAttestation3",
            attestations.third(),
            attestations.third(expirationDate="2026-07-01T00:00:00Z"),
        ),
        *("expired", attestations.world),
    ),
]
