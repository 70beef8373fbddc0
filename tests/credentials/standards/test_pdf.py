"""Signed PDF documents: what covers the whole file holds, later changes show, files inside speak for themselves (V-19)."""

import io
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from credentials.standards.verdict import Check, State, Verdict
from tests.credentials.standards import pdf_world as pdfs
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import LIST, World, text

pytestmark = pytest.mark.covers("M1", "V-19")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a check must not open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def _check(pdf: bytes, world: World | None = None, **asked: Any) -> Verdict:
    return (world or pdfs.world()).check(pdf, **{"at": datetime.now(UTC) + timedelta(minutes=1)} | asked)


def _reason(verdict: Verdict, check: Check) -> tuple[State, str]:
    outcome = verdict.checks[check]
    return outcome.state, outcome.reason


@pytest.fixture(scope="module")
def authority() -> pdfs.Authority:
    return pdfs.Authority()


def test_our_own_document_passes() -> None:
    verdict = _check(pdfs.signed())
    assert verdict.overall == State.PASSED
    assert verdict.facts.issuer_name == "Career Passport"
    assert verdict.facts.title == "Transcript"
    assert _reason(verdict, Check.STILL_GOOD) == (State.PASSED, "certificate_good")


def test_another_checker_takes_our_own_document_too() -> None:
    reader = PdfFileReader(io.BytesIO(pdfs.signed()))
    root = asn1_x509.Certificate.load(reader.embedded_signatures[0].signer_cert.dump())
    context = ValidationContext(trust_roots=[root], allow_fetching=False)
    with ThreadPoolExecutor(
        1
    ) as alone:  # a browser test before this one leaves its event loop in this thread
        told = alone.submit(validate_pdf_signature, reader.embedded_signatures[0], context).result()
    assert told.intact
    assert told.valid
    assert told.trusted
    assert told.coverage.name == "ENTIRE_FILE"
    assert told.docmdp_ok


def test_one_changed_byte_shows() -> None:
    raw = pdfs.signed()
    assert raw.count(b"Grade A") == 1
    changed = _check(raw.replace(b"Grade A", b"Grade B"))
    assert changed.overall == State.FAILED
    assert _reason(changed, Check.UNCHANGED) == (State.FAILED, "content_changed")


def test_a_later_update_shows_and_so_does_a_file_put_in_afterwards() -> None:
    raw = pdfs.signed()
    later = pdfs.with_later_file(raw, text(award()).encode())
    for changed in (pdfs.updated(raw), later, raw + b"\n%PDF-1.7\nmore"):
        verdict = _check(changed)
        assert verdict.overall == State.FAILED
        assert _reason(verdict, Check.UNCHANGED)[0] != State.PASSED


def test_records_inside_have_verdicts_of_their_own() -> None:
    good, other = text(award()), text(award()).replace("Welding", "Molding")
    raw = pdfs.signed(pdfs.blank(files={"a.json": good.encode(), "b.json": other.encode()}))
    verdict = _check(raw, pdfs.world(lists={LIST: published_list()}))
    assert verdict.checks[Check.UNCHANGED].passed
    assert sorted(line.overall for line in verdict.lines) == [State.FAILED, State.PASSED]
    failed = next(line for line in verdict.lines if line.overall == State.FAILED)
    assert _reason(failed, Check.UNCHANGED) == (State.FAILED, "content_changed")


def test_a_signer_whom_nobody_knows_is_neither_good_nor_bad(authority: pdfs.Authority) -> None:
    verdict = _check(authority.sign())
    assert verdict.overall == State.COULD_NOT_CHECK
    assert verdict.checks[Check.WHO_SIGNED].detail == "Example College"
    assert _reason(verdict, Check.WHO_SIGNED) == (State.COULD_NOT_CHECK, "certificate_not_in_directory")
    assert verdict.checks[Check.UNCHANGED].passed


def test_without_a_list_inside_the_site_that_knows_is_named(authority: pdfs.Authority) -> None:
    outcome = _check(authority.sign(), pdfs.world(authority.source())).checks[Check.STILL_GOOD]
    assert (outcome.state, outcome.reason) == (State.COULD_NOT_CHECK, "certificate_list_unreachable")
    assert outcome.detail == authority.host


def test_a_list_inside_tells_whether_the_certificate_stood(authority: pdfs.Authority) -> None:
    world, raw = pdfs.world(authority.source()), authority.sign()
    good = _check(authority.with_list(raw), world)
    assert good.overall == State.PASSED
    assert good.facts.issuer_name == "Example College"
    early = _check(authority.with_list(raw, taken=pdfs.NOW - timedelta(days=9)), world)
    assert _reason(early, Check.STILL_GOOD) == (State.FAILED, "certificate_revoked")
    late = _check(authority.with_list(raw, taken=pdfs.NOW + timedelta(days=9)), world)
    assert _reason(late, Check.STILL_GOOD) == (State.COULD_NOT_CHECK, "certificate_revoked_later")


def test_a_certificate_that_ended_proves_no_time() -> None:
    ended = pdfs.Authority(days=301, listed=False)
    verdict = _check(ended.sign(), pdfs.world(ended.source()), at=pdfs.NOW + timedelta(days=30))
    assert _reason(verdict, Check.STILL_GOOD) == (State.COULD_NOT_CHECK, "certificate_ended")


def test_short_keys_do_not_count() -> None:
    weak = pdfs.Authority(key_size=1024)
    verdict = _check(weak.sign(), pdfs.world(weak.source()))
    assert _reason(verdict, Check.UNCHANGED) == (State.FAILED, "algorithm_not_allowed")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (pdfs.locked(), "locked_pdf"),
        (b"%PDF-1.7\nnothing here", "broken_pdf"),
        (pdfs.blank()[:200], "broken_pdf"),
        (b"%PDF-1.7\n" + b"\0" * 2_000_000, "broken_pdf"),
        (b"%PDF-1.7\n" + b"1 0 obj<<" * 100_000, "broken_pdf"),
    ],
    ids=["locked", "empty", "cut", "zeros", "nested"],
)
def test_files_that_are_no_documents_say_so_at_once(raw: bytes, reason: str) -> None:
    began = time.perf_counter()
    verdict = _check(raw)
    assert time.perf_counter() - began < 5
    assert verdict.overall != State.PASSED
    assert verdict.checks[Check.UNCHANGED].reason in (reason, "too_complex")


def test_a_document_that_nobody_signed_is_told_as_such() -> None:
    verdict = _check(pdfs.blank())
    assert _reason(verdict, Check.WHO_SIGNED) == (State.FAILED, "unsigned")
    assert _reason(verdict, Check.UNCHANGED) == (State.NOT_APPLICABLE, "unsigned")


def test_a_key_for_awards_signs_no_documents() -> None:
    wrong = pdfs.portal(windows=(pdfs.KeyWindow(pdfs.PIN, pdfs.SINCE, purpose="award"),))
    assert _reason(_check(pdfs.signed(), pdfs.world(wrong)), Check.WHO_SIGNED) == (
        State.FAILED,
        "key_not_for_this",
    )


def test_a_lost_key_is_told() -> None:
    lost = pdfs.portal(windows=(pdfs.KeyWindow(pdfs.PIN, pdfs.SINCE, lost=pdfs.SINCE, purpose="document"),))
    assert _reason(_check(pdfs.signed(), pdfs.world(lost)), Check.WHO_SIGNED) == (State.FAILED, "key_revoked")
