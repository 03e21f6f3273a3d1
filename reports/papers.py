"""The kinds of paper, one entry each: its content, the sentences that may be edited, and how it is drawn.

An entry is all that preview, issuing, printing, the list of reports and `soapstone report --kind` need. The window and
the command line read this list when they start, so the modules that build and draw a paper are imported only when one
is made.
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

    code: becomes `Report.kind` when one is issued; lower-case words with hyphens between them
    sentences: the class of the sentences that the therapist may edit; its fields declare their order and labels
    build_content: makes the content for a case, the provider it goes to, the therapist who signs, and the day; raises
        NotFound if there is nothing to report
    render_pdf: draws content and sentences on paper of that size, signed at that moment; the same input gives the same
        bytes
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


# By code. The first is made unless the therapist asks for another.
PAPER_KINDS: dict[str, PaperKind[Any, Any]] = {
    PROGRESS: PaperKind(
        code=PROGRESS,
        sentences=ReportSentences,
        build_content=_build_progress,
        render_pdf=_render_progress,
    ),
}


def find_paper_kind(code: str) -> PaperKind[Any, Any]:
    """The kind with that code. Raises NotFound, which lists the codes that exist."""
    paper = PAPER_KINDS.get(code)
    if paper is None:
        raise NotFound(f"There is no kind of report called “{code}”. Choose from: {', '.join(PAPER_KINDS)}.")
    return paper
