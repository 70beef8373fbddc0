"""Trust facts stand where people decide: on the shared page itself, not in a policy (S21)."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from accounts.models import Person
from core.clock import now
from credentials import words
from credentials.addresses import host_of, origin
from credentials.models import StatusList
from credentials.standards.verdict import Check, passed, unknown
from passport.enums import LineState
from tests.passport.factories import college, own_line, shared, signed_line


@pytest.mark.covers("S21")
@pytest.mark.django_db
@pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("es", "/es")])
def test_a_shared_page_states_who_signed_when_it_was_checked_and_what_was_not(
    amara: Person, language: str, prefix: str
) -> None:
    signed = signed_line(college("Laurel College"), amara)
    share = shared(amara, [signed, own_line(amara)])
    StatusList.objects.update(document=None)  # the list of cancelled records cannot be read
    assert signed.state == LineState.ACCEPTED
    page = Client().get(f"{prefix}/s/{share.token}/").content.decode()
    with translation.override(language):
        facts = {
            "who signed": words.reason(Check.WHO_SIGNED, passed(), "Laurel College"),
            "when it was checked": gettext("Checked"),
            "the day": date_format(now(), "SHORT_DATETIME_FORMAT")[:10],
            "what was not checked": words.reason(
                Check.STILL_GOOD, unknown("status_unreachable", host_of(origin())), ""
            ),
            "what nobody signed": gettext("Nobody has signed this record, so there is nothing to check."),
        }
    assert {name: fact for name, fact in facts.items() if fact not in page} == {}
    assert page.count('data-state="could_not_check"') == 1
