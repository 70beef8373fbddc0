"""The same record in another form: made on request, kept, never a second award."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Person
from core.models import Noun
from credentials.enums import RenderingForm
from credentials.fields import SealedBytesField
from credentials.models.credential import IssuedCredential
from credentials.models.key import SigningKey
from credentials.models.status import StatusIndex

_FOR_SHARING = Q(
    form=RenderingForm.UNLINKABLE,
    status_index__isnull=False,
    ends_at__isnull=False,
    holder__gt="",
    choice__gt="",
)


class RenderingQuerySet(models.QuerySet["Rendering"]):
    def visible_to(self, person: Person) -> Self:
        """Whoever may see the record may see its forms; copies for sharing are the learner's alone."""
        seen = self.filter(credential__in=IssuedCredential.objects.visible_to(person))
        return seen.exclude(~Q(credential__subject=person), form=RenderingForm.UNLINKABLE)

    def for_sharing(self) -> Self:
        """Copies that nobody can join with each other: each has a place of its own in a status list."""
        return self.filter(form=RenderingForm.UNLINKABLE)


class Rendering(Noun):
    """One form of one record, for one holder's key or for none."""

    credential = models.ForeignKey(IssuedCredential, models.PROTECT, related_name="renderings")
    form = models.CharField(max_length=12, choices=RenderingForm)
    # The thumbprint of the holder's key (RFC 7638); empty when the copy is bound to none.
    holder = models.CharField(max_length=64, blank=True)
    # What was asked for, hashed: a retry is told from another wish.
    choice = models.CharField(max_length=64, blank=True)
    document: "models.Field[bytes, bytes]" = SealedBytesField()
    signing_key = models.ForeignKey(SigningKey, models.PROTECT, related_name="+")
    status_index = models.OneToOneField(
        StatusIndex, models.PROTECT, null=True, blank=True, related_name="rendering"
    )
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["credential", "form", "holder"], name="one_rendering_per_holder"),
            models.UniqueConstraint(
                fields=["holder"], condition=Q(form=RenderingForm.UNLINKABLE), name="one_copy_per_holder_key"
            ),
            models.CheckConstraint(
                condition=_FOR_SHARING
                | (~Q(form=RenderingForm.UNLINKABLE) & Q(status_index=None, ends_at=None, choice="")),
                name="copy_for_sharing_stands_alone",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="rendering_never_changes", operation=pgtrigger.Update),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "document": "the same file again when it is asked for, as long as the record; sealed",
            "holder": "whose key a copy is bound to, as long as the copy",
            "choice": "so that a retry makes no second copy, as long as the copy",
        }

    def __str__(self) -> str:
        return f"{self.credential_id} {self.form}"
