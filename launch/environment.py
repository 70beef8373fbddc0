"""What child processes find in their environment."""

import os
from collections.abc import Mapping

from launch import machine_keys, pango, places


def for_portal(origin: str = "", given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The portal as on a laptop: this machine's keys and files, the demo world, Pango; a given name always wins."""
    ours = machine_keys.fill(given, places.SECRETS)
    ours |= {"PASSPORT_DEMO": "1", "PASSPORT_STORAGE": str(places.FILES)}
    ours |= {"PASSPORT_ORIGIN": origin} if origin else {}
    return ours | dict(given) | pango.ensure()


def for_tests(given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Tests hold no secrets: DEBUG brings the keys printed in the source."""
    return dict(given) | {"DEBUG": "1"} | pango.ensure()
