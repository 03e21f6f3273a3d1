"""A printed progress report, and what other libraries read in it."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
from pypdf import PdfReader

from charting.model.clinic import PaperSize
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ReportSentences
from charting.summaries.progress.report_content import build_progress_report
from reports.progress.progress_pdf import render_progress_pdf
from tests.support.progress_cases import PROVIDER, THERAPIST, TODAY, find_last_day

AT = datetime(2026, 11, 21, 11, 12, tzinfo=UTC)
MARGIN = 30.0  # points: what any printer and fax keeps


def printed(
    case: CaseRecords, sentences: ReportSentences | None = None, paper: PaperSize = PaperSize.LETTER
) -> bytes:
    report = build_progress_report(case, PROVIDER, THERAPIST, max(TODAY, find_last_day(case)))
    return render_progress_pdf(report, sentences or report.drafted, paper, AT)


def text_of(pdf: bytes) -> str:
    """The words of the page in a row, as pdfium reads them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return " ".join(text.split())


def other_text_of(pdf: bytes) -> str:
    """The same as pypdf reads them."""
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def outside(pdf: bytes) -> list[tuple[str, float, float]]:
    """Characters that lie beyond the margins, and where."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = ((text.get_text_range(i, 1), text.get_charbox(i)) for i in range(text.count_chars()))
        return [
            (char, left, bottom)
            for char, (left, bottom, right, top) in boxes
            if char.strip()
            and (left < MARGIN or right > width - MARGIN or bottom < MARGIN * 0.7 or top > height - MARGIN)
        ]
    finally:
        document.close()


def overlaps(pdf: bytes) -> list[str]:
    """Pairs of characters that are printed over one another."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        boxes = [(text.get_text_range(i, 1), text.get_charbox(i)) for i in range(text.count_chars())]
    finally:
        document.close()
    boxes = sorted((box, char) for char, box in boxes if char.strip())
    found = []
    for place, ((_, bottom, right, top), char) in enumerate(boxes):
        for (left2, bottom2, _, top2), other in boxes[place + 1 :]:
            if left2 > right - 1:
                break
            if min(top, top2) - max(bottom, bottom2) > 1:
                found.append(char + other)
    return found


def footer_height(pdf: bytes) -> tuple[float, float]:
    """The top of the footer and the bottom of the words above it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        start = text.get_text_range().index("Confidential health")
        footer = text.get_charbox(start)[3]
        above = min(text.get_charbox(i)[1] for i in range(start) if text.get_text_range(i, 1).strip())
        return footer, above
    finally:
        document.close()
