"""Words before a yes: two languages, grade 6 or lower, the exact text kept (U2)."""

import hashlib

import pytest
from django.db import transaction

from consent import notices
from consent.enums import Purpose
from consent.models import NoticeText
from consent.reading import grade, longest_sentence
from tests.consent.factories import Cast, given

NEVER = ("wallet", "credential", "issuer", "verifier", "claim", "cryptographic", "json")


@pytest.mark.parametrize("language", notices.LANGUAGES)
@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_reads_easily(purpose: Purpose, language: str) -> None:
    notice = notices.for_purpose(purpose, language)
    assert notice.reading_grade <= 6
    assert longest_sentence(notice.text) <= 20
    assert not [word for word in NEVER if word in notice.text.lower()]


def test_the_measure_knows_hard_from_easy() -> None:
    hard = "Notwithstanding applicable regulatory provisions, authorization constitutes acknowledgement of redisclosure."
    assert grade(hard, "en") > 12
    assert grade("The dog ran. The cat sat.", "en") < 2
    duro = "La autorización constituye reconocimiento incondicional de las disposiciones reglamentarias aplicables."
    assert grade(duro, "es") > 6


def test_the_wage_notice_says_state_files(cast: Cast) -> None:
    assert "State government files" in notices.for_purpose("wage_match", "en").text
    assert "gobierno del Estado" in notices.for_purpose("wage_match", "es").text


def test_the_exact_text_in_the_readers_language_is_kept_once(cast: Cast) -> None:
    first, second = given(cast, language="es"), given(cast, language="es")
    kept = NoticeText.objects.get()
    assert first.notice == second.notice == kept
    assert kept.text == notices.for_purpose("service_coordination", "es").text
    assert kept.sha256 == hashlib.sha256(kept.text.encode()).hexdigest()
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        NoticeText.objects.update(text="other")
