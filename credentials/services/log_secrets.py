"""Handing an organization the secret by which it knows its own lines of the log."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organization, Person
from audit.services import ledger
from credentials.selectors import log


@transaction.atomic
def export(organization: Organization, *, by: Person) -> str:
    """A small text file: what it is, a warning, and the secret (32 bytes in hex) as its last word."""
    ledger.write("credentials.log_secret_taken", by=by, organization=organization, target=organization)
    warning = _("Keep this file to yourselves. Whoever has it can count what you sign. It signs nothing.")
    name = _("Secret of %(organization)s for the public log") % {"organization": organization.name}
    return f"{name}\n{warning}\n\n{log.secret_of(organization.pk).hex()}\n"
