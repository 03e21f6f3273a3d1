"""A note or an addendum as it is found by its words: what a person typed or chose in it, line by line."""

from collections.abc import Iterator

from charting.model.assessment import Assessment
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.note_words import list_field_lines
from charting.summaries.timeline_notes import assessment_title, plan_title

Written = Session | Assessment | Plan | Addendum


def spoken_lines(record: Written) -> str:
    """Its words without their headings, a line each; with what a draft holds that is not understood yet.

    Of the questions about red flags most are answered with no: only the others count.
    """
    return "\n".join(_lines(record))


def spoken_title(record: Written) -> str:
    """`Session`, which wants its number behind it, `Initial assessment`, `Plan revised`, `Addendum to session`."""
    match record:
        case Addendum():
            return f"Addendum to {record.kind}"
        case Assessment():
            return assessment_title(record)
        case Plan():
            return plan_title(record)
    return "Session"


def _lines(record: Written) -> Iterator[str]:
    if isinstance(record, Addendum):
        yield record.text
        return
    for line in list_field_lines(record):
        if line.declared.searched and line.words.strip():
            yield line.words
    if isinstance(record, Assessment):
        yield from (
            f"{flag.question} {flag.note}".strip() for flag in record.red_flags if flag.present or flag.note
        )
    yield from record.unread.values()
