"""The card of custom techniques, structures, findings and tests on the Settings page."""

from charting.actions.custom_vocabulary import save_vocabulary_entry
from charting.model.custom_records import CustomEntry
from charting.reference.vocabularies import Vocabulary, get_vocabulary, list_vocabularies
from ui.core.chart_client import ChartClient
from ui.pages.records.record_sheet import RecordBinding, RecordSheet, Values
from ui.pages.settings import texts
from ui.pages.settings.custom_data_card import CustomDataCard
from ui.widgets.fields.basic_fields import CheckField, ChoiceField, LineField
from ui.widgets.fields.field import Field
from ui.widgets.fields.field_form import FieldForm
from ui.widgets.record_table.record_table import RecordColumn

_YES_NO = {"true": texts.YES, "false": texts.NO}


class VocabularyCard(CustomDataCard):
    """Lists the clinic's additions to the shipped vocabularies."""

    def __init__(self, chart_client: ChartClient) -> None:
        columns = (
            RecordColumn(texts.ENTRY, _format_name, bold=True),
            RecordColumn(texts.SHORT, lambda row: row.cells.get("short", ""), 90),
            RecordColumn(texts.WHAT, _find_vocabulary_label, 140, muted=True),
        )
        self.vocabulary_field = ChoiceField(
            texts.WHAT, [(vocabulary.name, vocabulary.label) for vocabulary in list_vocabularies()]
        )
        self.vocabulary_field.hide_label()
        self.vocabulary_field.set_value(list_vocabularies()[0].name)
        super().__init__(
            chart_client,
            texts.VOCABULARY,
            columns,
            texts.NO_ENTRIES,
            lambda clinic_file: clinic_file.custom_entries.find(),
            (self.vocabulary_field,),
        )

    def edit_record(self, record: CustomEntry | None) -> None:
        """Open the sheet of that entry, or of a new entry of the chosen vocabulary."""
        vocabulary = get_vocabulary(record.vocabulary if record else str(self.vocabulary_field.get_value()))
        form = _build_form(vocabulary)
        if record is not None:
            form.add_field("retired", CheckField(texts.NOT_OFFERED))

        def build_entry(base: CustomEntry | None, values: Values) -> CustomEntry:
            cells = {
                cell.column: str(values[cell.column] or "").strip()
                for cell in vocabulary.asked
                if values[cell.column]
            }
            if base is not None:
                return base.with_changes(cells={**base.cells, **cells}, retired=bool(values["retired"]))
            return CustomEntry(vocabulary=vocabulary.name, code="new", cells=cells)

        binding = RecordBinding(show=_read_entry_values, make=build_entry, store=save_vocabulary_entry)
        start: Values = {cell.column: "false" for cell in vocabulary.asked if cell.column == "refer_out"}
        sheet = RecordSheet(
            self.chart_client, vocabulary.label, form, binding, record, start, self.stored.emit, self
        )
        form.get_field(vocabulary.asked[0].column).setFocus()
        sheet.open()


def _build_form(vocabulary: Vocabulary) -> FieldForm:
    form = FieldForm()
    for cell in vocabulary.asked:
        field: Field = LineField(cell.label, longest=120)
        if cell.chosen:
            choices = [(value, _YES_NO.get(value, value)) for value in vocabulary.list_choices(cell.column)]
            field = ChoiceField(cell.label, choices, none=None if cell.needed else texts.NOT_SAID)
        form.add_field(cell.column, field)
    return form


def _read_entry_values(record: CustomEntry) -> Values:
    return {**record.cells, "retired": record.retired}


def _format_name(row: CustomEntry) -> str:
    return row.cells.get("name") or row.cells.get("meaning") or row.code


def _find_vocabulary_label(row: CustomEntry) -> str:
    labels = (vocabulary.label for vocabulary in list_vocabularies() if vocabulary.name == row.vocabulary)
    return next(labels, row.vocabulary)
