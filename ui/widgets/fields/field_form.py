"""A grid of fields, and a form that maps them to the fields of a record."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from charting.errors import Invalid
from ui.theme import Role, make_plain_label, tokens
from ui.widgets.fields.field import Field

NARROW = 520  # px; a narrower grid has one column


class FormGrid(QWidget):
    """Fields in columns, or in one column if there is little room. Labels are above the fields or to their left."""

    def __init__(self, columns: int = 2, *, labels_above: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._above = columns, labels_above
        self._cells: list[tuple[QWidget, int]] = []
        self._shown_columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * tokens.GRID)
        self._grid.setVerticalSpacing(tokens.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add_cell(self, widget: QWidget, span: int = 1) -> None:
        """Add a field or any widget after the others, over `span` columns."""
        if isinstance(widget, Field):
            widget.place_label(above=self._above)
        self._cells.append((widget, min(span, self._columns)))
        self._place_cells(self._shown_columns)

    def add_heading(self, text: str) -> None:
        """Add a heading above the fields that follow."""
        self.add_cell(make_plain_label(text, Role.CARD_TITLE), span=self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the number of columns with the width."""
        super().resizeEvent(event)
        columns = 1 if self.width() < NARROW else self._columns
        if columns != self._shown_columns:
            self._place_cells(columns)

    def _place_cells(self, columns: int) -> None:
        self._shown_columns = columns
        row = column = 0
        for widget, span in self._cells:
            span = min(span, columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, span)
            column += span
        for place in range(self._columns):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)


class FieldForm(FormGrid):
    """The fields of a record by name. `changed` is sent when a person changes any of them."""

    changed = Signal()

    def __init__(self, columns: int = 2, *, labels_above: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(columns, labels_above=labels_above, parent=parent)
        self._fields: dict[str, Field] = {}
        self._clean: dict[str, object] = {}
        self._general_error = make_plain_label("", Role.ERROR, wrap=True)
        self._general_error.hide()
        self.add_cell(self._general_error, span=columns)

    def add_field(self, name: str, field: Field, span: int = 1) -> Field:
        """Add `field` for the record's field `name`, and return it."""
        self._fields[name] = field
        self.add_cell(field, span)
        field.changed.connect(lambda _: self._handle_change())
        self._clean[name] = _read_field_state(field)
        return field

    def get_field(self, name: str) -> Field:
        """Return the field of that name; raise KeyError if there is none."""
        return self._fields[name]

    def load_record(self, record: object) -> None:
        """Show the values of a record or mapping; fields it lacks are shown empty. The form is clean afterward."""
        for name, field in self._fields.items():
            field.set_value(record.get(name) if isinstance(record, Mapping) else getattr(record, name, None))
        self.clear_errors()
        self.mark_clean()

    def read_values(self) -> dict[str, object]:
        """Return all values by name. If one cannot be read, show the error, focus its field, and raise Invalid."""
        for name, field in self._fields.items():
            sentence = field.describe_problem()
            if sentence:
                self.show_error(name, sentence)
                raise Invalid(name, sentence)
        return self.collect_readable_values()

    def collect_readable_values(self) -> dict[str, object]:
        """Return all values, with None for those that cannot be read yet; drafts are saved while typing goes on."""
        return {name: field.get_value() for name, field in self._fields.items()}

    def show_error(self, name: str, sentence: str) -> None:
        """Show an error at its field and focus the field; if the form has no such field, show it at the top."""
        field = self._fields.get(name)
        if field is None:
            self._general_error.setText(sentence)
            self._general_error.show()
            return
        field.set_error(sentence)
        field.setFocus()
        QTimer.singleShot(0, field, lambda: _scroll_to_widget(field))

    def clear_errors(self) -> None:
        """Remove all errors."""
        self._general_error.hide()
        for field in self._fields.values():
            field.set_error("")

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from the loaded values, including text that cannot be read."""
        return any(_read_field_state(field) != self._clean[name] for name, field in self._fields.items())

    def mark_clean(self) -> None:
        """Treat the values shown now as stored."""
        self._clean = {name: _read_field_state(field) for name, field in self._fields.items()}

    def _handle_change(self) -> None:
        self._general_error.hide()
        self.changed.emit()


def _read_field_state(field: Field) -> tuple[object, str]:
    return field.get_value(), field.describe_problem()


def _scroll_to_widget(widget: QWidget) -> None:
    """Scroll the area around the widget until the widget is visible."""
    ancestor = widget.parentWidget()
    while ancestor is not None and not isinstance(ancestor, QScrollArea):
        ancestor = ancestor.parentWidget()
    if ancestor is not None:
        ancestor.ensureWidgetVisible(widget)
