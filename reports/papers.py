"""The kinds of paper, one entry each: its content, the sentences that may be edited, and how it is drawn.

An entry is all that preview, issuing, printing, the list of reports and `soapstone report --kind` need. The modules that
build and draw a paper are imported when one is made: the window and the command line read this list at their start.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Generic, TypeVar

import msgspec

from charting.errors import NotFound
from charting.model.clinic import PaperSize, Therapist
from charting.model.provider import Provider
from charting.model.report import PROGRESS, format_report_title
from charting.summaries.client_records import CaseRecords
from charting.summaries.paper_content import PaperContent, PaperSentences
from charting.summaries.progress.progress_report import ProgressReport, ReportSentences

ContentT = TypeVar("ContentT", bound=PaperContent)
SentencesT = TypeVar("SentencesT", bound=PaperSentences)


class PaperKind(msgspec.Struct, Generic[ContentT, SentencesT], frozen=True, kw_only=True):
    """A kind of paper.

    code: `Report.kind` of those that are issued; lower-case words with hyphens between them
    sentences: those that the therapist may edit, in the order and with the labels that its fields declare
    build_content: the paper about a case to a provider, signed by the therapist, as of a day; raises NotFound where
        there is nothing to tell
    render_pdf: the content with these sentences as PDF, on that paper, signed at that moment; the same bytes for the
        same input
    """

    code: str
    sentences: type[SentencesT]
    build_content: Callable[[CaseRecords, Provider, Therapist, date], ContentT]
    render_pdf: Callable[[ContentT, SentencesT, PaperSize, datetime], bytes]

    @property
    def title(self) -> str:
        """What people call it: `Progress report`."""
        return format_report_title(self.code)


def _build_progress(case: CaseRecords, provider: Provider, who: Therapist, today: date) -> ProgressReport:
    from charting.summaries.progress.report_content import build_progress_report

    return build_progress_report(case, provider, who, today)


def _render_progress(
    content: ProgressReport, sentences: ReportSentences, paper: PaperSize, issued_at: datetime
) -> bytes:
    from reports.progress.progress_pdf import render_progress_pdf

    return render_progress_pdf(content, sentences, paper, issued_at)


# By code; the first is what the window and the command line make unless another is asked for.
PAPER_KINDS: dict[str, PaperKind[Any, Any]] = {
    PROGRESS: PaperKind(
        code=PROGRESS,
        sentences=ReportSentences,
        build_content=_build_progress,
        render_pdf=_render_progress,
    ),
}


def find_paper_kind(code: str) -> PaperKind[Any, Any]:
    """The kind of that code. Raises NotFound, with the codes that there are."""
    found = PAPER_KINDS.get(code)
    if found is None:
        raise NotFound(f"There is no kind of report “{code}”. There is: {', '.join(PAPER_KINDS)}.")
    return found
