"""What one thing done has changed in a note, found by comparing the note before and after, and how it is called."""

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
    """The fields that changed, by name, with their values before and after; `unread` is one of them."""

    before: Values
    after: Values

    @property
    def names(self) -> frozenset[str]:
        """The fields of the record to show again; for an unread text, the field in which it stands."""
        before, after = self.before.get(UNREAD, {}), self.after.get(UNREAD, {})
        paths = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        return frozenset({name for name in self.before if name != UNREAD} | {_root(path) for path in paths})

    @property
    def is_adjustment(self) -> bool:
        """A pick in one field, or a mark pushed on; not rows that came, went or were filled in."""
        lists = [name for name, value in self.before.items() if isinstance(value, tuple)]
        kept = all(len(self.before[name]) == len(self.after[name]) for name in lists)
        return UNREAD not in self.before and (not lists or (kept and "marks" in lists))

    @property
    def reversed(self) -> "Change":
        """What takes it back."""
        return Change(self.after, self.before)

    def followed_by(self, later: "Change") -> "Change":
        """Both as one; a field that reads at the end as it did at the beginning is no part of it."""
        before, after = {**later.before, **self.before}, {**self.after, **later.after}
        names = [name for name in before if before[name] != after[name]]
        return Change({name: before[name] for name in names}, {name: after[name] for name in names})


def find_change(before: Note, after: Note) -> Change:
    """The fields that differ; none when the notes read alike."""
    names = [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    return Change(
        {name: getattr(before, name) for name in names}, {name: getattr(after, name) for name in names}
    )


def describe_change(change: Change, labels: Mapping[str, str]) -> str:
    """What was done, for the status line: `treatment row removed`. `labels` are those of the fields, by path."""
    names = change.names
    typed = change.before.get(UNREAD, {}).get(QUICK_LINE, "")
    filed = typed and not change.after.get(UNREAD, {}).get(QUICK_LINE, "")
    if QUICK_LINE in names:
        return texts.FILED.format(typed) if filed and len(names) > 1 else texts.QUICK_LINE
    listed = next((name for name in texts.ROWS if name in names), "")
    return _describe_rows(change, listed) if listed else _describe_fields(change, labels)


def _describe_rows(change: Change, name: str) -> str:
    before, after = _rows(change.before, name), _rows(change.after, name)
    origins = _new_origins(change.before, change.after)
    if origins == {Origin.CARRIED}:
        return texts.CARRIED
    if origins == {Origin.TEMPLATE}:
        return texts.TEMPLATE
    count, more = abs(len(after) - len(before)), len(after) > len(before)
    verb = (texts.ADDED if more else texts.REMOVED) if count else _how_altered(before, after)
    one, many = texts.ROWS[name]
    if name == "palpation" and "marks" in change.names:
        one = texts.ROW_AND_MARK.format(one)
    what = f"{texts.COUNTED.format(count, many) if count > 1 else one} {verb}"
    about = "" if count > 1 else _name_changed_row(change, name, removed=len(after) < len(before))
    return texts.ABOUT.format(what, about) if about else what


def _describe_fields(change: Change, labels: Mapping[str, str]) -> str:
    found = [
        label for path, label in labels.items() if _root(path) in change.names and _differs(change, path)
    ]
    others = [name.replace("_", " ") for name in sorted(change.names)]
    return texts.CHANGED.format(texts.BETWEEN.join(dict.fromkeys(filter(None, found))) or ", ".join(others))


def _differs(change: Change, path: str) -> bool:
    """Whether the field of that path changed, which may be one of several that a field of the record holds."""
    unread = (values.get(UNREAD, {}).get(path) for values in change)
    name, _, key = path.partition(".")
    own = (getattr(values.get(name), key, None) if key else values.get(name) for values in change)
    return len(set(unread)) > 1 or next(own) != next(own)


def _rows(values: Values, name: str) -> list[object]:
    """The rows of that list, those that are no record yet among them as their texts."""
    unread = values.get(UNREAD, {}).items()
    return [*values.get(name, ()), *(text for path, text in unread if _is_row(path, name))]


def _is_row(path: str, name: str) -> bool:
    root, _, place = path.partition(".")
    return root == name and place.isdecimal()


def _new_origins(before: Values, after: Values) -> set[Origin]:
    """Where the lines come from that are new in any of the lists."""
    return {
        line.origin
        for name in after
        if name != UNREAD and isinstance(after[name], tuple) and len(after[name]) > len(before[name])
        for line in after[name]
        if isinstance(line, NoteLine) and line not in before[name]
    }


def _how_altered(before: list[object], after: list[object]) -> str:
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    if pairs and all(_is_confirmed(old, new) for old, new in pairs):
        return texts.CONFIRMED
    if pairs and all(_is_moved(old, new) for old, new in pairs):
        return texts.MOVED
    return texts.ALTERED


def _is_confirmed(old: object, new: object) -> bool:
    carried = isinstance(old, NoteLine) and isinstance(new, NoteLine) and old.origin is Origin.CARRIED
    return carried and msgspec.structs.replace(old, origin=Origin.TYPED) == new  # type: ignore[type-var]


def _is_moved(old: object, new: object) -> bool:
    if not isinstance(old, Mark) or not isinstance(new, Mark):
        return False
    return msgspec.structs.replace(old, view=new.view, x=new.x, y=new.y) == new


def _name_changed_row(change: Change, name: str, *, removed: bool) -> str:
    """Which row or mark changed, if a few words can say so; a removed one is named as it was."""
    values, others = (change.before, change.after) if removed else (change.after, change.before)
    name = "marks" if "marks" in change.names and name == "palpation" else name
    found = [each for each in values.get(name, ()) if each not in others.get(name, ())]
    if len(found) != 1:
        return ""
    (row,) = found
    return (
        describe_mark_place(row) if isinstance(row, Mark) else row.about if isinstance(row, Treatment) else ""
    )


def _root(path: str) -> str:
    return path.partition(".")[0]
