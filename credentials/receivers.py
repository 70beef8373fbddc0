"""What this room does when one of its records changes."""

from typing import Any

from django.dispatch import receiver

from credentials.models import IssuedCredential
from credentials.services import renderings
from credentials.signals import credential_changed


@receiver(credential_changed)
def copies_follow(credential: IssuedCredential, **_: Any) -> None:
    """Copies for sharing have places of their own in the status lists: they are set with the record's."""
    renderings.follow(credential)
