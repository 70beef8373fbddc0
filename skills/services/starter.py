"""The set that comes with the repo."""

from skills.data import starter
from skills.services import frameworks


def load() -> int:
    """Load the starter set; idempotent. Returns the number of skills."""
    return frameworks.load(
        "starter",
        starter.skills(),
        name="Starter skills",
        source="Written for this project",
        vintage=starter.VINTAGE,
        licence="Apache-2.0",
    )
