"""Finding is the permission check: another organization meets 404, a colleague without the case meets 403."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Membership
from casework.models import Case, Client, Intake


def acting(request: HttpRequest) -> Membership:
    """The membership that the door let in."""
    member: Membership = request.acting  # type: ignore[attr-defined]
    return member


def find_client(request: HttpRequest, pk: UUID) -> Client:
    member = acting(request)
    rows = Client.objects.select_related("person", "organization", "assigned__person")
    client = get_object_or_404(rows, pk=pk, organization=member.organization)
    return _allowed(client, member, client)


def find_intake(request: HttpRequest, pk: UUID) -> Intake:
    member = acting(request)
    rows = Intake.objects.select_related("client__person", "client__organization", "by__person")
    intake = get_object_or_404(rows, pk=pk, client__organization=member.organization)
    return _allowed(intake.client, member, intake)


def find_case(request: HttpRequest, client: Client) -> Case | None:
    """The client's newest case, if any."""
    return client.cases.select_related("closed_by__person").first()


def _allowed(client: Client, member: Membership, row: Any) -> Any:
    mine: QuerySet[Client] = Client.objects.of_member(member)
    if not mine.filter(pk=client.pk).exists():
        raise PermissionDenied
    return row
