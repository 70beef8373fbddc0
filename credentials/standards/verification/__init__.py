"""The five checks of a record, each in a module of its own; `credentials.standards.engine` puts them together."""

from credentials.standards.verification.parties import (
    Challenge,
    Directory,
    KeyWindow,
    PersonHint,
    Resolver,
    Scope,
    Source,
    Unreachable,
)

__all__ = ["Challenge", "Directory", "KeyWindow", "PersonHint", "Resolver", "Scope", "Source", "Unreachable"]
