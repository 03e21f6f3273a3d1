"""The choice of a template in the head of an assessment: its lines come into the tables, to be filled or left."""

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
    """None, then the one that the case's words suggest, then the others; `changed` when a person chose."""

    def __init__(self) -> None:
        super().__init__(texts.TEMPLATE, (), none=texts.NO_TEMPLATE)
        self.hide_label()
        self.combo.setMinimumWidth(_WIDTH)
        self._offered: tuple[AssessmentTemplate, ...] = ()
        self._case: Case | None = None
        self._edition = -1

    def offer_templates(self, note: Assessment, case: Case) -> None:
        """The templates as they are now; chosen is the one whose lines the note still has to fill."""
        self._case = case
        self._list_templates(case)
        chosen = _find_used_template(self._offered, note, case)
        self.set_value(chosen.id if chosen else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Back from Settings, where a template may have been changed."""
        super().showEvent(event)
        if self._case is not None and self._edition != custom_data.get_vocabulary_version():
            chosen = self.get_value()
            self._list_templates(self._case)
            self.set_value(chosen if chosen in {each.id for each in self._offered} else None)

    def _list_templates(self, case: Case) -> None:
        self._edition = custom_data.get_vocabulary_version()
        fitting = propose_template(_collect_case_words(case))
        self._offered = tuple(sorted(list_templates(), key=lambda each: each != fitting))
        self.combo.clear()
        self.combo.addItem(texts.NO_TEMPLATE, None)
        for each in self._offered:
            name = texts.PROPOSED.format(each.name) if each == fitting else each.name
            self.combo.addItem(name, each.id)

    def put_lines_into(self, tables: Iterable[object], case: Case) -> str:
        """Put the chosen template's lines into the tables, in place of unfilled ones; says what was done."""
        chosen = next((each for each in self._offered if each.id == self.get_value()), None)
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
    wrong = len(describe_wrong_lines(chosen.lines))
    taken = texts.TEMPLATE_TAKEN.format(name=chosen.name, count=count)
    return " ".join(filter(None, (taken, texts.LINES_NOT_READ.format(wrong) if wrong else "")))


def _collect_case_words(case: Case) -> list[str]:
    return [case.complaint, *(area.region for area in case.areas), *(each.words for each in case.diagnoses)]


def _find_used_template(
    offered: Sequence[AssessmentTemplate], note: Assessment, case: Case
) -> AssessmentTemplate | None:
    """The template that has all the lines which wait in the note, if any wait."""
    waiting = {line for name in _FIELDS for line in getattr(note, name) if line.origin is Origin.TEMPLATE}
    if not waiting:
        return None
    return next((each for each in offered if waiting <= _collect_lines(each, case)), None)


def _collect_lines(template: AssessmentTemplate, case: Case) -> set[NoteLine]:
    found = build_template_lines(template.lines, find_affected_side(case))
    return {line for lines in found.values() for line in lines}
