"""The assessment templates on the Settings page: shipped ones, the clinic's versions of them, and custom ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from charting.actions.custom_templates import NEW_TEMPLATE, save_template
from charting.clinic_file import ClinicFile
from charting.errors import Invalid
from charting.model.custom_records import CustomTemplate
from charting.reference.assessment_templates import AssessmentTemplate, load_shipped_templates
from ui.core.chart_client import ChartClient
from ui.pages.records.record_sheet import RecordBinding, RecordSheet, Values
from ui.pages.settings import texts
from ui.pages.settings.custom_data_card import CustomDataCard
from ui.widgets.fields.basic_fields import CheckField, LineField, TextField
from ui.widgets.fields.field_form import FieldForm
from ui.widgets.record_table.record_table import RecordColumn


def build_template_form(*, existing: bool, changed: bool) -> FieldForm:
    """Build the form. An existing template can be retired, and a changed shipped one can be restored."""
    form = FieldForm()
    form.add_field("name", LineField(texts.TEMPLATE_NAME, longest=60), span=2)
    form.add_field(
        "lines", TextField(texts.TEMPLATE_LINES, hint=texts.TEMPLATE_HINT, lines=10, most=18), span=2
    )
    if existing:
        form.add_field("retired", CheckField(texts.NOT_OFFERED))
    if changed:
        form.add_field("restore", CheckField(texts.RESTORE_SHIPPED))
    return form


def bind_template(shipped: AssessmentTemplate | None) -> RecordBinding[CustomTemplate]:
    """Bind the form to a custom template or to the clinic's version of `shipped`."""

    def read_template_values(record: CustomTemplate) -> Values:
        if shipped is not None and record.retired:
            return {"name": shipped.name, "lines": join_template_lines(shipped.lines), "retired": False}
        hidden = record.retired or not record.lines
        return {"name": record.name, "lines": join_template_lines(record.lines), "retired": hidden}

    def build_template(record: CustomTemplate | None, values: Values) -> CustomTemplate:
        lines, hidden = _split_lines(values["lines"]), bool(values.get("retired"))
        if not (lines or hidden or values.get("restore")):
            raise Invalid("lines", texts.SAY_LINES)
        changes: Values = {
            "name": values["name"],
            "lines": () if shipped is not None and hidden else lines,
            "retired": bool(values.get("restore")) or (shipped is None and hidden),
        }
        if record is not None:
            return record.with_changes(**changes)
        return CustomTemplate(code=shipped.id if shipped else NEW_TEMPLATE, **changes)

    return RecordBinding(show=read_template_values, make=build_template, store=save_template)


def join_template_lines(lines: Iterable[str]) -> str:
    """Join the lines into the text of the form's field."""
    return "\n".join(lines)


def _split_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True)
class TemplateRow:
    """A template and its stored record, which is None for an unchanged shipped one. `retired` means not offered."""

    id: str
    name: str
    lines: tuple[str, ...]
    shipped: AssessmentTemplate | None
    record: CustomTemplate | None
    retired: bool

    @property
    def is_changed(self) -> bool:
        """Whether the clinic's version replaces the shipped template."""
        return self.shipped is not None and self.record is not None and not self.record.retired


class TemplatesCard(CustomDataCard):
    """Enter edits a template. Editing a shipped one stores the clinic's version; the shipped one can be restored."""

    def __init__(self, chart_client: ChartClient) -> None:
        columns = (
            RecordColumn(texts.TEMPLATE_NAME, lambda row: row.name, bold=True),
            RecordColumn(texts.TEMPLATE_LINES, lambda row: str(len(row.lines)), 50),
            RecordColumn(texts.WHOSE, _format_origin, 130, muted=True),
        )
        super().__init__(
            chart_client,
            texts.TEMPLATES,
            columns,
            texts.NO_TEMPLATES,
            lambda clinic_file: clinic_file.custom_templates.find(),
        )

    def refresh_records(self) -> None:
        """Read the templates again and list those in use first."""
        self.chart_client.run_query(_collect_rows, self._show_in_use_first, self)

    def edit_record(self, record: TemplateRow | None) -> None:
        """Open the sheet of that template, or of a new one."""
        shipped = record.shipped if record else None
        changed = record.is_changed if record else False
        form = build_template_form(existing=record is not None, changed=changed)
        start = {"name": record.name, "lines": join_template_lines(record.lines)} if record else {}
        stored = record.record if record else None
        sheet = RecordSheet(
            self.chart_client,
            texts.TEMPLATE if record else texts.NEW_TEMPLATE,
            form,
            bind_template(shipped),
            stored,
            start,
            self.stored.emit,
            self,
        )
        form.get_field("lines" if record else "name").setFocus()
        sheet.open()


def _collect_rows(clinic_file: ClinicFile) -> list[TemplateRow]:
    """List the shipped templates in their order, each in the clinic's version if any, then the custom ones."""
    stored = {template.code: template for template in clinic_file.custom_templates.find()}
    rows = [_make_shipped_row(shipped, stored.pop(shipped.id, None)) for shipped in load_shipped_templates()]
    custom_rows = [
        TemplateRow(template.code, template.name, template.lines, None, template, template.retired)
        for template in stored.values()
    ]
    return rows + custom_rows


def _make_shipped_row(shipped: AssessmentTemplate, record: CustomTemplate | None) -> TemplateRow:
    if record is None or record.retired:
        return TemplateRow(shipped.id, shipped.name, shipped.lines, shipped, record, retired=False)
    return TemplateRow(shipped.id, record.name, record.lines, shipped, record, retired=not record.lines)


def _format_origin(row: TemplateRow) -> str:
    if row.shipped is None:
        return texts.OWN_TEMPLATE
    return texts.CHANGED_TEMPLATE if row.is_changed else texts.SHIPPED_TEMPLATE
