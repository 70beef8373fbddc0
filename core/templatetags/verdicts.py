"""A verdict in templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from core.verdicts import CheckLine, State, lines

register = template.Library()


@register.simple_tag
def verdict_state(value: object) -> State:
    """Word, tone and picture of a state."""
    return State(str(value))


@register.simple_tag
def five_checks(verdict: Any) -> list[CheckLine]:
    """The five checks of a verdict object or of the same as a mapping."""
    if isinstance(verdict, Mapping):
        return lines(verdict.get("checks", {}), verdict.get("reasons", []))
    return lines(verdict.checks, list(getattr(verdict, "reasons", [])))
