"""Merges what somebody else stored into a form that a person is still typing in."""

from collections.abc import Mapping

from ui.pages.records import texts
from ui.widgets.fields.field_form import FieldForm


def merge_stored_values(form: FieldForm, base: dict[str, object], stored: Mapping[str, object]) -> str:
    """Show the stored value in each field that this person did not change; return a message for them.

    base: the form's values before this person typed anything; updated, so that a second conflict reports only news
    stored: the values of the record as somebody else stored it

    Fields that both changed keep what this person typed, and the message quotes what the other person wrote there.
    """
    typed = form.collect_readable_values()
    changed_by_both = []
    for name, base_value in base.items():
        field, stored_value = form.get_field(name), stored.get(name)
        if typed[name] == base_value:
            field.set_value(stored_value)
        elif stored_value != base_value:
            changed_by_both.append(f"{field.label}: “{_format_value(stored_value)}”")
        base[name] = field.get_value() if typed[name] == base_value else stored_value
    if not changed_by_both:
        return texts.CHANGED_ELSEWHERE
    return texts.CHANGED_ELSEWHERE + texts.THEIRS.format(", ".join(changed_by_both))


def _format_value(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(item) for item in value)
    return "" if value is None else str(value)
