"""What one action changed in a note, found by comparing the note before and after, and a phrase that names it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from charting.drawing.body.body_regions import describe_mark_place
from charting.model.body_mark import Mark
from charting.model.note import QUICK_LINE, Note
from charting.model.note_line import NoteLine, Origin
from charting.model.session import Treatment
from ui.pages.notes import undo_texts as texts

UNREAD = "unread"
Values = Mapping[str, Any]


class Change(NamedTuple):
    """The fields that changed, by name, with their values before and after. The texts in `unread` count as one field."""

    before: Values
    after: Values

    @property
    def names(self) -> frozenset[str]:
        """The fields of the record to refresh; for an unread text, the field that holds it."""
        before, after = self.before.get(UNREAD, {}), self.after.get(UNREAD, {})
        paths = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        return frozenset(
            {name for name in self.before if name != UNREAD} | {_get_field_name(path) for path in paths}
        )

    @property
    def is_adjustment(self) -> bool:
        """Whether this only sets a field or moves a mark, rather than adding, removing or filling rows."""
        lists = [name for name, value in self.before.items() if isinstance(value, tuple)]
        same_length = all(len(self.before[name]) == len(self.after[name]) for name in lists)
        return UNREAD not in self.before and (not lists or (same_length and "marks" in lists))

    @property
    def reversed(self) -> "Change":
        """The change that undoes this one."""
        return Change(self.after, self.before)

    def merge_later(self, later: "Change") -> "Change":
        """Combine both into one change, without the fields that end up as they began."""
        before, after = {**later.before, **self.before}, {**self.after, **later.after}
        names = [name for name in before if before[name] != after[name]]
        return Change({name: before[name] for name in names}, {name: after[name] for name in names})


def find_change(before: Note, after: Note) -> Change:
    """Return the fields that differ; the change is empty if the notes are equal."""
    names = [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    return Change(
        {name: getattr(before, name) for name in names}, {name: getattr(after, name) for name in names}
    )


def describe_change(change: Change, labels: Mapping[str, str]) -> str:
    """Name the change for the status line: `treatment row removed`. `labels` are the field labels by path."""
    names = change.names
    typed = change.before.get(UNREAD, {}).get(QUICK_LINE, "")
    is_filed = typed and not change.after.get(UNREAD, {}).get(QUICK_LINE, "")
    if QUICK_LINE in names:
        return texts.FILED.format(typed) if is_filed and len(names) > 1 else texts.QUICK_LINE
    row_field = next((name for name in texts.ROWS if name in names), "")
    return _describe_rows(change, row_field) if row_field else _describe_fields(change, labels)


def _describe_rows(change: Change, name: str) -> str:
    before, after = _list_rows(change.before, name), _list_rows(change.after, name)
    origins = _find_new_origins(change.before, change.after)
    if origins == {Origin.CARRIED}:
        return texts.CARRIED
    if origins == {Origin.TEMPLATE}:
        return texts.TEMPLATE
    count, has_grown = abs(len(after) - len(before)), len(after) > len(before)
    verb = (texts.ADDED if has_grown else texts.REMOVED) if count else _describe_alteration(before, after)
    singular, plural = texts.ROWS[name]
    if name == "palpation" and "marks" in change.names:
        singular = texts.ROW_AND_MARK.format(singular)
    phrase = f"{texts.COUNTED.format(count, plural) if count > 1 else singular} {verb}"
    about = "" if count > 1 else _name_changed_row(change, name, removed=len(after) < len(before))
    return texts.ABOUT.format(phrase, about) if about else phrase


def _describe_fields(change: Change, labels: Mapping[str, str]) -> str:
    changed_labels = [
        label
        for path, label in labels.items()
        if _get_field_name(path) in change.names and _has_changed(change, path)
    ]
    field_names = [name.replace("_", " ") for name in sorted(change.names)]
    return texts.CHANGED.format(
        texts.BETWEEN.join(dict.fromkeys(filter(None, changed_labels))) or ", ".join(field_names)
    )


def _has_changed(change: Change, path: str) -> bool:
    """Return whether the field at that path changed; a record field such as `pain` can hold several (`pain.now`)."""
    unread = (values.get(UNREAD, {}).get(path) for values in change)
    name, _, key = path.partition(".")
    field_values = (getattr(values.get(name), key, None) if key else values.get(name) for values in change)
    return len(set(unread)) > 1 or next(field_values) != next(field_values)


def _list_rows(values: Values, name: str) -> list[object]:
    """List the rows of that field; rows that are not records yet come as their typed texts."""
    unread = values.get(UNREAD, {}).items()
    return [*values.get(name, ()), *(text for path, text in unread if _is_row(path, name))]


def _is_row(path: str, name: str) -> bool:
    field, _, index = path.partition(".")
    return field == name and index.isdecimal()


def _find_new_origins(before: Values, after: Values) -> set[Origin]:
    """Collect the origins of all lines that were added."""
    return {
        line.origin
        for name in after
        if name != UNREAD and isinstance(after[name], tuple) and len(after[name]) > len(before[name])
        for line in after[name]
        if isinstance(line, NoteLine) and line not in before[name]
    }


def _describe_alteration(before: list[object], after: list[object]) -> str:
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    if pairs and all(_is_confirmed(old, new) for old, new in pairs):
        return texts.CONFIRMED
    if pairs and all(_is_moved(old, new) for old, new in pairs):
        return texts.MOVED
    return texts.ALTERED


def _is_confirmed(old: object, new: object) -> bool:
    was_carried = isinstance(old, NoteLine) and isinstance(new, NoteLine) and old.origin is Origin.CARRIED
    return was_carried and msgspec.structs.replace(old, origin=Origin.TYPED) == new  # type: ignore[type-var]


def _is_moved(old: object, new: object) -> bool:
    if not isinstance(old, Mark) or not isinstance(new, Mark):
        return False
    return msgspec.structs.replace(old, view=new.view, x=new.x, y=new.y) == new


def _name_changed_row(change: Change, name: str, *, removed: bool) -> str:
    """Name the one row or mark that changed, or return "". A removed one is named as it was."""
    values, others = (change.before, change.after) if removed else (change.after, change.before)
    name = "marks" if "marks" in change.names and name == "palpation" else name
    changed_rows = [row for row in values.get(name, ()) if row not in others.get(name, ())]
    if len(changed_rows) != 1:
        return ""
    (row,) = changed_rows
    return (
        describe_mark_place(row) if isinstance(row, Mark) else row.about if isinstance(row, Treatment) else ""
    )


def _get_field_name(path: str) -> str:
    return path.partition(".")[0]
