"""The custom outcome measures on Settings: simple ones are made in a form, questionnaires with items come from a file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from charting.actions.custom_instruments import import_instrument_file
from charting.errors import Invalid
from charting.measures.custom_measure import is_simple_measure
from charting.measures.definition_reader import read_definition
from charting.measures.instrument_form import Instrument
from charting.model.custom_records import CustomInstrument
from ui.core.chart_client import ChartClient
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.records.table_card import make_quiet_button
from ui.pages.settings import texts
from ui.pages.settings.custom_data_card import CustomDataCard
from ui.pages.settings.custom_measure_form import (
    bind_file_measure,
    bind_simple_measure,
    build_file_measure_form,
    build_measure_form,
    make_retired_field,
)
from ui.widgets.cards.notices import Notice
from ui.widgets.record_table.record_table import RecordColumn


@dataclass(frozen=True)
class CustomMeasureRow:
    """A stored measure with its definition, which is None when this program version cannot read it."""

    id: str
    retired: bool
    record: CustomInstrument
    definition: Instrument | None

    @property
    def is_simple(self) -> bool:
        """Whether the form can edit this measure."""
        return self.definition is not None and is_simple_measure(self.definition)


class CustomMeasuresCard(CustomDataCard):
    """Enter edits a simple measure; a measure from a file can only be retired here."""

    def __init__(self, chart_client: ChartClient) -> None:
        columns = (
            RecordColumn(texts.MEASURE, _format_name, bold=True, detail=_format_scale),
            RecordColumn(texts.KIND, _format_kind, 104, muted=True),
        )
        self.file_button = make_quiet_button(texts.FROM_FILE, "ph.file-arrow-up")
        self.file_button.setAccessibleName(f"{texts.FROM_FILE} {texts.MEASURES}")
        super().__init__(
            chart_client,
            texts.MEASURES,
            columns,
            texts.NO_MEASURES,
            lambda clinic_file: clinic_file.custom_instruments.find(),
            (self.file_button,),
        )
        self.notice = Notice()
        self.body.insertWidget(0, self.notice)
        self.file_button.clicked.connect(lambda _=False: self.choose_definition_file())

    def refresh_records(self) -> None:
        """Read the measures again and list those in use first; definitions are decoded on the worker thread."""
        self.chart_client.run_query(
            lambda clinic_file: [_make_row(record) for record in clinic_file.custom_instruments.find()],
            self._show_in_use_first,
            self,
        )

    def edit_record(self, record: CustomMeasureRow | None) -> None:
        """Open the form of a simple or new measure; for any other, only the field that retires it."""
        simple = record is None or record.is_simple
        form, binding = (
            (build_measure_form(), bind_simple_measure())
            if simple
            else (build_file_measure_form(), bind_file_measure())
        )
        if record is not None:
            form.add_field("retired", make_retired_field())
        title = texts.MEASURE if record else texts.NEW_MEASURE
        stored = record.record if record else None
        sheet = RecordSheet(
            self.chart_client, title, form, binding, stored, {"low": 0, "step": 1}, self.stored.emit, self
        )
        form.get_field("name" if simple else "retired").setFocus()
        sheet.open()

    def choose_definition_file(self) -> None:
        """Let the user choose a definition file; errors in it are shown on the card."""
        self.dialog = QFileDialog(self, texts.CHOOSE_DEFINITION, "", texts.DEFINITION_FILTER)
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.fileSelected.connect(lambda name: self.add_definition_file(Path(name)))
        self.dialog.open()

    def add_definition_file(self, path: Path) -> None:
        """Add the definition in that file, or replace the definition with the same ID."""
        self.notice.show_notice("")
        self.chart_client.run_action(
            lambda clinic_file, who: _make_row(import_instrument_file(clinic_file, who, path)),
            self._show_added,
            lambda error: self.notice.show_notice(
                texts.NOT_ADDED.format(name=path.name, why=error), "danger"
            ),
            self,
        )

    def _show_added(self, row: CustomMeasureRow) -> None:
        self.notice.show_notice(texts.MEASURE_ADDED.format(name=_format_name(row)), "good")
        self.refresh_records()


def _make_row(record: CustomInstrument) -> CustomMeasureRow:
    try:
        definition = read_definition(record.document)
    except Invalid:
        definition = None
    return CustomMeasureRow(record.id, record.retired, record, definition)


def _format_name(row: CustomMeasureRow) -> str:
    return row.definition.short_name if row.definition else row.record.code


def _format_scale(row: CustomMeasureRow) -> str:
    if row.definition is None:
        return ""
    return f"{row.definition.scale_text} · {row.definition.unit}"


def _format_kind(row: CustomMeasureRow) -> str:
    if row.definition is None:
        return texts.UNREADABLE
    if row.definition.items:
        return texts.ITEMS_KIND.format(count=len(row.definition.items))
    return texts.SIMPLE_KIND if row.is_simple else texts.FORM_KIND
