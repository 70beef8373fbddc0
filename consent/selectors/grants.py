"""The one question every room asks: is there an open grant?"""

from typing import Any

from django.db.models import QuerySet, Value

from accounts.models import Membership, Person
from consent.enums import Purpose
from consent.items import Item, merged
from consent.models import Grant, GrantItem
from consent.models.grant import GrantQuerySet


def open_for(
    learner: Person,
    viewer: Membership | None,
    purpose: Purpose | str,
    *,
    ref: str = "",
    category: str = "",
    kind: str = "",
    object_id: Any = "",
    made_at: Any = None,
) -> QuerySet[Grant]:
    """Open grants of the learner to the viewer for that purpose, by the clock of the database.

    `ref` narrows to one intake, case or share; `kind` and `object_id` (or `category`) to one thing. Never cache the
    answer: no yes outlives the request.
    """
    grants = Grant.objects.of(learner).open_now().for_viewer(viewer).filter(purpose=purpose)
    if ref:
        grants = grants.filter(purpose_ref=ref)
    if kind or category:
        grants = grants.covering(
            kind, str(object_id), [category], Value(made_at) if made_at else learner.created_at
        )
    return grants


def granted_items(grants: QuerySet[Grant]) -> list[Item]:
    """Everything that these grants name, each thing once, with the fields of all of them."""
    return list(merged(row.as_item() for row in GrantItem.objects.filter(grant__in=grants)))


def of_learner(learner: Person) -> GrantQuerySet:
    """All that a learner was asked or gave, newest first, with what their page names."""
    return (
        Grant.objects.of(learner)
        .exclude(state="draft")
        .select_related("recipient", "recipient_person", "asked_by__person", "notice", "discloser")
    )


def waiting_for(learner: Person) -> GrantQuerySet:
    """Questions that wait for this learner's answer."""
    return of_learner(learner).waiting()


def latest(learner: Person, viewer: Membership, purpose: Purpose | str, *, ref: str) -> Grant | None:
    """The newest grant of that purpose and reference addressed to the viewer's organization, whatever its state."""
    return (
        Grant.objects.of(learner)
        .filter(recipient=viewer.organization_id, purpose=purpose, purpose_ref=ref)
        .select_related("recipient", "learner")
        .order_by("-created_at")
        .first()
    )
