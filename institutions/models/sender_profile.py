"""Who sends files, and how far their word goes."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from core.models import Noun


class SenderProfileQuerySet(models.QuerySet["SenderProfile"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)


class SenderProfile(Noun):
    """One per organization that sends files; its own registrars' sign-in stands for it."""

    organization = models.OneToOneField(Organization, models.PROTECT, related_name="sender_profile")
    repair_allowed = models.BooleanField(_("one repair of a wrong namespace allowed"), default=True)
    default_namespace = models.CharField(_("version where none is named"), max_length=120, blank=True)
    # On, a file of which every document is sure is posted without a press of a button.
    auto_approve = models.BooleanField(_("post sure documents without asking"), default=False)
    takes_test_documents = models.BooleanField(_("takes documents marked TEST"), default=True)
    may_speak_for = models.ManyToManyField(
        Organization, related_name="+", blank=True, verbose_name=_("colleges it sends for")
    )

    objects = SenderProfileQuerySet.as_manager()

    class Meta:
        ordering = ["organization__name"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return str(self.organization)
