"""The portal's own key for receipts; its private half is sealed at rest."""

from django.db import models
from django.db.models import Q

from core.fields import SealedJSONField
from core.models import Noun


class PortalKey(Noun):
    """An Ed25519 key pair. Retired keys stay, so that old receipts still check."""

    kid = models.CharField(max_length=60, unique=True)
    public_jwk = models.JSONField()
    sealed_jwk = SealedJSONField()
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="one_current_key"
            )
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.kid
