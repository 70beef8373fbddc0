"""The verbs of an intake: start, save, complete."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Person
from audit.services import ledger as history
from casework.intake_form import BY_CODE, QUESTIONS, VERSION
from casework.models import Case, Client, Intake, IntakeAnswer
from casework.selectors import filling
from casework.workflow import INTAKE
from consent.enums import Purpose
from consent.errors import ConsentRefused
from consent.items import Item
from consent.services import codes, grants
from core.clock import now
from core.errors import Cause, PortalError


class CodeUnknown(PortalError):
    """No open code reads so: wrong, used or too old; which of these is not said."""

    def __init__(self) -> None:
        words = _("That code does not work. Codes work once, for one day. Ask for a new one.")
        super().__init__("casework.code_unknown", Cause.YOUR_FILE, str(words))


@transaction.atomic
def start(code: str, *, preferred_name: str, by: Membership, during_case: bool = False) -> Intake:
    """Begin an intake with the person who shows this code, and ask them what the form may take from their passport.

    `during_case` also asks to see the same while the case is open. Nothing is read before they say yes. Raises
    `CodeUnknown`. With an open intake for this client, that one goes on.
    """
    person = codes.find(code, by=by)
    if person is None or person.pk == by.person_id:
        raise CodeUnknown
    client = _client(person, preferred_name, by)
    intake, made = Intake.objects.get_or_create(
        client=client, state=Intake.State.OPEN, defaults={"by": by, "form_version": VERSION}
    )
    ask(intake, by=by)
    if during_case:
        _ask(client, Purpose.SERVICE_COORDINATION, str(client.pk), by)
    if made:
        history.write(
            "casework.intake_started",
            by=by.person,
            about=person,
            organization=by.organization,
            role=by.role,
            target=intake,
        )
    return intake


def _client(person: Person, preferred_name: str, by: Membership) -> Client:
    facts = {"preferred_name": preferred_name.strip(), "assigned": by}
    return Client.objects.get_or_create(organization=by.organization, person=person, defaults=facts)[0]


def ask(intake: Intake, *, by: Membership) -> bool:
    """Ask the client for the form's fields; False when they said no less than 30 days ago."""
    return _ask(intake.client, Purpose.INTAKE_PREFILL, intake.ref, by)


def _ask(client: Client, purpose: Purpose, ref: str, by: Membership) -> bool:
    fields = [Item("intake_field", question.code) for question in QUESTIONS]
    try:
        grants.ask(client.person, by=by, purpose=purpose, items=fields, purpose_ref=ref)
    except ConsentRefused:
        return False  # the intake goes on without: no service depends on a yes
    return True


@transaction.atomic
def save(intake: Intake, answers: Mapping[str, str], *, by: Membership) -> int:
    """Keep what was typed; an empty answer takes the old one away. Saving the same again changes nothing."""
    row = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    INTAKE.check(row, "save")
    for question, value in answers.items():
        if question in BY_CODE:
            _save_one(row, question, value.strip(), by)
    return row.answers.count()


def _save_one(intake: Intake, question: str, value: str, by: Membership) -> None:
    if not value:
        intake.answers.filter(question=question).delete()
        return
    IntakeAnswer.objects.update_or_create(
        intake=intake, question=question, defaults={"value": value, "by": by}
    )


@transaction.atomic
def complete(intake: Intake, *, by: Membership) -> Case:
    """Finish the intake and open the case; the form's permission ends with it.

    Works the same when the client refused everything (C-02). Completing twice gives the same case.
    """
    row = Intake.objects.select_for_update(of=("self",)).select_related("client__person").get(pk=intake.pk)
    if row.state == Intake.State.OPEN:
        INTAKE.apply(row, "complete")
        shown = filling.for_viewer(row.client.person, by, Purpose.INTAKE_PREFILL, ref=row.ref)
        row.prefilled, row.typed, row.completed_at = len(shown), row.answers.count(), now()
        row.save()
        grants.close_all(purpose_ref=row.ref, recipient=by.organization, by=by.person, reason="intake")
        history.write(
            "casework.intake_completed",
            by=by.person,
            about=row.client.person,
            organization=by.organization,
            role=by.role,
            target=row,
        )
    return Case.objects.get_or_create(client=row.client, state=Case.State.OPEN, defaults={"opened_by": by})[0]
