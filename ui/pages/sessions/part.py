"""A letter of the note on the screen: what S, O, A and P have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.theme import Role
from ui.widgets.cards import SoapCard
from ui.widgets.elide import ElidedLabel
from ui.widgets.field import Field


class NotePart(SoapCard):
    """One of the four cards. Its fields are known by the names that they have in the record."""

    changed = Signal()

    def __init__(self, letter: str, title: str) -> None:
        self.aside = ElidedLabel("", Role.MUTED)
        super().__init__(letter, title, self.aside)
        self.fields: dict[str, Field] = {}

    def know(self, name: str, field: Field) -> Field:
        """Take the field under the record's name; its changes are the part's."""
        self.fields[name] = field
        field.changed.connect(lambda _: self.changed.emit())
        return field

    def fill(self, note: Session, case: CaseFile, before: Session | None) -> None:
        """Show the note; `before` is the last signed session before it."""
        del case, before
        for name, field in self.fields.items():
            field.set_value(getattr(note, name))

    def values(self) -> dict[str, object]:
        """Record fields by name, as far as they can be read."""
        return {name: field.value() for name, field in self.fields.items()}

    def unread(self) -> dict[str, str]:
        """Text that cannot be read yet, by field name."""
        return {}

    def place_of(self, name: str) -> QWidget | None:
        """The widget in which that field is charted, or None when it is not here."""
        return self.fields.get(name)
