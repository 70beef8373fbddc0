"""The five checks over one document."""

from credentials.standards.verification.engine import verify
from credentials.standards.verification.parties import (
    Directory,
    KeyWindow,
    PersonHint,
    Resolver,
    Scope,
    Source,
    Unreachable,
)

__all__ = ["Directory", "KeyWindow", "PersonHint", "Resolver", "Scope", "Source", "Unreachable", "verify"]
