"""Form controls that Django does not have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_PARTS = (("month", _("Month"), 2), ("day", _("Day"), 2), ("year", _("Year"), 4))


class DateParts(forms.SelectDateWidget):
    """A date as three short boxes: a birthday is known by heart and is quicker to type than to pick.

    Posts `<name>_month`, `<name>_day`, `<name>_year`, as Django's own select widget does. `birthday=True` lets the
    browser fill the parts in.
    """

    template_name = "core/date_parts.html"
    use_fieldset = True

    def __init__(self, *args: Any, birthday: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.birthday = birthday

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        typed = self.format_value(value)
        context["widget"]["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"id_{name}_{part}",
                "label": label,
                "length": length,
                "value": typed.get(part) or "",
                "autocomplete": f"bday-{part}" if self.birthday else "off",
            }
            for part, label, length in _PARTS
        ]
        return context

    def id_for_label(self, id_: str, index: str = "0") -> str:
        """The first box, so that a link from the error summary lands in it."""
        return f"{id_}_month"
