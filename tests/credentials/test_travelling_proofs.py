"""A proof from the public log goes with its record, and the box reads it: alone, of many, changed, of somebody else."""

import copy
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from credentials.models import IssuedCredential
from credentials.selectors import log
from credentials.selectors.answers import answer
from credentials.services import log_heads, verification
from tests.credentials import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def award() -> IssuedCredential:
    """One of three awards of one college, under a signed head."""
    source = factories.college()
    made = [factories.award(source) for _ in range(3)]
    log_heads.sign()
    return made[1]


def _verdict(document: Any) -> Any:
    return verification.verify(json.dumps(document).encode())


@pytest.mark.covers("M7", "V-28")
def test_the_proof_is_checked_in_the_box_like_any_record(client: Client, award: IssuedCredential) -> None:
    proof = client.get(f"/credentials/{award.public_id}/proof.json").content
    page = client.post("/check/", {"file": SimpleUploadedFile("proof.json", proof)}).content.decode()
    assert "Career Passport proves that this stood in its public log on" in page
    assert award.sha256 in page
    spanish = client.post("/es/check/", {"file": SimpleUploadedFile("proof.json", proof)})
    assert "bitácora pública" in spanish.content.decode()


def test_many_proofs_are_one_file(award: IssuedCredential) -> None:
    others = IssuedCredential.objects.all()
    verdict = _verdict({"type": "LogProofs", "version": 1, "proofs": [log.bundle(one) for one in others]})
    assert verdict.overall == "passed"
    assert {digest for _line, digest in verdict.facts.rows} == {one.sha256 for one in others}


def _other(bundle: dict[str, Any]) -> dict[str, Any]:
    return bundle | {"sha256": "0" * 64}


def _salted(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["salt"] = "0" * 64
    return bundle


def _moved(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["leaf_index"] += 1
    return bundle


def _later(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["head"]["timestamp"] = "2020-01-01T00:00:00.000000Z"
    return bundle


@pytest.mark.covers("M7", "V-28")
@pytest.mark.parametrize("change", [_other, _salted, _moved, _later])
def test_a_changed_proof_proves_nothing(award: IssuedCredential, change: Any) -> None:
    verdict = _verdict(change(copy.deepcopy(log.bundle(award))))
    assert verdict.overall == "failed"
    assert answer(verdict)["reasons"][0]["code"] == "content_changed"


def _without_head(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["head"] = None
    return bundle


def _of_nothing(bundle: dict[str, Any]) -> dict[str, Any]:
    return bundle | {"lines": []}


def _torn(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["audit_path"] = ["zz"]
    return bundle


def _other_entry(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["entry"] = "ff" * 85
    return bundle


def _no_key(bundle: dict[str, Any]) -> dict[str, Any]:
    bundle["lines"][0]["head"]["key"] = 7
    return bundle


@pytest.mark.parametrize("break_", [_without_head, _of_nothing, _torn, _other_entry, _no_key])
def test_a_broken_proof_has_words_of_its_own(award: IssuedCredential, break_: Any) -> None:
    verdict = _verdict(break_(copy.deepcopy(log.bundle(award))))
    assert verdict.overall != "passed"
    assert answer(verdict)["cause"] == "your_file"


def test_a_key_of_somebody_else_signs_no_head(award: IssuedCredential) -> None:
    bundle = copy.deepcopy(log.bundle(award))
    head = bundle["lines"][0]["head"]
    head["key"] = json.loads(bytes(award.document))["proof"]["verificationMethod"]
    assert _verdict(bundle).overall == "failed"
