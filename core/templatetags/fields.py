"""Form fields in templates: one kind of wrapper for each kind of control."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()
_KINDS: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
    ((forms.RadioSelect, forms.CheckboxSelectMultiple), "choices"),
    ((forms.MultiWidget, forms.SelectDateWidget), "parts"),
    (forms.CheckboxInput, "choice"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
)


@register.simple_tag
def kind_of(field: BoundField) -> str:
    """hidden, choice, choices, parts, file, select or text."""
    if field.is_hidden:
        return "hidden"
    return next((kind for types, kind in _KINDS if isinstance(field.field.widget, types)), "text")


@register.simple_tag
def described_by(field: BoundField, hint: object = "", why: object = "") -> str:
    """Ids of the texts that explain the field, in reading order."""
    base = field.auto_id or field.html_name
    parts = [
        ("why", why),
        ("hint", hint or (field.help_text if field.help_text != why else "")),
        ("error", field.errors),
    ]
    return " ".join(f"{base}_{name}" for name, there in parts if there)


@register.simple_tag
def control(field: BoundField, described: str = "", **attrs: Any) -> SafeString:
    """The field's own control, tied to its texts; empty attributes are left out."""
    given: dict[str, Any] = {
        "placeholder": False
    }  # a hint that vanishes is no hint; libraries like to set one
    given |= {
        name.replace("_", "-"): value for name, value in attrs.items() if value not in ("", None, False)
    }
    if described:
        given["aria-describedby"] = described
    return field.as_widget(attrs=given)


@register.simple_tag
def error_links(form: forms.BaseForm) -> list[dict[str, str]]:
    """Every error of a form with the id of the control to mend; errors of the whole form have none."""
    whole = [{"id": "", "label": "", "text": str(text)} for text in form.non_field_errors()]
    return whole + [
        {"id": bound.id_for_label or bound.auto_id, "label": str(bound.label), "text": str(text)}
        for bound in form
        for text in bound.errors
    ]
