"""Telling key managers that a signing stands out: by mail where the operator named a mail server."""

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Membership
from credentials.addresses import origin
from credentials.models import KeyAlarm

log = structlog.get_logger(__name__)


def tell_key_managers(alarm: KeyAlarm) -> int:
    """Write to each administrator of the organization; returns to how many. The page shows the alarm in any case.

    The mail names the organization, the kind and the number: no record and no learner.
    """
    managers = Membership.objects.active().filter(
        organization=alarm.organization, role=Role.ORGANIZATION_ADMIN
    )
    addresses = sorted({m.person.email for m in managers.select_related("person") if m.person.email})
    for address in addresses:
        _send(alarm, address)
    log.warning("key_alarm", kind=alarm.kind, organization=str(alarm.organization_id), told=len(addresses))
    return len(addresses)


def _send(alarm: KeyAlarm, address: str) -> None:
    facts = {"name": alarm.organization.name, "what": alarm.get_kind_display(), "number": alarm.signings}
    lines = [
        _("%(name)s: %(what)s (%(number)s).") % facts,
        _("Open the page of your keys and look at it today."),
        origin() + reverse("credentials:keys"),
    ]
    try:
        send_mail(_("A signing stands out"), "\n\n".join(lines), settings.DEFAULT_FROM_EMAIL, [address])
    except OSError as error:  # a mail server that is down must not stop the watch
        log.error("key_alarm_mail_failed", error=type(error).__name__)
