"""Put every signing key under the present master key, after it was changed."""

from typing import Any

from django.core.management.base import BaseCommand

from credentials.models import SigningKey
from credentials.services import key_store


class Command(BaseCommand):
    help = (
        "Seals every private key anew under PASSPORT_DATA_KEY. Name the key of before in PASSPORT_FORMER_DATA_KEYS; "
        "it must stay there for other sealed fields. Repeatable."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for key in SigningKey.objects.exclude(sealed_seed=b"").select_related("organization").iterator():
            key_store.reseal(key)
            number += 1
        self.stdout.write(f"{number} keys stand under the present master key")
