"""Self-test of the public log: every line is read again, and must still be what the signed heads say (M7)."""

from config.selftest.findings import Broken
from credentials.selectors import log_audit


def lines_are_unchanged() -> None:
    """Names the first lines that were changed or removed, for everyone to read."""
    found = log_audit.first_change()
    if found is not None:
        raise Broken(f"lines {found[0] + 1} to {found[1]} of the public log were changed or removed")
