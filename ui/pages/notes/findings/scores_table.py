"""Scores of outcome measures as rows: the instrument, its total, what it was; wrong totals are told at the cell.

An instrument of the clinic that has items opens them in a sheet as soon as it is chosen; the total comes from there.
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

SOURCE_KEY = "score"  # the key of the record that a row came from: it has the answers and the form's version
_IN_STRIPS = ("nprs", "psfs_activity")


@dataclass(frozen=True)
class InstrumentColumn(VocabularyColumn):
    """Any name of an instrument, a retired one too, or words begun that fit one only."""

    def parse_text(self, typed: str) -> object:
        """The short name meant, else the text as typed."""
        known = find_instrument_by_name(typed)
        return known.short_name if known else super().parse_text(typed)


class ScoresTable(FindingsTable[Score]):
    """The table; `compact` for half a card's width. Ctrl+Shift+I, or the button, opens the items of the current row."""

    field = "scores"
    fills = "value"

    def __init__(self, *, compact: bool = False) -> None:
        self._edition = -1
        self._asked: dict[int, str] = {}
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
        """Show these; the names on offer are those of now."""
        self._offer_names()
        super().load_items(items, previous)
        self._remember_instruments()

    def add_items(self, items: Sequence[Score]) -> None:
        """Put these below; their items are not asked by themselves."""
        super().add_items(items)
        self._remember_instruments()

    def to_row(self, item: Score) -> Row:
        """The instrument by its short name."""
        known = find_instrument_by_name(item.instrument)
        name = known.short_name if known else item.instrument
        return {"instrument": name, "value": item.value, SOURCE_KEY: item}

    def to_item(self, row: Row) -> Score:
        """Only a known instrument, and a total that its form can give; without a total only answers begun."""
        known = find_instrument_by_name(read_text_cell(row.get("instrument")))
        if known is None:
            raise Invalid("instrument", texts.SAY_INSTRUMENT)
        kept, value = _find_source_score(row, known), row.get("value")
        if value == kept.value and kept.filled:
            return kept
        if value is None and is_unfilled(row):
            return msgspec.structs.replace(kept, value=None)
        if not isinstance(value, float):
            raise Invalid("value", texts.SAY_TOTAL.format(name=known.short_name))
        try:
            check_score(known, value)
        except Invalid as error:
            raise Invalid("value", error.message) from None
        version = known.version if kept.value is None else kept.version
        return Score(instrument=known.id, value=value, version=version)

    def format_read_only_cells(self, row: Row) -> dict[str, str]:
        """Last time's total by the same version of the form, and the scale."""
        known = find_instrument_by_name(read_text_cell(row.get("instrument")))
        if known is None:
            return {"was": "", "scale": ""}
        version = _find_source_score(row, known).version
        before = (
            each.value
            for each in self.previous
            if fold(each.instrument) == known.id and each.version == version
        )
        last = next((value for value in before if value is not None), None)
        return {"was": "" if last is None else known.format_total(last), "scale": known.scale_text}

    def find_doubts(self, row: Row) -> Mapping[str, str]:
        """Answers that give no total yet, with what they lack."""
        known = find_instrument_by_name(read_text_cell(row.get("instrument")))
        if known is None or row.get("value") is not None or not _find_source_score(row, known).answers:
            return {}
        found = _compute_total(known, _find_source_score(row, known).answers)
        why = found.sentence if isinstance(found, MissingAnswers) else ""
        return {"value": texts.NO_TOTAL.format(name=known.short_name, why=why)} if why else {}

    def open_items(self) -> None:
        """The items of the current row, if its instrument has any here."""
        at = self.table.view.currentIndex().row()
        known = self._find_row_instrument(at)
        if known is None or not known.items:
            return
        kept, token = (
            _find_source_score(self.table.model.read_row_values(at), known),
            self.table.model.get_row_handle(at),
        )
        self.items_sheet = ItemsSheet(
            known, kept.answers, lambda answers: self._take_answers(token, known, answers), self
        )
        self.items_sheet.open()

    def _take_answers(self, token: object, known: Instrument, answers: tuple[float | None, ...]) -> None:
        """Put the answers and their total into the row, wherever it is by now; into a new one if it is gone."""
        model = self.table.model
        found = score_items(known, answers)
        total = None if isinstance(found, MissingAnswers) else found
        score = Score(instrument=known.id, value=total, answers=answers, version=known.version)
        at = next((at for at in range(model.rowCount()) if model.get_row_handle(at) is token), None)
        if at is None:
            self.add_items([score])
            at = model.rowCount() - 1
        else:
            self.write_row(at, score)
        self._describe_current_row()
        QTimer.singleShot(0, self, lambda: self._return_to_total(at))

    def _return_to_total(self, at: int) -> None:
        """The cursor stands in the total again, ready to go on from there."""
        self.table.go_to_cell(at, "value")
        self.table.view.edit(self.table.view.currentIndex())

    def _open_items_if_new(self) -> None:
        """Open the items of the row in which a form that has some was just named."""
        at = self.table.view.currentIndex().row()
        known = self._find_row_instrument(at)
        name = known.id if known else ""
        before = self._asked.get(id(self.table.model.get_row_handle(at)), "") if at >= 0 else name
        self._remember_instruments()
        self._describe_current_row()
        if (
            known
            and known.items
            and name != before
            and self.table.model.read_row_values(at).get("value") is None
        ):
            QTimer.singleShot(0, self, self.open_items)

    def _remember_instruments(self) -> None:
        model = self.table.model
        found = {at: self._find_row_instrument(at) for at in range(model.rowCount())}
        self._asked = {id(model.get_row_handle(at)): known.id for at, known in found.items() if known}

    def _find_row_instrument(self, at: int) -> Instrument | None:
        model = self.table.model
        return (
            find_instrument_by_name(read_text_cell(model.read_row_values(at).get("instrument")))
            if 0 <= at < model.rowCount()
            else None
        )

    def _describe_current_row(self) -> None:
        """Below the table what the current row asks, or what its total is called, and the button for its items."""
        at = self.table.view.currentIndex().row()
        known = self._find_row_instrument(at)
        value = self.table.model.read_row_values(at).get("value") if known else None
        band = known.describe_total(value) if known and isinstance(value, float) else ""
        said = f" {value:g}: {band}" if band else f": {known.question_text}" if known else ""
        self.table.set_footer(f"{known.short_name}{said}" if known else "")
        show_when(self.items_button, bool(known and known.items))

    def _offer_names(self) -> None:
        """Names that the clinic added or retired since are known from now on."""
        if self._edition != custom_data.get_vocabulary_version():
            self._edition = custom_data.get_vocabulary_version()
            names = [each.short_name for each in list_instruments() if each.id not in _IN_STRIPS]
            self.table.model.set_completions("instrument", names)


def _find_source_score(row: Row, known: Instrument) -> Score:
    """The record that the row came from, while it is still of that instrument; else a new one, of the form as it is now."""
    kept = row.get(SOURCE_KEY)
    if isinstance(kept, Score) and fold(kept.instrument) == known.id:
        return msgspec.structs.replace(kept, origin=Origin.TYPED)
    return Score(instrument=known.id, version=known.version)


def _compute_total(known: Instrument, answers: Answers) -> float | MissingAnswers:
    """What the answers give; those of another version of the form lack all."""
    try:
        return score_items(known, answers)
    except Invalid as error:
        return MissingAnswers(error.message, ())
