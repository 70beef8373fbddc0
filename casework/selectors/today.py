"""Today: each client on one line with the next step and the day on which access ends."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, OuterRef, Prefetch, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from accounts.models import Membership
from casework.models import Case, Client, Intake
from consent.models import Grant

#: More than a page of people is not a day; the rest is found under "All clients" (later issue).
_SHOWN = 300


@dataclass(frozen=True)
class Row:
    """One client of the list."""

    client: Client
    intake: Intake | None
    case: Case | None
    ends_at: datetime | None

    @property
    def step(self) -> str:
        """What to do next, in words."""
        if self.intake:
            return _("Go on with the intake") if self.ends_at else _("Finish the intake")
        return _("Look at the case") if self.case else _("Start a new intake")


def for_member(member: Membership) -> list[Row]:
    """The member's clients, those whose access ends first on top; four queries for any number of clients."""
    access = Subquery(
        Grant.objects.open_now()
        .for_viewer(member)
        .filter(learner=OuterRef("person"), purpose_ref__in=[OuterRef("ref"), OuterRef("intake_ref")])
        .order_by("expires_at")
        .values("expires_at")[:1]
    )
    open_intake = Intake.objects.filter(client=OuterRef("pk"), state=Intake.State.OPEN).values("pk")[:1]
    clients = (
        Client.objects.of_member(member)
        .alias(ref=Cast("pk", CharField()), intake_ref=Cast(Subquery(open_intake), CharField()))
        .annotate(ends_at=access)
        .prefetch_related(
            Prefetch("intakes", Intake.objects.filter(state=Intake.State.OPEN), to_attr="open_intakes"),
            Prefetch("cases", Case.objects.filter(state=Case.State.OPEN), to_attr="open_cases"),
        )
        .order_by("ends_at", "preferred_name")[:_SHOWN]
    )
    return [_row(client) for client in clients]


def _row(client: Any) -> Row:
    intake, case = next(iter(client.open_intakes), None), next(iter(client.open_cases), None)
    return Row(client, intake, case, client.ends_at)
