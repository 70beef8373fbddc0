"""Open Badges 1.0 and 1.1: `uid` and `verify`, hosted as JSON or signed as a token."""

from credentials.standards.formats.open_badges_2 import of_generation

FORM = of_generation(1, "OpenBadge1")
