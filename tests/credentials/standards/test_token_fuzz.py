"""Whatever is put into a token: a verdict or a refusal, never a crash, and never a good word."""

from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credentials.standards import jose
from credentials.standards.errors import Refused
from credentials.standards.sd_jwt import disclosures, presented
from credentials.standards.verdict import State
from tests.credentials.standards.tokens_world import bound, part, selective, token, world

MANY = settings(
    max_examples=500, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
NAMES = st.sampled_from(
    [
        "alg",
        "kid",
        "typ",
        "crit",
        "jwk",
        "x5c",
        "iss",
        "nbf",
        "exp",
        "iat",
        "vc",
        "vp",
        "_sd",
        "...",
        "_sd_alg",
    ]
    + ["@context", "type", "issuer", "credentialSubject", "cnf", "status", "status_list", "vct", "x"]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["EdDSA", "none", "vc+jwt", "dc+sd-jwt", "JWT", "did:key:z6Mk", "https://[", "VerifiableCredential"]
    )
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=6)
WORLD = world()
GOOD, GOOD_SELECTIVE = token(), bound(selective())


@MANY
@given(st.binary(max_size=80) | st.text(alphabet="eyJ.~=-_AQ0{}\n", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    text = raw.decode("latin-1")
    for read in (jose.read, presented.read, disclosures.read):
        with suppress(Refused):
            read(text)
    assert WORLD.check(raw).overall != State.PASSED


@MANY
@given(OBJECTS, OBJECTS)
def test_any_header_and_claims_get_a_verdict(header: dict[str, Any], claims: dict[str, Any]) -> None:
    signature = GOOD.rsplit(".", 1)[1]
    text = f"{part({'alg': 'EdDSA'} | header)}.{part(claims)}.{signature}"
    assert WORLD.check(text).overall != State.PASSED
    assert WORLD.check(text + "~").overall != State.PASSED


@MANY
@given(OBJECTS, st.lists(VALUES, max_size=3))
def test_any_signed_claims_and_disclosures_get_a_verdict(claims: dict[str, Any], texts: list[Any]) -> None:
    """The source itself signs nonsense: still a verdict."""
    disclosed = [part(one) for one in texts]
    opened = {"_sd": [disclosures.digest_of(one) for one in disclosed]} | claims
    WORLD.check("~".join([token(opened, typ="dc+sd-jwt", cty=None), *disclosed, ""]))
    WORLD.check(token(claims, typ="JWT", cty=None))
    WORLD.check(token(claims))


@MANY
@given(st.data())
def test_a_changed_character_is_never_good(data: Any) -> None:
    for text in (GOOD, GOOD_SELECTIVE):
        place = data.draw(st.integers(0, len(text) - 1))
        other = data.draw(st.sampled_from("Aa0-_.~=").filter(lambda mark: mark != text[place]))  # noqa: B023
        assert WORLD.check(text[:place] + other + text[place + 1 :]).overall != State.PASSED
