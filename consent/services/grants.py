"""The verbs of consent: ask, give, refuse, change, withdraw, end. Each is one transaction with its lines inside.

`grant_opened` and `grant_closed` are sent within that transaction: whoever shows less must do so at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from accounts.models import Membership, Organization, Person
from audit.services import ledger as history
from consent import notices
from consent.enums import ENDED, OPEN, AuthLevel, Method, Purpose, State, Via
from consent.errors import AlreadyEnded, ConsentIncomplete, ConsentRefused
from consent.items import Item, merged
from consent.models import Grant, GrantItem, NoticeText
from consent.purposes import ASK_LIFE, LATER, RULES
from consent.selectors.clock import database_now
from consent.services import ledger, receipts, terms
from consent.signals import grant_closed, grant_opened
from consent.workflow import GRANT


@transaction.atomic
def ask(
    learner: Person,
    *,
    by: Membership,
    purpose: Purpose | str,
    items: Sequence[Item] = (),
    categories: Sequence[str] = (),
    purpose_ref: str = "",
    expires_at: datetime | None = None,
    discloser: Organization | None = None,
) -> Grant:
    """A member asks a learner for a permission; the learner answers on their own screen.

    `items` name what is asked for without its content. Raises `ConsentIncomplete` without purpose or anything named,
    `ConsentRefused` when the learner said no to the same less than 30 days ago. Asking twice gives the first question.
    """
    if purpose not in Purpose.values:
        raise ConsentIncomplete("purpose")
    if not (items or categories):
        raise ConsentIncomplete("records")
    same = Grant.objects.of(learner).filter(
        recipient=by.organization, purpose=purpose, purpose_ref=purpose_ref
    )
    _not_too_soon(learner, by.organization, purpose)
    if already := same.waiting().first():
        return already
    return _ask(learner, by, purpose, items, categories, purpose_ref, expires_at, discloser)


def _not_too_soon(learner: Person, organization: Organization, purpose: Purpose | str) -> None:
    said_no = Grant.objects.of(learner).filter(
        recipient=organization, purpose=purpose, state=State.REFUSED, ended_at__gt=Now() - ASK_LIFE
    )
    if said_no.exists():
        raise ConsentRefused("asked_too_soon")


def _ask(
    learner: Person,
    by: Membership,
    purpose: Purpose | str,
    items: Sequence[Item],
    categories: Sequence[str],
    purpose_ref: str,
    expires_at: datetime | None,
    discloser: Organization | None,
) -> Grant:
    rule = RULES[Purpose(purpose)]
    grant = Grant.objects.create(
        learner=learner,
        state=State.ASKED,
        asked_by=by,
        asked_at=database_now(),
        asked_items=[item.as_json() for item in items],
        categories=list(categories),
        recipient=by.organization,
        discloser=discloser,
        purpose=purpose,
        purpose_ref=purpose_ref,
        legal_basis=rule.basis,
        expires_at=expires_at,
        ends_with=rule.ends_with or "",
    )
    _tell(grant, "asked", by=by.person, role=by.role, items=items)
    return grant


@transaction.atomic
def give(
    learner: Person,
    *,
    purpose: Purpose | str,
    expires_at: datetime | None,
    by: Person | None,
    recipient: Organization | None = None,
    recipient_person: Person | None = None,
    recipient_words: str = "",
    recipient_members: Sequence[UUID] = (),
    categories: Sequence[str] = (),
    items: Sequence[Item] = (),
    method: Method | str = Method.SELF,
    notice: notices.Notice | str | None = None,
    language: str = "en",
    reauth_at: datetime | None = None,
    auth_level: AuthLevel | str = AuthLevel.SIGNED_IN,
    discloser: Organization | None = None,
    purpose_ref: str = "",
    follows_updates: bool = False,
    operations: Sequence[str] = ("view",),
    ends_with: str = "",
    signing: UUID | None = None,
    answering: Grant | None = None,
) -> Grant:
    """The learner says yes: to one recipient, for one purpose, until one end.

    `recipient_words` names the receiver of a link ("the landlord"); `answering` is the question that is answered, if
    any; `notice` the text that was shown. Given by the learner it is open at once; given with help it is open for at
    most 30 days until confirmed. Raises `ConsentIncomplete` or `ConsentRefused` (34 CFR 99.30; design sections 3-5).
    """
    wanted = terms.Terms(
        learner=learner,
        by=by,
        purpose=purpose,
        recipient=recipient,
        recipient_person=recipient_person,
        recipient_words=recipient_words,
        recipient_members=recipient_members,
        discloser=discloser,
        purpose_ref=purpose_ref,
        categories=categories,
        items=items,
        follows_updates=follows_updates,
        operations=operations,
        expires_at=expires_at,
        ends_with=ends_with,
        method=method,
        auth_level=auth_level,
        reauth_at=reauth_at,
    )
    starts_at = database_now()
    ready = terms.checked(wanted, starts_at=starts_at)
    shown = _kept(notice, language)
    grant = _waiting(answering) if answering else Grant(learner=learner, state=State.DRAFT)
    return _open(grant, ready, shown, starts_at=starts_at, signing=signing)


def _kept(notice: notices.Notice | str | None, language: str) -> NoticeText:
    """The row with the exact text that was shown. Raises `ConsentIncomplete` when none was."""
    if not notice:
        raise ConsentIncomplete("notice")
    shown = notices.for_purpose(notice, language) if isinstance(notice, str) else notice
    facts = {
        "code": shown.code,
        "version": shown.version,
        "language": shown.language,
        "text": shown.text,
        "reading_grade": shown.reading_grade,
    }
    return NoticeText.objects.get_or_create(sha256=shown.sha256, defaults=facts)[0]


def _waiting(grant: Grant) -> Grant:
    """The question, locked. Raises `ConsentRefused` when it was answered meanwhile or has lapsed."""
    row = Grant.objects.select_for_update(of=("self",)).waiting().filter(pk=grant.pk).first()
    if row is None:
        raise ConsentRefused("no_longer_waiting", status=409)
    return row


def _open(
    grant: Grant,
    ready: terms.Terms,
    notice: NoticeText,
    *,
    starts_at: datetime,
    signing: UUID | None = None,
    event: str = "given",
) -> Grant:
    GRANT.apply(grant, "give" if ready.is_by_learner else "give_with_help")
    _write_terms(grant, ready)
    grant.notice, grant.effective_at, grant.signing = notice, starts_at, signing
    grant.save()
    _write_items(grant, ready.items)
    receipts.attach(grant)
    grant.save(update_fields=["receipt_jws", "receipt_sha256", "updated_at"])
    _tell(grant, event, by=ready.by, items=ready.items, notice_shown=True)
    grant_opened.send(sender=Grant, grant=grant)
    return grant


def _write_terms(grant: Grant, ready: terms.Terms) -> None:
    grant.learner, grant.granted_by = ready.learner, ready.by
    grant.witness = None if ready.is_by_learner else ready.by
    grant.recipient, grant.recipient_person = ready.recipient, ready.recipient_person
    grant.recipient_words = ready.recipient_words.strip() or None
    grant.recipient_members = list(ready.recipient_members)
    grant.discloser, grant.legal_basis = ready.discloser, ready.legal_basis
    grant.purpose, grant.purpose_ref = ready.purpose, ready.purpose_ref
    grant.categories, grant.item_count = list(ready.categories), len(ready.items)
    grant.follows_updates, grant.operations = ready.follows_updates, list(ready.operations)
    grant.expires_at = ready.expires_at
    grant.ends_with = ready.ends_with or ready.rule.ends_with or ""
    grant.method, grant.auth_level, grant.reauth_at = ready.method, ready.auth_level, ready.reauth_at


def _write_items(grant: Grant, items: Iterable[Item]) -> None:
    GrantItem.objects.bulk_create(
        GrantItem(
            grant=grant,
            kind=item.kind,
            object_id=str(item.id),
            fields=list(item.fields),
            digest=item.digest,
            from_college=item.from_college,
        )
        for item in items
    )


@transaction.atomic
def refuse(grant: Grant, *, by: Person) -> Grant:
    """The learner says no. No reason is asked, no service changes; a second no changes nothing."""
    _own(grant, by)
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.state == State.REFUSED:
        return row
    GRANT.apply(row, "refuse")
    _end(row, by=by, via=Via.LEARNER)
    _tell(row, "refused", by=by)
    return row


@transaction.atomic
def postpone(grant: Grant, *, by: Person) -> Grant:
    """ "Ask me later": the question stays, and nobody reminds the learner for a week."""
    _own(grant, by)
    row = _waiting(grant)
    row.remind_after = database_now() + LATER
    row.save(update_fields=["remind_after", "updated_at"])
    return row


@transaction.atomic
def confirm(
    grant: Grant, *, by: Person, reauth_at: datetime | None, expires_at: datetime | None = None
) -> Grant:
    """The learner confirms what was given with help; from then on it is their own yes.

    Raises `ConsentIncomplete` without a fresh sign-in, `AlreadyEnded` when the 30 days are over.
    """
    _own(grant, by)
    row = _open_row(grant)
    if not terms.is_fresh(reauth_at):
        raise ConsentIncomplete("sign_in")
    GRANT.apply(row, "confirm")
    row.reauth_at, row.auth_level, row.granted_by = reauth_at, AuthLevel.SIGNED_IN, by
    row.expires_at = min(expires_at or row.expires_at or row.latest_end, row.latest_end)
    receipts.attach(row)
    row.save()
    _tell(row, "confirmed", by=by)
    return row


@transaction.atomic
def withdraw(grant: Grant, *, by: Person) -> Grant:
    """The learner stops a permission; from this transaction on it opens nothing.

    A member of the recipient may record a spoken wish. Raises `AlreadyEnded` when someone was faster.
    """
    staff = grant.learner_id != by.pk
    if staff and not Grant.objects.visible_to(by).filter(pk=grant.pk).exists():
        raise ConsentRefused("not_yours", status=403)
    row = _open_row(grant)
    GRANT.apply(row, "withdraw")
    return _close(row, by=by, via=Via.STAFF if staff else Via.LEARNER, reason="withdrawn")


@transaction.atomic
def close(grant: Grant, *, reason: str, by: Person | None = None) -> Grant:
    """End a permission because its event came (`intake`, `case`, `referral`) or its date passed (`clock`)."""
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.state in ENDED:
        return row
    if row.state not in OPEN:
        GRANT.apply(row, "lapse")
        _end(row, by=by, via=Via.EVENT)
        _tell(row, "lapsed", by=by)
        return row
    GRANT.apply(row, "end")
    return _close(row, by=by, via=Via.CLOCK if reason == "clock" else Via.EVENT, reason="expired")


def close_all(*, purpose_ref: str, recipient: Organization, by: Person | None = None, reason: str) -> int:
    """End every permission and question that hangs on one intake, case or referral; in the caller's transaction."""
    rows = Grant.objects.filter(recipient=recipient, purpose_ref=purpose_ref).exclude(state__in=ENDED)
    return len([close(row, reason=reason, by=by) for row in rows])


@transaction.atomic
def change(
    grant: Grant,
    *,
    by: Person,
    items: Sequence[Item] | None = None,
    categories: Sequence[str] | None = None,
    expires_at: datetime | None = None,
    reauth_at: datetime | None = None,
) -> Grant:
    """The learner shows less, or more, or for another time: a new grant replaces the old one.

    Less or shorter keeps the old signature; more or longer raises `ConsentRefused` without a fresh sign-in.
    """
    _own(grant, by)
    old = _open_row(grant)
    before = old.granted_items()
    wanted = terms.Terms(
        learner=old.learner,
        by=by,
        purpose=old.purpose,
        recipient=old.recipient,
        recipient_person=old.recipient_person,
        recipient_words=old.recipient_words or "",
        recipient_members=old.recipient_members,
        discloser=old.discloser,
        purpose_ref=old.purpose_ref,
        categories=old.categories if categories is None else categories,
        items=before if items is None else items,
        follows_updates=old.follows_updates,
        operations=old.operations,
        expires_at=expires_at or old.expires_at,
        ends_with=old.ends_with,
        auth_level=old.auth_level,
        reauth_at=reauth_at,
    )
    if not _is_wider(wanted, old, before):
        ready = _same_signature(wanted, old)
    elif terms.is_fresh(reauth_at):
        ready = terms.checked(wanted, starts_at=database_now())
    else:
        raise ConsentRefused("wider_needs_signing")
    return _replace(old, ready)


def _is_wider(wanted: terms.Terms, old: Grant, before: Sequence[Item]) -> bool:
    if old.expires_at is None or wanted.expires_at is None or wanted.expires_at > old.expires_at:
        return True
    if not set(wanted.categories) <= set(old.categories):
        return True
    # Items name single rows of a category; without any, the whole category is open.
    if not wanted.items and before:
        return True
    return bool(before) and not all(item.within(before) for item in wanted.items)


def _same_signature(wanted: terms.Terms, old: Grant) -> terms.Terms:
    if not (wanted.items or wanted.categories):
        raise ConsentIncomplete("records")
    return replace(wanted, items=merged(wanted.items), reauth_at=old.reauth_at)


def _replace(old: Grant, ready: terms.Terms) -> Grant:
    assert old.notice is not None
    GRANT.apply(old, "change")
    _close(old, by=ready.by, via=Via.LEARNER, reason="superseded", tell=False)
    new = Grant(
        learner=old.learner, state=State.DRAFT, supersedes=old, asked_by=old.asked_by, asked_at=old.asked_at
    )
    return _open(new, ready, old.notice, starts_at=database_now(), signing=old.signing, event="changed")


def tidy() -> int:
    """Write down the end of what the clock has already ended. Access never waits for this. Returns how many."""
    over = Grant.objects.filter(state__in=OPEN, expires_at__lte=Now())
    unanswered = Grant.objects.filter(state__in=["asked", "draft"], asked_at__lte=Now() - ASK_LIFE)
    rows = [*over[:500], *unanswered[:500]]
    for row in rows:
        close(row, reason="clock")
    return len(rows)


def _own(grant: Grant, by: Person) -> None:
    if grant.learner_id != by.pk:
        raise ConsentRefused("not_yours", status=403)


def _open_row(grant: Grant) -> Grant:
    """The grant, locked and open. Two may press stop at once; the second must see the first one's end."""
    row = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.state not in OPEN or row.expires_at is None or row.expires_at <= database_now():
        raise AlreadyEnded
    return row


def _close(row: Grant, *, by: Person | None, via: Via, reason: str, tell: bool = True) -> Grant:
    _end(row, by=by, via=via)
    if tell:
        _tell(row, reason, by=by)
    grant_closed.send(sender=Grant, grant=row, reason=reason)
    return row


def _end(row: Grant, *, by: Person | None, via: Via) -> None:
    # Never before its own beginning, also when both fall into the same instant.
    started = (row.effective_at or database_now()) + timedelta(microseconds=1)
    row.ended_at, row.ended_by, row.ended_via = max(database_now(), started), by, via
    if row.effective_at:
        receipts.attach(row)
    row.save()


def _tell(
    grant: Grant,
    event: str,
    *,
    by: Person | None,
    role: str = "",
    items: Iterable[Item] = (),
    notice_shown: bool = False,
) -> None:
    """One line in the learner's sealed ledger; one in the open history, which names organizations and no one else."""
    ledger.record(
        grant.learner,
        who=by,
        role=role,
        organization=grant.recipient_name,
        purpose=grant.purpose,
        items=items,
        event=event,
        grant=grant,
        notice_shown=notice_shown,
    )
    history.write(
        f"consent.{event}",
        by=by,
        about=grant.learner,
        organization=grant.recipient,
        role=role,
        target=grant,
        purpose=grant.purpose,
    )
