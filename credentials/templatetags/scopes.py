"""Scopes in plain words."""

from collections.abc import Iterable

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from credentials.enums import LEVEL_WORDS

register = template.Library()

#: Kinds of Open Badges 3.0 (section B.1) and our forms, in words that people use.
KINDS: dict[str, str | Promise] = {
    "*": _("any kind of record"),
    "Course": _("courses"),
    "Certificate": _("certificates"),
    "CertificateOfCompletion": _("certificates of completion"),
    "AssociateDegree": _("associate degrees"),
    "BachelorDegree": _("bachelor’s degrees"),
    "MasterDegree": _("master’s degrees"),
    "Diploma": _("diplomas"),
    "License": _("licenses"),
    "ApprenticeshipCertificate": _("apprenticeship certificates"),
    "MicroCredential": _("short credentials"),
    "Badge": _("badges"),
    "Competency": _("skills"),
    "Assessment": _("tests"),
    "ClrCredential": _("transcripts"),
    "EndorsementCredential": _("endorsements"),
}


@register.filter
def kinds(types: Iterable[str]) -> str:
    """`["Course", "ClrCredential"]` as “courses, transcripts”; a kind without words stands as its source wrote it."""
    return ", ".join(str(KINDS.get(one, one)) for one in types)


@register.filter
def levels(names: Iterable[str]) -> str:
    """Levels in words."""
    return ", ".join(str(LEVEL_WORDS.get(name, name)) for name in names)
