"""The cards of a note editor: fields by their paths in the record, tables, and text that cannot be read yet."""

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
    """The fields of a card by their path in the record (`subjective`, `pain.now`), and the tables by their field name.

    A mixin: the card that it is mixed into has the signal `changed`.
    """

    changed: Any

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields: dict[str, Field] = {}
        self.tables: dict[str, AnyTable] = {}
        self.goal_fields: dict[str, NumberField] = {}  # by the measure of a goal of the case

    def add_field(self, path: str, field: Field) -> Field:
        """Register the field under its path and return it."""
        self.fields[path] = field
        field.changed.connect(lambda _: self.changed.emit())
        return field

    def add_table(self, table: AnyTable) -> QWidget:
        """Register the table and return it."""
        self.tables[table.field] = table
        table.changed.connect(self.changed)
        return table

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Show the note, including typed text that could not be read."""
        for path, field in self.fields.items():
            show_value(field, path, note)
        for name, table in self.tables.items():
            table.load_items(getattr(note, name), self.find_previous_items(name, note, case))
            table.load_unread(note.unread)

    def refresh_fields(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Show only the named fields of the note; return the widgets that show them."""
        fields = {path: field for path, field in self.fields.items() if path.partition(".")[0] in names}
        for path, field in fields.items():
            is_unreadable = field.error or field.describe_problem() or path in note.unread
            if is_unreadable or field.get_value() != _get_value_at(path, note):
                show_value(field, path, note)
        tables = {name: table for name, table in self.tables.items() if name in names}
        for name, table in tables.items():
            table.reload_items(getattr(note, name), self.find_previous_items(name, note, case), note.unread)
        return [*tables.values(), *fields.values()]

    def collect_labels(self) -> dict[str, str]:
        """Collect the labels of the fields by path."""
        return {path: field.label for path, field in self.fields.items()}

    def find_previous_items(self, _name: str, _note: Note, _case: CaseRecords) -> tuple[Any, ...]:
        """Find what earlier notes charted in that table, newest first."""
        return ()

    def collect_values(self) -> dict[str, object]:
        """Collect the values by path; None for text that cannot be read."""
        values: dict[str, object] = {path: field.get_value() for path, field in self.fields.items()}
        return values | {name: table.collect_items() for name, table in self.tables.items()}

    def collect_unread(self) -> dict[str, str]:
        """Collect the typed texts that cannot be read, by path."""
        unread = {path: field.get_text() for path, field in self.fields.items() if field.describe_problem()}
        for table in self.tables.values():
            unread |= table.collect_unread()
        return unread

    def build_part(self, kind: type[PartT], name: str, unread: dict[str, str]) -> PartT:
        """Build the part of the record whose paths begin with `name`. A value that its rule refuses goes into `unread`."""
        fields = {
            path.split(".")[1]: field for path, field in self.fields.items() if path.startswith(f"{name}.")
        }
        values: dict[str, object] = {key: field.get_value() for key, field in fields.items()}
        for field in fields.values():
            if field.error and not field.describe_problem():
                field.set_error("")
        while True:
            try:
                return kind(**values)
            except Invalid as error:
                unread[f"{name}.{error.field}"] = str(values[error.field])
                values[error.field] = None
                fields[error.field].set_error(error.message)

    def show_doubts(self, doubts: Mapping[str, str]) -> set[str]:
        """Show plausibility warnings, given by path, at their fields; return the paths that belong to this card."""
        for path, field in self.fields.items():
            field.set_doubt(doubts.get(path, ""))
        for table in self.tables.values():
            if isinstance(table, FindingsTable):
                table.show_doubts(doubts)
        return {path for path in doubts if path in self.fields or path.partition(".")[0] in self.tables}

    def confirm_carried(self) -> None:
        """Confirm every carried line that nobody has touched yet."""
        for table in self.tables.values():
            if isinstance(table, FindingsTable):
                table.confirm_all()

    def focus_field(self, path: str) -> QWidget | None:
        """Put the cursor in the field at that path; return the widget, or None if it is not on this card."""
        if path in self.fields:
            self.fields[path].setFocus()
            return self.fields[path]
        table = self.tables.get(path.partition(".")[0])
        if table is not None:
            table.focus_field(path)
        return table


class NoteCard(NoteFields, Card):
    """A plain card with fields of a note."""

    changed = Signal()

    def __init__(self, title: str = "", right: QWidget | str | None = None) -> None:
        super().__init__(title, right)


class SoapNoteCard(NoteFields, SoapCard):
    """The card for one SOAP letter of a session note, with a short text beside its title."""

    changed = Signal()

    def __init__(self, letter: str, title: str) -> None:
        self.aside = ElidedLabel("", Role.MUTED)
        super().__init__(letter, title, self.aside)

    def find_previous_items(self, name: str, note: Note, case: CaseRecords) -> tuple[Any, ...]:
        """Find the records of that field in the signed notes before this one."""
        return find_previous_records(case, name, note.when)


def show_value(field: Field, path: str, note: Note) -> None:
    """Show the note's value at that path, or the typed text if it could not be read."""
    field.set_value(_get_value_at(path, note))
    if path in note.unread:
        field.set_text(note.unread[path])


def _get_value_at(path: str, note: Note) -> object:
    return reduce(getattr, path.split("."), note)


def merge_card_values(cards: Sequence[NoteFields]) -> tuple[dict[str, object], dict[str, str]]:
    """Merge the values and the unread texts of all cards."""
    values: dict[str, object] = {}
    unread: dict[str, str] = {}
    for card in cards:
        values |= card.collect_values()
        unread |= card.collect_unread()
    return values, unread
