"""The table of outcome measures: instrument, total and previous total.

Choosing a custom instrument that has items opens them in a sheet, which computes the total.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Qt, QTimer

from charting.errors import Invalid
from charting.measures.instrument_form import Instrument
from charting.measures.instruments import check_score, find_instrument_by_name, list_instruments
from charting.measures.scoring import Answers, MissingAnswers, score_items
from charting.model.findings import Score
from charting.model.note_line import Origin
from charting.reference import custom_data
from charting.text.folding import fold
from ui.core import commands
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import VocabularyColumn, make_decimal_column, read_text_cell
from ui.pages.notes.findings.findings_table import FindingsTable, Row, is_unfilled
from ui.pages.notes.findings.items_sheet import ItemsSheet
from ui.theme import Role, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.entry_table.entry_columns import CellKind, make_previous_column

SOURCE_KEY = "score"  # the key of the record that a row came from, with its answers and form version
_CHARTED_ELSEWHERE = ("nprs", "psfs_activity")


@dataclass(frozen=True)
class InstrumentColumn(VocabularyColumn):
    """Any name of an instrument, even a retired one, or the beginnings of words that match only one."""

    def parse_text(self, typed: str) -> object:
        """Return the short name of the instrument, or else the text as typed."""
        instrument = find_instrument_by_name(typed)
        return instrument.short_name if instrument else super().parse_text(typed)


class ScoresTable(FindingsTable[Score]):
    """Scores as rows; `compact` fits half a card. Ctrl+Shift+I or the button opens the items of the current row."""

    field = "scores"
    fills = "value"

    def __init__(self, *, compact: bool = False) -> None:
        self._vocabulary_version = -1
        self._row_instruments: dict[int, str] = {}
        scale = () if compact else (make_previous_column("scale", texts.SCALE, 190),)
        name = InstrumentColumn("instrument", texts.INSTRUMENT, CellKind.TEXT, begun=True)
        columns = (
            name,
            make_decimal_column("value", texts.TOTAL, 64),
            make_previous_column("was", texts.WAS, 52),
            *scale,
        )
        super().__init__(texts.SCORES, columns, texts.ADD_SCORE)
        self._offer_names()
        self.items_button = ActionButton(texts.ANSWER_ITEMS)
        self.items_button.show_icon("ph.list-numbers")
        set_style_role(self.items_button, Role.QUIET)
        self.items_button.setToolTip(commands.format_tooltip(commands.get_command("row.items")))
        self.items_button.clicked.connect(lambda _=False: self.open_items())
        self.column.addWidget(self.items_button, 0, Qt.AlignmentFlag.AlignLeft)
        action = commands.add_action("row.items", self, self.open_items)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.table.model.edited.connect(self._open_items_if_new)
        self.table.current_row_changed.connect(lambda _: self._describe_current_row())
        self._describe_current_row()

    def load_items(self, items: Sequence[Score], previous: Sequence[Score] = ()) -> None:
        """Show these scores, and offer the current instruments."""
        self._offer_names()
        super().load_items(items, previous)
        self._remember_instruments()

    def add_items(self, items: Sequence[Score]) -> None:
        """Add these scores below the others, without opening their items."""
        super().add_items(items)
        self._remember_instruments()

    def to_row(self, item: Score) -> Row:
        """Return the cells, with the short name of the instrument."""
        instrument = find_instrument_by_name(item.instrument)
        name = instrument.short_name if instrument else item.instrument
        return {"instrument": name, "value": item.value, SOURCE_KEY: item}

    def to_item(self, row: Row) -> Score:
        """Build the score. Raises Invalid for an unknown instrument or an impossible total.

        A missing total is allowed only if answers have been started or the row is an unfilled template row.
        """
        instrument = find_instrument_by_name(read_text_cell(row.get("instrument")))
        if instrument is None:
            raise Invalid("instrument", texts.SAY_INSTRUMENT)
        source, value = _find_source_score(row, instrument), row.get("value")
        if value == source.value and source.filled:
            return source
        if value is None and is_unfilled(row):
            return msgspec.structs.replace(source, value=None)
        if not isinstance(value, float):
            raise Invalid("value", texts.SAY_TOTAL.format(name=instrument.short_name))
        try:
            check_score(instrument, value)
        except Invalid as error:
            raise Invalid("value", error.message) from None
        version = instrument.version if source.value is None else source.version
        return Score(instrument=instrument.id, value=value, version=version)

    def format_read_only_cells(self, row: Row) -> dict[str, str]:
        """Show the previous total from the same version of the form, and the scale."""
        instrument = find_instrument_by_name(read_text_cell(row.get("instrument")))
        if instrument is None:
            return {"was": "", "scale": ""}
        version = _find_source_score(row, instrument).version
        before = (
            score.value
            for score in self.previous
            if fold(score.instrument) == instrument.id and score.version == version
        )
        last = next((value for value in before if value is not None), None)
        return {"was": "" if last is None else instrument.format_total(last), "scale": instrument.scale_text}

    def find_doubts(self, row: Row) -> Mapping[str, str]:
        """Warn about answers that give no total yet, with what is missing."""
        instrument = find_instrument_by_name(read_text_cell(row.get("instrument")))
        if (
            instrument is None
            or row.get("value") is not None
            or not _find_source_score(row, instrument).answers
        ):
            return {}
        total = _compute_total(instrument, _find_source_score(row, instrument).answers)
        why = total.sentence if isinstance(total, MissingAnswers) else ""
        return {"value": texts.NO_TOTAL.format(name=instrument.short_name, why=why)} if why else {}

    def open_items(self) -> None:
        """Open the items of the current row, if its instrument has any."""
        row_index = self.table.view.currentIndex().row()
        instrument = self._find_row_instrument(row_index)
        if instrument is None or not instrument.items:
            return
        source = _find_source_score(self.table.model.read_row_values(row_index), instrument)
        handle = self.table.model.get_row_handle(row_index)
        self.items_sheet = ItemsSheet(
            instrument, source.answers, lambda answers: self._take_answers(handle, instrument, answers), self
        )
        self.items_sheet.open()

    def _take_answers(
        self, handle: object, instrument: Instrument, answers: tuple[float | None, ...]
    ) -> None:
        """Put the answers and their total into the row, wherever it is by now, or into a new row if it is gone."""
        model = self.table.model
        result = score_items(instrument, answers)
        total = None if isinstance(result, MissingAnswers) else result
        score = Score(instrument=instrument.id, value=total, answers=answers, version=instrument.version)
        row_index = next(
            (row for row in range(model.rowCount()) if model.get_row_handle(row) is handle), None
        )
        if row_index is None:
            self.add_items([score])
            row_index = model.rowCount() - 1
        else:
            self.write_row(row_index, score)
        self._describe_current_row()
        QTimer.singleShot(0, self, lambda: self._return_to_total(row_index))

    def _return_to_total(self, row_index: int) -> None:
        """Open the total cell, so that the keyboard can go on from there."""
        self.table.go_to_cell(row_index, "value")
        self.table.view.edit(self.table.view.currentIndex())

    def _open_items_if_new(self) -> None:
        """Open the items if the user just chose an instrument that has items in the current row."""
        row_index = self.table.view.currentIndex().row()
        instrument = self._find_row_instrument(row_index)
        name = instrument.id if instrument else ""
        before = (
            self._row_instruments.get(id(self.table.model.get_row_handle(row_index)), "")
            if row_index >= 0
            else name
        )
        self._remember_instruments()
        self._describe_current_row()
        if (
            instrument
            and instrument.items
            and name != before
            and self.table.model.read_row_values(row_index).get("value") is None
        ):
            QTimer.singleShot(0, self, self.open_items)

    def _remember_instruments(self) -> None:
        model = self.table.model
        instruments = ((row, self._find_row_instrument(row)) for row in range(model.rowCount()))
        self._row_instruments = {
            id(model.get_row_handle(row)): instrument.id for row, instrument in instruments if instrument
        }

    def _find_row_instrument(self, row_index: int) -> Instrument | None:
        model = self.table.model
        return (
            find_instrument_by_name(read_text_cell(model.read_row_values(row_index).get("instrument")))
            if 0 <= row_index < model.rowCount()
            else None
        )

    def _describe_current_row(self) -> None:
        """Show the question or the score band of the current row below the table, and the button for its items."""
        row_index = self.table.view.currentIndex().row()
        instrument = self._find_row_instrument(row_index)
        value = self.table.model.read_row_values(row_index).get("value") if instrument else None
        band = instrument.describe_total(value) if instrument and isinstance(value, float) else ""
        detail = f" {value:g}: {band}" if band else f": {instrument.question_text}" if instrument else ""
        self.table.set_footer(f"{instrument.short_name}{detail}" if instrument else "")
        show_when(self.items_button, bool(instrument and instrument.items))

    def _offer_names(self) -> None:
        """Offer the current names, if the clinic added or retired instruments since."""
        if self._vocabulary_version != custom_data.get_vocabulary_version():
            self._vocabulary_version = custom_data.get_vocabulary_version()
            names = [
                instrument.short_name
                for instrument in list_instruments()
                if instrument.id not in _CHARTED_ELSEWHERE
            ]
            self.table.model.set_completions("instrument", names)


def _find_source_score(row: Row, instrument: Instrument) -> Score:
    """Return the record that the row came from if it has the same instrument, or else a new one for the current form."""
    source = row.get(SOURCE_KEY)
    if isinstance(source, Score) and fold(source.instrument) == instrument.id:
        return msgspec.structs.replace(source, origin=Origin.TYPED)
    return Score(instrument=instrument.id, version=instrument.version)


def _compute_total(instrument: Instrument, answers: Answers) -> float | MissingAnswers:
    """Compute the total; answers to another version of the form count as all missing."""
    try:
        return score_items(instrument, answers)
    except Invalid as error:
        return MissingAnswers(error.message, ())
