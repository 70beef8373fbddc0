"""C-09: a receipt fits our schema, checks as signed, and fails with one byte changed."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from config.env import ROOT
from consent.models import PortalKey
from consent.services import grants, receipts
from tests.consent.factories import Cast, given

SCHEMA = json.loads(Path(ROOT / "consent/standards/receipt.schema.json").read_text())


def test_a_receipt_fits_the_schema_and_checks(cast: Cast) -> None:
    grant = given(cast)
    checked = receipts.check(grant.receipt_jws)
    assert checked.passed
    jsonschema_rs.validator_for(SCHEMA).validate(checked.receipt)
    assert checked.receipt["processing"]["purpose"] == "service_coordination"
    assert checked.receipt["processing"]["conditionOfService"] is False
    assert [party["name"] for party in checked.receipt["parties"]] == ["Career Passport", "Open Door"]


@pytest.mark.covers("L13")
def test_one_changed_byte_fails(cast: Cast) -> None:
    jws = given(cast).receipt_jws
    head, body, signature = jws.split(".")
    for changed in (
        f"{head}.{body[:-1]}{'A' if body[-1] != 'A' else 'B'}.{signature}",
        f"{head}.{body}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}",
    ):
        assert receipts.check(changed).reason == "changed"


@pytest.mark.parametrize(
    "junk", ["", "no", "{}", '{"jws": 5}', "a.b.c", b"\xff\xfe", "[1]", '{"jws": "a.b"}']
)
def test_junk_is_no_receipt_and_breaks_nothing(db: None, junk: str | bytes) -> None:
    assert receipts.check(junk).passed is False


def test_after_a_stop_the_receipt_says_stopped_by_me(cast: Cast) -> None:
    grant = grants.withdraw(given(cast), by=cast.learner)
    checked = receipts.check(json.dumps({"jws": grant.receipt_jws}))
    jsonschema_rs.validator_for(SCHEMA).validate(checked.receipt)
    assert [event["state"] for event in checked.receipt["events"]] == ["given", "stopped by me"]


def test_a_receipt_of_an_older_key_still_checks(cast: Cast) -> None:
    old = given(cast).receipt_jws
    PortalKey.objects.update(is_current=False)
    new = given(cast).receipt_jws
    assert receipts.check(old).passed
    assert receipts.check(new).passed
    assert PortalKey.objects.count() == 2
