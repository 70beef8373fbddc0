"""Findings, states and evidence in words."""

import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from institutions import issue_codes
from institutions.models import ImportIssue

register = template.Library()
_TONES = {
    "rejected": "bad",
    "refused": "bad",
    "dead": "bad",
    "needs_review": "care",
    "in_review": "care",
    "choose": "care",
    "accepted": "good",
    "issued": "good",
    "posted": "good",
    "matched": "good",
    "done": "good",
    "sure": "good",
    "new": "calm",
    "waiting": "calm",
    "error": "bad",
    "review": "care",
    "warning": "care",
}
_SEVERITIES = {
    "error": _("Rejects"),
    "review": _("A person decides"),
    "warning": _("Please look"),
    "info": _("For your information"),
}
_FACTS = {
    "birth_date": _("birth date"),
    "surname": _("last name"),
    "first_name": _("first name"),
    "school": _("student number"),
    "cccid": _("CCCID"),
    "ssn": _("Social Security digest"),
    "last4": _("last four digits"),
}


@register.filter
def sentence(issue: ImportIssue) -> str:
    """What is wrong, in one sentence."""
    return issue_codes.sentence(issue)


@register.filter
def fault(issue: ImportIssue) -> str:
    """Whose fault it is."""
    return issue_codes.cause(issue.code).words


@register.filter
def breakable(path: str) -> SafeString:
    """A long path or code that may break after each step, so that tables fit."""
    parts = re.split(r"(?<=[/._])", path)
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in parts if part))


@register.filter
def state_tone(state: str) -> str:
    """The tone of a state, an outcome or a class."""
    return _TONES.get(str(state), "neutral")


@register.filter
def severity_words(severity: str) -> str:
    """How grave a finding is, in words."""
    return gettext(_SEVERITIES.get(severity, severity))


@register.filter
def fact_words(names: list[str]) -> str:
    """Names of facts as people say them, with commas."""
    return ", ".join(gettext(_FACTS.get(name, name)) for name in names)
