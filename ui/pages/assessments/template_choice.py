"""The choice of a template in the head of an assessment: its lines come into the tables, to be filled or left."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QShowEvent

from charting.entry.templates import Lines, affected_side, fresh, lines_of, wrong_lines
from charting.model.assessment import Assessment
from charting.model.case import Case
from charting.model.line import Line, Origin
from charting.reference import own
from charting.reference.templates import Template, proposed, templates
from ui.pages.assessments import texts
from ui.pages.findings.table import FindingsTable
from ui.widgets.fields import ChoiceField

_FIELDS = ("ranges", "strength", "palpation", "tests", "scores")
_WIDTH = 210  # px


class TemplateChoice(ChoiceField):
    """None, then the one that the case's words suggest, then the others; `changed` when a person chose."""

    def __init__(self) -> None:
        super().__init__(texts.TEMPLATE, (), none=texts.NO_TEMPLATE)
        self.hide_label()
        self.combo.setMinimumWidth(_WIDTH)
        self._offered: tuple[Template, ...] = ()
        self._case: Case | None = None
        self._edition = -1

    def offer(self, note: Assessment, case: Case) -> None:
        """The templates as they are now; chosen is the one whose lines the note still has to fill."""
        self._case = case
        self._list(case)
        chosen = _used(self._offered, note, case)
        self.set_value(chosen.id if chosen else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Back from Settings, where a template may have been changed."""
        super().showEvent(event)
        if self._case is not None and self._edition != own.edition():
            chosen = self.value()
            self._list(self._case)
            self.set_value(chosen if chosen in {each.id for each in self._offered} else None)

    def _list(self, case: Case) -> None:
        self._edition = own.edition()
        fitting = proposed(_words_of(case))
        self._offered = tuple(sorted(templates(), key=lambda each: each != fitting))
        self.combo.clear()
        self.combo.addItem(texts.NO_TEMPLATE, None)
        for each in self._offered:
            name = texts.PROPOSED.format(each.name) if each == fitting else each.name
            self.combo.addItem(name, each.id)

    def put_into(self, tables: Iterable[object], case: Case) -> str:
        """Put the chosen template's lines into the tables, in place of unfilled ones; says what was done."""
        chosen = next((each for each in self._offered if each.id == self.value()), None)
        lines: Lines = lines_of(chosen.lines, affected_side(case)) if chosen else {}
        count = 0
        for table in tables:
            if isinstance(table, FindingsTable):
                table.drop_unfilled()
                added = fresh(lines.get(table.field, ()), table.items())
                table.add(added)
                count += len(added)
        return _said(chosen, count)


def _said(chosen: Template | None, count: int) -> str:
    if chosen is None:
        return texts.TEMPLATE_GONE
    wrong = len(wrong_lines(chosen.lines))
    taken = texts.TEMPLATE_TAKEN.format(name=chosen.name, count=count)
    return " ".join(filter(None, (taken, texts.LINES_NOT_READ.format(wrong) if wrong else "")))


def _words_of(case: Case) -> list[str]:
    return [case.complaint, *(area.region for area in case.areas), *(each.words for each in case.diagnoses)]


def _used(offered: Sequence[Template], note: Assessment, case: Case) -> Template | None:
    """The template that has all the lines which wait in the note, if any wait."""
    waiting = {line for name in _FIELDS for line in getattr(note, name) if line.origin is Origin.TEMPLATE}
    if not waiting:
        return None
    return next((each for each in offered if waiting <= _all_lines(each, case)), None)


def _all_lines(template: Template, case: Case) -> set[Line]:
    found = lines_of(template.lines, affected_side(case))
    return {line for lines in found.values() for line in lines}
