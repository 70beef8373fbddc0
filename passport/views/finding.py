"""Fetching is the permission check: each function gives only what this visitor may see."""

from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from accounts.models import Person
from passport.models import Export, PassportLine, Share
from passport.selectors import shares
from passport.services import refusals


def me(request: HttpRequest) -> Person:
    """The person who is signed in; the door's lock has seen to that."""
    return cast(Person, request.user)


def find_line(request: HttpRequest, pk: UUID) -> PassportLine:
    """A line of one's own. Members of organizations meet 403 at other people's lines (L2), strangers 404."""
    own = PassportLine.objects.all_of(request.user).with_sources().select_related("person")
    return _own(request, own.filter(pk=pk), PassportLine, pk)


def find_share(request: HttpRequest, pk: UUID) -> Share:
    """A share of one's own."""
    own = Share.objects.of(request.user).select_related("person", "grant", "to_organization")
    return _own(request, own.filter(pk=pk), Share, pk)


def find_export(request: HttpRequest, pk: UUID) -> Export:
    """A printed copy of one's own."""
    own = Export.objects.of(request.user).select_related("person", "share", "share__person")
    return _own(request, own.filter(pk=pk), Export, pk)


def find_open(token: str) -> Share:
    """The share behind a link, open or ended; an unknown link is 404."""
    share = shares.by_token(token)
    if share is None:
        raise Http404
    return share


def _own(request: HttpRequest, rows: QuerySet[Any], model: type[Model], pk: UUID) -> Any:
    row = rows.first()
    if row is not None:
        return row
    # An insider is told "not your right", and the learner reads who tried; a stranger is told nothing at all.
    members: Any = request.memberships  # type: ignore[attr-defined]
    wanted: Any = model._base_manager.filter(pk=pk).first() if members else None
    if wanted is None:
        raise Http404
    refusals.note(wanted, viewer=request.acting or members[0])  # type: ignore[attr-defined]
    raise PermissionDenied
