"""A printed copy is made once, says everything, and is its owner's alone."""

import hashlib
import io
import json

import page
import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from credentials.services import log_heads, verification
from credentials.standards.verdict import State
from passport.enums import ExportState
from passport.models import Export
from passport.services import exports, lines
from tests.passport.factories import college, own_line, shared, signed_line


def text_of(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def files_of(export: Export) -> list[str]:
    return [name for name in default_storage.listdir("exports")[1] if str(export.pk) in name]


@pytest.mark.covers("U3", "L9", "S35")
def test_a_copy_is_archivable_accessible_and_carries_the_signed_files(amara: Person) -> None:
    line = signed_line(college(), amara)
    own_line(amara, "Cook")
    hidden = own_line(amara, "Secret job")
    lines.hide(hidden, by=amara)
    export = exports.make(exports.request(amara))
    assert export.state == ExportState.READY
    data = exports.read(export)
    for profile in ("3a", "ua1"):
        report = page.validate_pdf_bytes(data, profile=profile)
        assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures[:5]]
    said = text_of(data)
    for words in (
        "Amara Reyes",
        "Sociology of Aging",
        "Cook",
        "You added",
        "Signed + assessed",
        export.get_code(),
    ):
        assert words in said
    assert "Secret job" not in said
    with pikepdf.open(io.BytesIO(data)) as pdf:
        inside = [json.loads(spec.get_file().read_bytes()) for spec in pdf.attachments.values()]
    assert inside == [json.loads(bytes(line.credential.document))]


@pytest.mark.covers("M7")
def test_the_proof_from_the_public_log_travels_in_the_copy_and_in_the_file(amara: Person) -> None:
    line = signed_line(college(), amara)
    log_heads.sign()
    data = exports.read(exports.make(exports.request(amara)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        files = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert files["record-01.json"] == bytes(line.credential.document)
    told = json.loads(files["log-proofs.json"])["proofs"]
    assert [one["sha256"] for one in told] == [hashlib.sha256(files["record-01.json"]).hexdigest()]
    verdict = verification.verify(data)
    assert {(one.format, one.overall.value) for one in verdict.lines} >= {("LogProof", "passed")}
    (record,) = (
        Client().get(reverse("passport:shared_json", args=[shared(amara, [line]).token])).json()["records"]
    )
    compact = json.dumps(record["document"], ensure_ascii=False, separators=(",", ":")).encode()
    assert record["log"]["sha256"] == hashlib.sha256(compact).hexdigest()
    assert verification.verify(json.dumps(record["log"])).overall == State.PASSED


@pytest.mark.covers("L3", "L48", "L13")
def test_a_copy_of_a_share_holds_the_share_alone_and_its_notice(amara: Person) -> None:
    own_line(amara, "Secret job")
    share = shared(amara, [own_line(amara, "Cook")])
    export = exports.make(exports.request(amara, share=share))
    said = text_of(exports.read(export))
    assert "Cook" in said
    assert "Secret job" not in said
    assert share.get_code() in said
    assert "Do not pass this on." in said


def test_asking_twice_is_one_wish_and_making_twice_is_one_copy(amara: Person) -> None:
    own_line(amara)
    export = exports.request(amara)
    assert exports.request(amara) == export
    first = exports.make(export)
    digest, made = first.sha256, first.ready_at
    again = exports.make(Export.objects.of(amara).get())
    assert (again.sha256, again.ready_at, again.attempts) == (digest, made, 1)
    assert files_of(export) == [f"{export.pk}.pdf"]


def test_a_worker_that_died_halfway_leaves_nothing_lost_and_nothing_double(amara: Person) -> None:
    own_line(amara)
    export = exports.request(amara)
    # What a killed worker leaves: a row at work, a file that was written, and no lock.
    Export.objects.of(amara).update(state=ExportState.WORKING, attempts=1)
    from django.core.files.base import ContentFile

    default_storage.save(f"exports/{export.pk}.pdf", ContentFile(b"half"))
    done = exports.make(export)
    assert done.state == ExportState.READY
    assert exports.read(done).startswith(b"%PDF")
    assert files_of(export) == [f"{export.pk}.pdf"]


def test_lost_copies_are_offered_again_after_a_while(amara: Person) -> None:
    export = exports.request(amara)
    assert exports.lost() == []
    from datetime import timedelta

    from core.clock import now

    Export.objects.of(amara).update(updated_at=now() - timedelta(minutes=2))
    assert exports.lost() == [export]


def test_a_copy_is_never_half_ready(amara: Person) -> None:
    exports.request(amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Export.objects.of(amara).update(state=ExportState.READY)


@pytest.mark.covers("S8")
def test_the_file_on_disk_is_sealed_and_downloaded_by_its_owner_alone(
    amara: Person, stranger: Person
) -> None:
    own_line(amara, "Cook")
    export = exports.make(exports.request(amara))
    with open(default_storage.path(export.file), "rb") as file:
        assert b"%PDF" not in file.read()
    owner, other = Client(), Client()
    owner.force_login(amara)
    other.force_login(stranger)
    for name in ("copy", "copy_progress", "copy_file"):
        url = reverse(f"passport:{name}", args=[export.pk])
        assert owner.get(url).status_code == 200
        assert other.get(url).status_code == 404


def test_the_code_of_an_own_copy_opens_no_record(amara: Person) -> None:
    own_line(amara, "Cook")
    export = exports.make(exports.request(amara))
    answer = Client().get(f"/c/{export.get_code()}/")
    assert answer.status_code == 200
    assert b"Cook" not in answer.content
    assert b"Amara" not in answer.content


def test_forty_records_make_a_long_copy_with_numbered_pages(amara: Person) -> None:
    for n in range(40):
        own_line(amara, f"Job number {n}")
    export = exports.make(exports.request(amara, language="es", size="a4"))
    said = text_of(exports.read(export))
    assert export.pages > 2
    assert f"{export.pages} / {export.pages}" in said
    assert (export.done, export.total) == (40, 40)


@pytest.mark.covers("M1", "U3", "V-19")
def test_the_box_knows_our_own_copy_and_every_record_inside(amara: Person) -> None:
    signed_line(college(), amara)
    data = exports.read(exports.make(exports.request(amara)))
    verdict = verification.verify(data)
    assert verdict.overall == State.PASSED
    assert verdict.facts.issuer_name == "Career Passport"
    assert [line.overall for line in verdict.lines] == [State.PASSED]
    at = data.rindex(b"%PDF") + 400
    changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    assert verification.verify(changed).overall != State.PASSED
