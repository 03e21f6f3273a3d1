"""The clinic's own outcome measures on the Settings page: simple ones by a form, forms with items from a file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from charting.actions.own_data import import_file
from charting.errors import Invalid
from charting.measures.definition import read_definition
from charting.measures.form import Instrument
from charting.measures.own_measure import is_simple
from charting.model.own import OwnInstrument
from ui.desk import Desk
from ui.pages.record_sheet import RecordSheet
from ui.pages.settings import texts
from ui.pages.settings.measures_form import (
    file_form,
    file_recipe,
    measure_form,
    measure_recipe,
    retired_field,
)
from ui.pages.settings.own_card import OwnCard
from ui.pages.table_card import quiet_button
from ui.widgets.cards import Notice
from ui.widgets.rows_model import Column


@dataclass(frozen=True)
class MeasureRow:
    """A stored one with its definition; None where this program cannot read it."""

    id: str
    retired: bool
    record: OwnInstrument
    definition: Instrument | None

    @property
    def simple(self) -> bool:
        """Whether the form can change it."""
        return self.definition is not None and is_simple(self.definition)


class MeasuresCard(OwnCard):
    """Enter changes a simple one; one from a file is retired here and changed by its file."""

    def __init__(self, desk: Desk) -> None:
        columns = (
            Column(texts.MEASURE, _name, bold=True, detail=_scale),
            Column(texts.KIND, _kind, 104, muted=True),
        )
        self.file = quiet_button(texts.FROM_FILE, "ph.file-arrow-up")
        self.file.setAccessibleName(f"{texts.FROM_FILE} {texts.MEASURES}")
        super().__init__(
            desk,
            texts.MEASURES,
            columns,
            texts.NO_MEASURES,
            lambda chart: chart.own_instruments,
            (self.file,),
        )
        self.notice = Notice()
        self.body.insertWidget(0, self.notice)
        self.file.clicked.connect(lambda _=False: self.choose_file())

    def refresh(self) -> None:
        """Read anew, those in use first; definitions are read on the chart's thread."""
        self.desk.read(lambda chart: [_row(each) for each in chart.own_instruments.find()], self._show, self)

    def edit(self, record: MeasureRow | None) -> None:
        """The form of a simple one, or of a new one; for any other whether it is still used."""
        simple = record is None or record.simple
        form, recipe = (measure_form(), measure_recipe()) if simple else (file_form(), file_recipe())
        if record is not None:
            form.add("retired", retired_field())
        title = texts.MEASURE if record else texts.NEW_MEASURE
        stored = record.record if record else None
        sheet = RecordSheet(
            self.desk, title, form, recipe, stored, {"low": 0, "step": 1}, self.stored.emit, self
        )
        form.field("name" if simple else "retired").setFocus()
        sheet.open()

    def choose_file(self) -> None:
        """Any file; what is wrong with it is said on the card."""
        self.dialog = QFileDialog(self, texts.CHOOSE_DEFINITION, "", texts.DEFINITION_FILTER)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.fileSelected.connect(lambda name: self.add_file(Path(name)))
        self.dialog.open()

    def add_file(self, path: Path) -> None:
        """Add the definition in that file, or put it in the place of the one with its id."""
        self.notice.say("")
        self.desk.act(
            lambda chart, who: _row(import_file(chart, who, path)),
            self._added,
            lambda error: self.notice.say(texts.NOT_ADDED.format(name=path.name, why=error), "danger"),
            self,
        )

    def _added(self, row: MeasureRow) -> None:
        self.notice.say(texts.MEASURE_ADDED.format(name=_name(row)), "good")
        self.refresh()


def _row(record: OwnInstrument) -> MeasureRow:
    try:
        definition = read_definition(record.document)
    except Invalid:
        definition = None
    return MeasureRow(record.id, record.retired, record, definition)


def _name(row: MeasureRow) -> str:
    return row.definition.short_name if row.definition else row.record.code


def _scale(row: MeasureRow) -> str:
    if row.definition is None:
        return ""
    return f"{row.definition.scale_text} · {row.definition.unit}"


def _kind(row: MeasureRow) -> str:
    if row.definition is None:
        return texts.UNREADABLE
    if row.definition.items:
        return texts.ITEMS_KIND.format(count=len(row.definition.items))
    return texts.SIMPLE_KIND if row.simple else texts.FORM_KIND
