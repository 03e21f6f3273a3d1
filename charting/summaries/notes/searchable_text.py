"""A note or an addendum as it is found by its words: what a person typed or chose in it, line by line."""

from collections.abc import Iterator

from charting.model.assessment import Assessment
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.notes.record_text import list_field_lines
from charting.summaries.timeline.note_rows import format_assessment_title, format_plan_title

SearchableRecord = Session | Assessment | Plan | Addendum


def build_searchable_text(record: SearchableRecord) -> str:
    """Its words without their headings, a line each; with what a draft holds that is not understood yet.

    Of the questions about red flags most are answered with no: only the others count.
    """
    return "\n".join(_list_lines(record))


def format_searchable_title(record: SearchableRecord) -> str:
    """`Session`, which wants its number behind it, `Initial assessment`, `Plan revised`, `Addendum to session`."""
    match record:
        case Addendum():
            return f"Addendum to {record.kind}"
        case Assessment():
            return format_assessment_title(record)
        case Plan():
            return format_plan_title(record)
    return "Session"


def _list_lines(record: SearchableRecord) -> Iterator[str]:
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
