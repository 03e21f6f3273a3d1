"""The templates of assessments on the Settings page: shipped ones, the clinic's versions of them, and its own."""

from dataclasses import dataclass

from charting.chart import Chart
from charting.model.own import OwnTemplate
from charting.reference.templates import Template, shipped_templates
from ui.desk import Desk
from ui.pages.record_sheet import RecordSheet
from ui.pages.settings import texts
from ui.pages.settings.own_card import OwnCard
from ui.pages.settings.templates_form import lines_text, template_form, template_recipe
from ui.widgets.rows_model import Column


@dataclass(frozen=True)
class TemplateRow:
    """A template with what is stored of it: None for a shipped one that nobody changed. `retired`: not offered."""

    id: str
    name: str
    lines: tuple[str, ...]
    shipped: Template | None
    record: OwnTemplate | None
    retired: bool

    @property
    def changed(self) -> bool:
        """Whether the clinic's version stands in the place of the shipped one."""
        return self.shipped is not None and self.record is not None and not self.record.retired


class TemplatesCard(OwnCard):
    """Enter changes one; the change of a shipped one is the clinic's, and the shipped one can be brought back."""

    def __init__(self, desk: Desk) -> None:
        columns = (
            Column(texts.TEMPLATE_NAME, lambda row: row.name, bold=True),
            Column(texts.TEMPLATE_LINES, lambda row: str(len(row.lines)), 50),
            Column(texts.WHOSE, _whose, 130, muted=True),
        )
        super().__init__(
            desk, texts.TEMPLATES, columns, texts.NO_TEMPLATES, lambda chart: chart.own_templates
        )

    def refresh(self) -> None:
        """Read anew, those that are offered first."""
        self.desk.read(_rows, self._show, self)

    def edit(self, record: TemplateRow | None) -> None:
        """The sheet of that template, or of a new one."""
        shipped = record.shipped if record else None
        changed = record.changed if record else False
        form = template_form(known=record is not None, changed=changed)
        start = {"name": record.name, "lines": lines_text(record.lines)} if record else {}
        stored = record.record if record else None
        sheet = RecordSheet(
            self.desk,
            texts.TEMPLATE if record else texts.NEW_TEMPLATE,
            form,
            template_recipe(shipped),
            stored,
            start,
            self.stored.emit,
            self,
        )
        form.field("lines" if record else "name").setFocus()
        sheet.open()


def _rows(chart: Chart) -> list[TemplateRow]:
    """The shipped ones in their order, each as the clinic has it, then the clinic's own."""
    stored = {each.code: each for each in chart.own_templates.find()}
    rows = [_shipped_row(each, stored.pop(each.id, None)) for each in shipped_templates()]
    own = [
        TemplateRow(each.code, each.name, each.lines, None, each, each.retired) for each in stored.values()
    ]
    return rows + own


def _shipped_row(shipped: Template, record: OwnTemplate | None) -> TemplateRow:
    if record is None or record.retired:
        return TemplateRow(shipped.id, shipped.name, shipped.lines, shipped, record, retired=False)
    return TemplateRow(shipped.id, record.name, record.lines, shipped, record, retired=not record.lines)


def _whose(row: TemplateRow) -> str:
    if row.shipped is None:
        return texts.OWN_TEMPLATE
    return texts.CHANGED_TEMPLATE if row.changed else texts.SHIPPED_TEMPLATE
