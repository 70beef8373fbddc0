"""Samples for the public: each gives exactly the verdict printed beside it (V-38)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from credentials.models import SampleRecord
from credentials.samples.recipes import RECIPES
from credentials.samples.table import SAMPLES, Sample
from credentials.services import samples, verification
from credentials.standards.verdict import Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> dict[str, bytes]:
    samples.make()
    return {row.slug: bytes(row.document) for row in SampleRecord.objects.all()}


def _deciding(verdict: Verdict) -> tuple[str, str]:
    check = verdict.deciding
    return (check[0].value, check[1].reason) if check else ("", "")


@pytest.mark.covers("S20", "V-38")
def test_each_sample_gets_the_verdict_printed_beside_it(made: dict[str, bytes]) -> None:
    """V-38."""
    found = {slug: verification.verify(document) for slug, document in made.items()}
    printed = {one.slug: (one.verdict, (one.check, one.reason)) for one in SAMPLES}
    assert {slug: (v.overall.value, _deciding(v)) for slug, v in found.items()} == printed
    assert len(printed) >= 12


def test_every_sample_has_a_recipe() -> None:
    assert set(RECIPES) == {sample.slug for sample in SAMPLES}


def test_the_transcript_tells_each_record_apart(made: dict[str, bytes]) -> None:
    lines = verification.verify(made["transcript"]).lines
    assert [_deciding(line)[1] for line in lines] == ["", "revoked", "content_changed"]


def test_the_closed_school_names_who_keeps_its_records(made: dict[str, bytes]) -> None:
    assert "Sample Records Office" in verification.verify(made["closed-school"]).facts.custodian


def test_making_them_again_makes_nothing(made: dict[str, bytes]) -> None:
    assert samples.make() == []
    assert {row.slug: bytes(row.document) for row in SampleRecord.objects.all()} == made


@pytest.mark.covers("S20")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.slug)
def test_page_and_box_agree_with_what_is_printed(
    made: dict[str, bytes], client: Client, sample: Sample
) -> None:
    page = client.get(f"/trust/samples/{sample.slug}/").content.decode()
    file = client.get(f"/trust/samples/{sample.slug}/file")
    assert file.content == made[sample.slug]
    dropped = SimpleUploadedFile("sample.json", file.content)
    answered = client.post("/api/v1/check", {"file": dropped}).json()
    assert answered["verdict"] == sample.verdict
    assert answered["sentence"] in page.replace("&#x27;", "'")


def test_the_page_lists_them_and_teaches_while_there_are_none(client: Client) -> None:
    assert "data-empty" in client.get("/trust/samples/").content.decode()
    samples.make()
    page = client.get("/es/trust/samples/").content.decode()
    assert page.count("<tr id=") == len(SAMPLES)


@pytest.mark.parametrize("path", ["/trust/samples/nothing/", "/trust/samples/nothing/file"])
def test_a_sample_that_never_was_is_not_found(client: Client, made: Any, path: str) -> None:
    assert client.get(path).status_code == 404
