"""Finding is the permission check: a stranger meets 404, an insider without the right meets 403."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Membership
from credit_prior_learning.models import Evidence, Petition, PetitionLine
from credit_prior_learning.policies import allows


def find_line(request: Any, line_id: UUID) -> PetitionLine:
    """A line that the viewer may see."""
    line = PetitionLine.objects.with_facts().filter(pk=line_id).first()
    if line is None:
        raise Http404
    if not allows(request.user, "cpl.view", line):
        if _is_insider(request.user, line):
            raise PermissionDenied
        raise Http404
    return line


def find_own(request: Any, line_id: UUID) -> PetitionLine:
    """A line of the viewer's own request; staff who may see it have their own page."""
    line = find_line(request, line_id)
    if line.petition.learner_id != request.user.pk:
        raise PermissionDenied
    return line


def find_case(request: Any, line_id: UUID) -> PetitionLine:
    """A line as staff see it; nobody works on their own."""
    line = find_line(request, line_id)
    if line.petition.learner_id == request.user.pk:
        raise PermissionDenied
    return line


def find_petition(request: Any, petition_id: UUID) -> Petition:
    """A request of the viewer that is not sent yet."""
    own = Petition.objects.of(request.user).select_related("college", "learner")
    return get_object_or_404(own.exclude(lines__submitted_at__isnull=False), pk=petition_id)


def find_proof(request: Any, proof_id: UUID) -> Evidence:
    """A piece of proof that the viewer may open: the learner, the coordinator, the assessor without a conflict."""
    item = get_object_or_404(Evidence.objects.select_related("petition__learner"), pk=proof_id)
    if item.petition.learner_id == request.user.pk:
        return item
    lines = [
        line
        for line in PetitionLine.objects.sent().with_facts().filter(petition=item.petition)
        if allows(request.user, "cpl.view", line)
    ]
    if not lines:
        raise Http404
    if not any(allows(request.user, "cpl.see_evidence", line) for line in lines):
        raise PermissionDenied
    return item


def _is_insider(person: Any, line: PetitionLine) -> bool:
    sent_here = line.submitted_at is not None and line.petition.college_id
    return bool(
        sent_here
        and Membership.objects.active().of(person).filter(organization=line.petition.college).exists()
    )
