"""The template choice in the head of an assessment; the lines of a template are filled in or left out."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QShowEvent

from charting.entry.templates.template_lines import (
    LinesByField,
    build_template_lines,
    describe_wrong_lines,
    find_affected_side,
    select_new_lines,
)
from charting.model.assessment import Assessment
from charting.model.case import Case
from charting.model.note_line import NoteLine, Origin
from charting.reference import custom_data
from charting.reference.assessment_templates import AssessmentTemplate, list_templates, propose_template
from ui.pages.assessments import texts
from ui.pages.notes.findings.findings_table import FindingsTable
from ui.widgets.fields.basic_fields import ChoiceField

_FIELDS = ("ranges", "strength", "palpation", "tests", "scores")
_WIDTH = 210  # px


class TemplateChoice(ChoiceField):
    """A combo box with None, then the template that the case suggests, then the others."""

    def __init__(self) -> None:
        super().__init__(texts.TEMPLATE, (), none=texts.NO_TEMPLATE)
        self.hide_label()
        self.combo.setMinimumWidth(_WIDTH)
        self._offered: tuple[AssessmentTemplate, ...] = ()
        self._case: Case | None = None
        self._vocabulary_version = -1

    def offer_templates(self, note: Assessment, case: Case) -> None:
        """Offer the current templates, with the one selected whose unfilled lines are in the note."""
        self._case = case
        self._list_templates(case)
        chosen = _find_used_template(self._offered, note, case)
        self.set_value(chosen.id if chosen else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the templates again after coming back from Settings, where they may have changed."""
        super().showEvent(event)
        if self._case is not None and self._vocabulary_version != custom_data.get_vocabulary_version():
            chosen = self.get_value()
            self._list_templates(self._case)
            self.set_value(chosen if chosen in {template.id for template in self._offered} else None)

    def _list_templates(self, case: Case) -> None:
        self._vocabulary_version = custom_data.get_vocabulary_version()
        fitting = propose_template(_collect_case_words(case))
        self._offered = tuple(sorted(list_templates(), key=lambda template: template != fitting))
        self.combo.clear()
        self.combo.addItem(texts.NO_TEMPLATE, None)
        for template in self._offered:
            name = texts.PROPOSED.format(template.name) if template == fitting else template.name
            self.combo.addItem(name, template.id)

    def put_lines_into(self, tables: Iterable[object], case: Case) -> str:
        """Add the lines of the chosen template to the tables, replacing unfilled ones; return the status text."""
        chosen = next((template for template in self._offered if template.id == self.get_value()), None)
        lines: LinesByField = build_template_lines(chosen.lines, find_affected_side(case)) if chosen else {}
        count = 0
        for table in tables:
            if isinstance(table, FindingsTable):
                table.drop_unfilled()
                added = select_new_lines(lines.get(table.field, ()), table.collect_items())
                table.add_items(added)
                count += len(added)
        return _describe_result(chosen, count)


def _describe_result(chosen: AssessmentTemplate | None, count: int) -> str:
    if chosen is None:
        return texts.TEMPLATE_GONE
    wrong_count = len(describe_wrong_lines(chosen.lines))
    result = texts.TEMPLATE_TAKEN.format(name=chosen.name, count=count)
    return " ".join(filter(None, (result, texts.LINES_NOT_READ.format(wrong_count) if wrong_count else "")))


def _collect_case_words(case: Case) -> list[str]:
    return [
        case.complaint,
        *(area.region for area in case.areas),
        *(diagnosis.words for diagnosis in case.diagnoses),
    ]


def _find_used_template(
    offered: Sequence[AssessmentTemplate], note: Assessment, case: Case
) -> AssessmentTemplate | None:
    """Find the template that contains all unfilled lines of the note; None if there are no such lines."""
    waiting = {line for name in _FIELDS for line in getattr(note, name) if line.origin is Origin.TEMPLATE}
    if not waiting:
        return None
    return next((template for template in offered if waiting <= _collect_lines(template, case)), None)


def _collect_lines(template: AssessmentTemplate, case: Case) -> set[NoteLine]:
    lines_by_field = build_template_lines(template.lines, find_affected_side(case))
    return {line for lines in lines_by_field.values() for line in lines}
