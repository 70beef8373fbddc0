"""A search is a deed: it is recorded for four years and stands in the log of everyone who was shown."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from consent.enums import Purpose
from consent.services import ledger
from core.errors import Cause, PortalError
from employers.models import EmployerProfile, SearchRecord
from employers.search.query import Query
from employers.selectors import search


class NotVerified(PortalError):
    """The employer is not verified yet."""

    def __init__(self) -> None:
        words = _("Your organization is not verified yet. Ask the state desk to verify it, then search.")
        super().__init__("employers.not_verified", Cause.YOUR_FILE, words, status=403)


@transaction.atomic
def run(query: Query, *, by: Membership) -> search.Result:
    """Search for a verified employer, record it, and tell each shown learner's log. Raises `NotVerified`."""
    if not EmployerProfile.objects.filter(organization=by.organization, verified_at__isnull=False).exists():
        raise NotVerified
    result = search.find(query, seed=str(by.organization_id))
    shown = [card.handle for card in result.cards]
    SearchRecord.objects.create(
        organization=by.organization,
        by=by.person,
        query=query.as_json(),
        policy=search.POLICY,
        found=result.found,
        shown=shown,
    )
    for document in search.people_of(shown):
        _tell(document.person, by)
    return result


def _tell(learner: object, by: Membership) -> None:
    ledger.record(
        learner,  # type: ignore[arg-type]
        who=str(_("Someone who searched by skills")),
        role=by.get_role_display(),
        organization=by.organization,
        purpose=Purpose.BE_FOUND,
        items=[str(_("Your skills, without your name"))],
        channel="search",
    )
