"""The text by which a search finds a note or an addendum: what a person typed or chose in it, line by line."""

from collections.abc import Iterator

from charting.model.assessment import Assessment
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.notes.finding_text import format_assessment_title, format_plan_title
from charting.summaries.notes.record_text import list_field_lines

SearchableRecord = Session | Assessment | Plan | Addendum


def build_searchable_text(record: SearchableRecord) -> str:
    """Build the searched text, a line a field without its heading, and the text that quick entry could not read yet.

    Leaves out fields that the program fills in, and red flag questions answered no without a remark, as most are.
    """
    return "\n".join(_list_lines(record))


def format_searchable_title(record: SearchableRecord) -> str:
    """Format `Session` (the caller adds the number), `Initial assessment`, `Plan revised`, `Addendum to session`."""
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
