"""The earlier visits whose marks may lie beneath those of today."""

from charting import clock
from charting.model.assessment import Assessment
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from charting.summaries.words import day_words
from ui.pages.findings import texts
from ui.widgets.body_visits import EarlierVisit


def earlier_visits(case: CaseFile, note: Session | Assessment) -> tuple[EarlierVisit, ...]:
    """The signed sessions and assessments of the case before that note, the oldest first."""
    moment = note.when
    signed: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    before = sorted((each for each in signed if each.when < moment), key=lambda each: each.when)
    return tuple(EarlierVisit(_label(case, each), each.marks) for each in before)


def _label(case: CaseFile, note: Session | Assessment) -> str:
    day = day_words(note.when.date(), clock.today())
    if isinstance(note, Session):
        return texts.EARLIER_SESSION.format(number=case.session_number(note), day=day)
    return texts.EARLIER_ASSESSMENT.format(kind=note.kind.capitalize(), day=day)
