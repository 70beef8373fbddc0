"""An award as a picture and as a description: doors that anyone with the address may use, and what they give away."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction
from django.test import Client

from core.models import DataSet
from credentials.models import CredentialDescription
from credentials.services import descriptions, issuance, status
from credentials.standards import ctdl
from credentials.standards.award_facts import Alignment
from credentials.standards.baking import png, svg
from tests.credentials import factories
from tests.credentials.standards.test_ctdl import ADDRESS, WELDING, exported

pytestmark = pytest.mark.django_db
READ = {"png": png.read, "svg": svg.read}


@pytest.mark.covers("M1", "S123", "V-18")
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_an_award_leaves_as_a_picture_that_the_box_checks(client: Client, kind: str) -> None:
    """V-18, through the doors."""
    award = factories.award(title="Welding {basics}")
    response = client.get(f"/credentials/{award.public_id}.{kind}")
    assert response["Content-Type"] == {"png": "image/png", "svg": "image/svg+xml"}[kind]
    assert response["Content-Disposition"] == f'attachment; filename="record.{kind}"'
    assert response["X-Robots-Tag"] == "noindex"
    assert json.loads(READ[kind](response.content)) == issuance.document_of(award)
    answer = client.post("/api/v1/check", response.content, content_type=response["Content-Type"]).json()
    assert (answer["verdict"], answer["format"]) == ("passed", "OpenBadgeCredential")
    assert client.get(f"/credentials/{award.public_id}.{kind}").content == response.content


def test_a_cancelled_award_in_a_picture_is_told_as_cancelled(client: Client) -> None:
    award = factories.award()
    picture = client.get(f"/credentials/{award.public_id}.png").content
    status.cancel(award, reason="ended", by=None)
    answer = client.post("/api/v1/check", picture, content_type="image/png").json()
    assert (answer["verdict"], answer["sentence"]) == ("failed", "The source cancelled this record.")


@pytest.mark.parametrize("kind", ["png", "svg", "jsonld"])
def test_only_awards_have_pictures_and_descriptions(client: Client, kind: str) -> None:
    award = factories.award()
    transcript = factories.transcript(award.source, factories.person(), [award])
    assert client.get(f"/credentials/{transcript.public_id}.{kind}").status_code == 404
    assert client.get(f"/credentials/00000000-0000-4000-8000-000000000000.{kind}").status_code == 404
    assert client.post(f"/credentials/{award.public_id}.{kind}").status_code == 405


def test_the_page_of_an_award_offers_the_pictures(client: Client) -> None:
    award = factories.award()
    transcript = factories.transcript(award.source, factories.person(), [award])
    page = client.get(f"/credentials/{award.public_id}/").content.decode()
    assert f"/credentials/{award.public_id}.png" in page
    assert f"/credentials/{award.public_id}.svg" in page
    assert (
        f"{transcript.public_id}.png"
        not in client.get(f"/credentials/{transcript.public_id}/").content.decode()
    )


@pytest.mark.covers("S82")
def test_a_description_has_the_shape_and_nothing_about_the_person(client: Client) -> None:
    learner = factories.person(email="reed@example.org")
    skill = Alignment("Weld in 3G position", "https://case.example.gov/CFItems/1", framework="Welding")
    award = factories.award(subject=learner, alignments=(skill,), field_of_study="48.0508")
    response = client.get(f"/credentials/{award.public_id}.jsonld")
    document = response.json()
    assert response["Content-Type"] == "application/ld+json"
    assert ctdl.broken(document) == []
    (read,) = ctdl.read(response.content)
    assert (read.name, read.kind, read.owner_name) == (award.title, "Course", award.source.name)
    assert read.competencies == (ctdl.Competency("Weld in 3G position", skill.url, "Welding"),)
    signed = issuance.document_of(award)["credentialSubject"]
    for personal in (
        "reed@example.org",
        signed["id"],
        signed["identifier"][0]["identityHash"],
        '"A"',
        "awarded",
    ):
        assert personal not in response.content.decode()


# -- reading from a registry -------------------------------------------------------------------------------------


def _file(folder: Path, content: Any) -> str:
    path = folder / "registry.json"
    path.write_text(json.dumps(content))
    return str(path)


@pytest.mark.covers("S82")
def test_an_exported_registry_file_imports_as_credentials(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_credentials", _file(tmp_path, exported()), "--vintage", "2026-11-01")
    assert capsys.readouterr().out == "2 credentials, 2 new\n"
    assert [str(one) for one in CredentialDescription.objects.offered()] == ["Welding 1"]
    kept = DataSet.objects.get(code=descriptions.CODE)
    assert (kept.vintage, kept.rows, kept.source) == ("2026-11-01", 2, "Credential Registry")


def test_the_same_file_twice_changes_nothing_and_a_newer_one_refreshes(tmp_path: Path) -> None:
    raw = json.dumps(ctdl.write(WELDING, ADDRESS)).encode()
    assert descriptions.load(raw, source="x", vintage="1").new == 1
    assert descriptions.load(raw, source="x", vintage="1").new == 0
    newer = raw.replace(b"Welding Technology", b"Welding and Joining")
    descriptions.load(newer, source="x", vintage="2")
    (kept,) = CredentialDescription.objects.all()
    assert (kept.name, str(kept.units), kept.cip) == ("Welding and Joining", "18.50", "48.0508")
    assert kept.competencies == [
        {"name": "Weld in 3G position", "url": "https://case.example.gov/1", "framework": "Welding skills"}
    ]


def test_a_file_with_one_bad_credential_changes_nothing(tmp_path: Path) -> None:
    broken = exported()
    broken[1]["decoded_resource"]["@graph"][0]["ceterms:ctid"] = "ce-nothing"
    with pytest.raises(CommandError, match="CTID ce-nothing"):
        call_command("load_credentials", _file(tmp_path, broken))
    with pytest.raises(CommandError, match=r"nothing\.json"):
        call_command("load_credentials", str(tmp_path / "nothing.json"))
    assert not CredentialDescription.objects.exists()


def test_the_database_takes_no_identifier_that_is_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CredentialDescription.objects.create(identifier="ce-7", kind="Badge", name="x")
