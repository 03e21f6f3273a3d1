"""Searches issued reports by their words."""

from collections.abc import Iterable

from charting.model.report import Report
from charting.text.dates import format_date
from charting.text.folding import fold


class IssuedReportIndex:
    """The issued reports of a clinic, newest first, as (id, folded search text)."""

    def __init__(self, reports: Iterable[tuple[str, str]]) -> None:
        self._reports = [(report_id, f" {words}") for report_id, words in reports]

    def find_reports(self, text: str) -> list[str]:
        """Find the ids of reports that contain `text`, or else all of its words; every report if it is empty.

        A match begins at the start of a word: `5 mar 2026` is a date, and must not match a 5 within a seal.
        """
        query = fold(text)
        matches, words = _filter_reports(f" {query}", self._reports), query.split()
        if not matches and len(words) > 1:
            matches = self._reports
            for word in words:
                matches = _filter_reports(f" {word}", matches)
        return [report_id for report_id, _ in matches]


def _filter_reports(text: str, reports: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [report for report in reports if text in report[1]]


def build_report_search_text(report: Report, client: str, chart_label: str, provider: str) -> str:
    """Build the folded search text: client, provider, kind, delivery, issuer, seal, and the date in three formats."""
    issued = report.issued_at
    dates = f"{format_date(issued)} {issued.date().isoformat()} {issued.month}/{issued.day}/{issued.year}"
    kind = f"{report.title} {report.delivery}"
    return fold(f"{client} {chart_label} {provider} {kind} {report.issued_by} {report.sha256} {dates}")
