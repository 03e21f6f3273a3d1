"""The card of text snippets on the Settings page."""

from charting.actions.custom_vocabulary import save_snippet
from charting.model.custom_records import Snippet
from ui.core.chart_client import ChartClient
from ui.pages.records.record_sheet import RecordBinding, RecordSheet, Values
from ui.pages.settings import texts
from ui.pages.settings.custom_data_card import CustomDataCard
from ui.widgets.fields.basic_fields import CheckField, LineField, TextField
from ui.widgets.fields.field_form import FieldForm
from ui.widgets.record_table.record_table import RecordColumn


class SnippetsCard(CustomDataCard):
    """Lists the shared snippets and each therapist's own."""

    def __init__(self, chart_client: ChartClient) -> None:
        columns = (
            RecordColumn(texts.SHORT, lambda row: f".{row.short}", 90, bold=True),
            RecordColumn(texts.SNIPPET_TEXT, lambda row: " ".join(row.text.split())),
            RecordColumn(texts.WHOSE, self._format_owner, 110, muted=True),
        )
        super().__init__(
            chart_client,
            texts.SNIPPETS,
            columns,
            texts.NO_SNIPPETS,
            lambda clinic_file: clinic_file.snippets.find(),
        )

    def edit_record(self, record: Snippet | None) -> None:
        """Open the sheet of a snippet; a new one belongs to the therapist at work."""
        form = FieldForm()
        form.add_field("short", LineField(texts.SHORT, placeholder=texts.SHORT_HINT, longest=20))
        form.add_field("everyone", CheckField(texts.FOR_EVERYONE))
        form.add_field("text", TextField(texts.SNIPPET_TEXT, hint=texts.SNIPPET_HINT, lines=4), span=2)
        if record is not None:
            form.add_field("retired", CheckField(texts.NOT_OFFERED))
        title = texts.SNIPPET if record else texts.NEW_SNIPPET
        binding = RecordBinding(show=self._read_snippet_values, make=self._build_snippet, store=save_snippet)
        sheet = RecordSheet(self.chart_client, title, form, binding, record, {}, self.stored.emit, self)
        form.get_field("short").setFocus()
        sheet.open()

    def _format_owner(self, row: Snippet) -> str:
        if row.therapist_id is None:
            return texts.EVERYONES
        return texts.MINE if row.therapist_id == self.chart_client.therapist.id else texts.ANOTHERS

    def _read_snippet_values(self, record: Snippet) -> Values:
        return {
            "short": record.short,
            "text": record.text,
            "everyone": record.therapist_id is None,
            "retired": record.retired,
        }

    def _build_snippet(self, record: Snippet | None, values: Values) -> Snippet:
        owner_id = (record.therapist_id if record else None) or self.chart_client.therapist.id
        changes: Values = {
            "short": values["short"].removeprefix("."),
            "text": values["text"],
            "therapist_id": None if values["everyone"] else owner_id,
            "retired": bool(values.get("retired")),
        }
        return record.with_changes(**changes) if record else Snippet(**changes)
