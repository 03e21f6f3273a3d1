"""The words by which a report that was issued is found."""

from collections.abc import Iterable

from charting.model.report import Report
from charting.text.dates import format_date
from charting.text.folding import fold


class IssuedReportIndex:
    """All reports of a chart with their words, newest first: (id, words) of each, folded."""

    def __init__(self, reports: Iterable[tuple[str, str]]) -> None:
        self._reports = [(key, f" {words}") for key, words in reports]

    def find_reports(self, text: str) -> list[str]:
        """The ids of those that hold `text`, else of those that hold each of its words; all when it is empty.

        Both from the beginning of a word on: `5 mar 2026` is a date, and the 5 of a seal is not meant.
        """
        wanted = fold(text)
        whole = _filter_reports(f" {wanted}", self._reports)
        found, words = whole, wanted.split()
        if not whole and len(words) > 1:
            found = self._reports
            for word in words:
                found = _filter_reports(f" {word}", found)
        return [key for key, _ in found]


def _filter_reports(part: str, reports: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [report for report in reports if part in report[1]]


def build_report_search_text(report: Report, client: str, chart_label: str, provider: str) -> str:
    """The words of one, folded: whose, to whom, what, how, by whom, its seal, and its day in three ways."""
    at = report.issued_at
    days = f"{format_date(at)} {at.date().isoformat()} {at.month}/{at.day}/{at.year}"
    kind = f"{report.title} {report.delivery}"
    return fold(f"{client} {chart_label} {provider} {kind} {report.issued_by} {report.sha256} {days}")
