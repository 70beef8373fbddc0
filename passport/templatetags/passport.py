"""Words that the pages of this room make from the book."""

from typing import Any

from django import template
from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organization, Person
from consent.enums import Channel
from core.rungs import Rung
from core.verdicts import State
from passport.enums import LineState
from passport.models import Dispute, PassportLine
from passport.selectors.book import Book
from passport.selectors.dates import span
from passport.selectors.proofs import Proof
from passport.selectors.shared_view import SharedView
from passport.selectors.shares import LINK_HOLDER, Look

register = template.Library()
_NEXT = {"check": "passport:arrivals", "add": "passport:add", "share": "passport:share"}


@register.simple_tag
def next_url(code: str) -> str:
    """Where the one next action leads."""
    return reverse(_NEXT[code])


@register.simple_tag
def corrections_owed(source: Organization) -> dict[str, Any]:
    """How many requests for a correction wait for this source, and when the first is due: one question."""
    owed = Dispute.objects.sent_to(source).owed().order_by()
    return owed.aggregate(count=Count("pk"), first_due=Min("due_on"))


@register.simple_tag
def answers_to_read(person: Person) -> list[Dispute]:
    """A source's answers on which the learner has not acted yet."""
    asked = Dispute.objects.of(person)
    answered = asked.answered().filter(line__state=LineState.DISPUTED, line__removed_at=None)
    answered = answered.exclude(line__in=asked.owed().order_by().values("line"))
    return list(answered.select_related("line__source", "owner")[:5])


@register.simple_tag
def book_summary(book: Book) -> str:
    """`14 records. 9 are signed by their source. 12 skills.`"""
    if not book.total:
        return _("Your book is empty. That changes with one record.")
    signed = sum(Rung(one.line.rung).order >= Rung.SIGNED.order for one in book.lines)
    parts = [
        ngettext("%(n)s record.", "%(n)s records.", book.total) % {"n": book.total},
        ngettext("%(n)s is signed by its source.", "%(n)s are signed by their source.", signed)
        % {"n": signed}
        if signed
        else "",
        ngettext("%(n)s skill.", "%(n)s skills.", len(book.skills)) % {"n": len(book.skills)}
        if book.skills
        else "",
    ]
    return " ".join(filter(None, parts))


@register.simple_tag
def shown_of(book: Book) -> str:
    """`9 of 14 shown`, spoken when the filter changes; empty while all are shown."""
    if book.shown == book.total:
        return ""
    return _("%(shown)s of %(total)s shown") % {"shown": book.shown, "total": book.total}


@register.simple_tag
def line_when(line: PassportLine) -> str:
    """When it was, in words."""
    return span(line.starts_on, line.ends_on)


@register.simple_tag
def verdict_words(proof: Proof) -> str:
    """What stands on the folded proof: the verdict's word and its sentence."""
    return f"{State(proof.verdict).word}: {proof.sentence}"


@register.simple_tag
def shared_summary(view: SharedView) -> str:
    """`3 records. 2 are signed by their source.`"""
    count, signed = len(view.lines), sum(line.rung.order >= Rung.SIGNED.order for line in view.lines)
    words = ngettext("%(n)s record.", "%(n)s records.", count) % {"n": count}
    if signed:
        words += " " + ngettext(
            "%(n)s is signed by its source.", "%(n)s are signed by their source.", signed
        ) % {"n": signed}
    return words


@register.simple_tag
def who_looked(look: Look) -> str:
    """Who opened a share: a member with the organization, else whoever held the link."""
    if look.organization:
        return f"{look.who}, {look.organization}"
    return str(_("someone with the link")) if look.who == LINK_HOLDER else look.who


@register.simple_tag
def channel_words(channel: str) -> str:
    """By which way: by a link, as a file."""
    return str(Channel(channel).label) if channel in Channel.values else channel
