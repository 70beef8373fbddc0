"""Finding is the permission check: a learner finds their own, anyone else meets 404."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from consent.models import Grant
from consent.selectors import grants


def find_grant(request: HttpRequest, pk: UUID) -> Grant:
    """A grant of the signed-in learner."""
    return get_object_or_404(grants.of_learner(request.user), pk=pk)  # type: ignore[arg-type]
