"""A card of a note on the screen: its fields by their paths in the record, its tables, and what is not readable yet."""

from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charting.errors import Invalid
from charting.model.note import Note
from charting.model.record import Part
from charting.summaries.client_records import CaseRecords
from ui.pages.notes.findings.activities_panel import ActivitiesPanel
from ui.pages.notes.findings.findings_table import FindingsTable
from ui.pages.notes.findings.previous_notes import find_previous_records
from ui.theme import Role
from ui.widgets.cards.card import Card
from ui.widgets.cards.soap_card import SoapCard
from ui.widgets.fields.basic_fields import NumberField
from ui.widgets.fields.field import Field
from ui.widgets.text.elided_label import ElidedLabel

PartT = TypeVar("PartT", bound=Part)
AnyTable = FindingsTable[Any] | ActivitiesPanel


class NoteFields:
    """Fields are known by their path in the record (`subjective`, `pain.now`), tables by their own field.

    It is mixed into the frame that shows them, which has the signal `changed`.
    """

    changed: Any

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields: dict[str, Field] = {}
        self.tables: dict[str, AnyTable] = {}
        self.goal_fields: dict[
            str, NumberField
        ] = {}  # by the goal's measure; which ones there are the case decides

    def add_field(self, path: str, field: Field) -> Field:
        """Take the field under its path; returns it."""
        self.fields[path] = field
        field.changed.connect(lambda _: self.changed.emit())
        return field

    def add_table(self, table: AnyTable) -> QWidget:
        """Take the table; returns it."""
        self.tables[table.field] = table
        table.changed.connect(self.changed)
        return table

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Show the note, and again what was not readable in it."""
        for path, field in self.fields.items():
            show_value(field, path, note)
        for name, table in self.tables.items():
            table.load_items(getattr(note, name), self.find_previous_items(name, note, case))
            table.load_unread(note.unread)

    def show_again(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Show what these fields of the note read now, as `fill` does; the others stay. Returns where that is."""
        fields = {path: field for path, field in self.fields.items() if path.partition(".")[0] in names}
        for path, field in fields.items():
            unreadable = field.error or field.describe_problem() or path in note.unread
            if unreadable or field.get_value() != _value_at(path, note):
                show_value(field, path, note)
        tables = {name: table for name, table in self.tables.items() if name in names}
        for name, table in tables.items():
            table.show_again(getattr(note, name), self.find_previous_items(name, note, case), note.unread)
        return [*tables.values(), *fields.values()]

    def labels(self) -> dict[str, str]:
        """What the fields are called on the screen, by path."""
        return {path: field.label for path, field in self.fields.items()}

    def find_previous_items(self, _name: str, _note: Note, _case: CaseRecords) -> tuple[Any, ...]:
        """What was charted in that table before the note, the newest first."""
        return ()

    def collect_values(self) -> dict[str, object]:
        """By path; None for what cannot be read."""
        read: dict[str, object] = {path: field.get_value() for path, field in self.fields.items()}
        return read | {name: table.collect_items() for name, table in self.tables.items()}

    def collect_unread(self) -> dict[str, str]:
        """What is typed and cannot be read, by path."""
        kept = {path: field.get_text() for path, field in self.fields.items() if field.describe_problem()}
        for table in self.tables.values():
            kept |= table.collect_unread()
        return kept

    def build_part(self, kind: type[PartT], name: str, unread: dict[str, str]) -> PartT:
        """The part of the record whose fields begin with `name`; a figure that its rule refuses goes to `unread`."""
        fields = {
            path.split(".")[1]: field for path, field in self.fields.items() if path.startswith(f"{name}.")
        }
        parts: dict[str, object] = {key: field.get_value() for key, field in fields.items()}
        for field in fields.values():
            if field.error and not field.describe_problem():
                field.set_error("")
        while True:
            try:
                return kind(**parts)
            except Invalid as error:
                unread[f"{name}.{error.field}"] = str(parts[error.field])
                parts[error.field] = None
                fields[error.field].set_error(error.message)

    def show_doubts(self, said: Mapping[str, str]) -> set[str]:
        """Show what is doubtful at its field or table, by path; returns the paths that have their place here."""
        for path, field in self.fields.items():
            field.set_doubt(said.get(path, ""))
        for table in self.tables.values():
            if isinstance(table, FindingsTable):
                table.show_doubts(said)
        return {path for path in said if path in self.fields or path.partition(".")[0] in self.tables}

    def confirm_carried(self) -> None:
        """Every carried line that nobody touched holds today too."""
        for table in self.tables.values():
            if isinstance(table, FindingsTable):
                table.confirm_all()

    def focus_field(self, path: str) -> QWidget | None:
        """Put the cursor where that path is charted; the widget, or None when it is not here."""
        if path in self.fields:
            self.fields[path].setFocus()
            return self.fields[path]
        table = self.tables.get(path.partition(".")[0])
        if table is not None:
            table.focus_field(path)
        return table


class NoteCard(NoteFields, Card):
    """Fields of a note on a card."""

    changed = Signal()

    def __init__(self, title: str = "", right: QWidget | str | None = None) -> None:
        super().__init__(title, right)


class SoapNoteCard(NoteFields, SoapCard):
    """One letter of a session note: S, O, A or P, with a line beside its title."""

    changed = Signal()

    def __init__(self, letter: str, title: str) -> None:
        self.aside = ElidedLabel("", Role.MUTED)
        super().__init__(letter, title, self.aside)

    def find_previous_items(self, name: str, note: Note, case: CaseRecords) -> tuple[Any, ...]:
        """What the signed notes before hold."""
        return find_previous_records(case, name, note.when)


def show_value(field: Field, path: str, note: Note) -> None:
    """Show what the note has there, or again what was typed and cannot be read."""
    field.set_value(_value_at(path, note))
    if path in note.unread:
        field.set_text(note.unread[path])


def _value_at(path: str, note: Note) -> object:
    return reduce(getattr, path.split("."), note)


def merge_card_values(cards: Sequence[NoteFields]) -> tuple[dict[str, object], dict[str, str]]:
    """The values and the unread texts of all cards."""
    values: dict[str, object] = {}
    unread: dict[str, str] = {}
    for card in cards:
        values |= card.collect_values()
        unread |= card.collect_unread()
    return values, unread
