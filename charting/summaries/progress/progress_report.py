"""The content of the progress report: every figure and word of the page, ready to print."""

from datetime import date
from typing import Annotated

import msgspec

from charting.drawing.trend.trend_chart import TrendChart
from charting.measures.judge import Verdict
from charting.model.body_mark import Mark
from charting.model.field import declare
from charting.summaries.paper_content import PaperContent, PaperSentences


class ReportSentences(PaperSentences, frozen=True, kw_only=True):
    """The sentences that are drafted from the chart and that the therapist may replace before issuing."""

    bottom_line: Annotated[str, declare("Bottom line", free_text=True)]
    request: Annotated[str, declare("What we ask", free_text=True)] = ""
    treatment: Annotated[str, declare("Treatment given", free_text=True)] = ""
    outlook: Annotated[str, declare("Plan and outlook", free_text=True)] = ""


class Letterhead(msgspec.Struct, frozen=True, kw_only=True):
    """The sender: the clinic, how to reach it, and the therapist with the license."""

    clinic: str
    contact: str
    therapist: str
    license: str


class Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """The recipient: name with credentials, specialty, and the practice with its fax or phone."""

    name: str
    specialty: str
    practice: str


class ReportPatient(msgspec.Struct, frozen=True, kw_only=True):
    """The client. `details` are birth date, sex and chart number, `referral` the date and the diagnoses."""

    name: str
    short_name: str
    details: str
    chart_label: str
    referral: str


class ChangeCell(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the change table, "–" if it was not taken. `day` is empty if it is the day of the column."""

    text: str = "–"
    day: str = ""


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One measure from the start of care to now. `footnote` is the number of the verdict's source, as a superscript."""

    key: str
    label: str
    scale: str
    start: ChangeCell
    last: ChangeCell
    now: ChangeCell
    change: str = "–"
    goal: str = "–"
    verdict: Verdict = Verdict()
    footnote: str = ""

    @property
    def meaningful(self) -> str:
        """The verdict: `Yes (≥ 2 or 30% ²)`, `Not yet (error ± 20° ³)`, `No (≥ 2 ²)`, `Worse (≥ 2 ²)`; `–` if it cannot be judged."""
        return self.verdict.format_cell(self.footnote)

    @property
    def compared(self) -> bool:
        """Whether there are two figures to compare."""
        return self.verdict.change is not None


class ChangeTable(msgspec.Struct, frozen=True, kw_only=True):
    """The rows in the order of the page, with their footnotes. `more` counts rows that are left out for space.

    The days are the column headings; `last_day` is empty if no report was issued before.
    """

    rows: tuple[ChangeRow, ...] = ()
    footnotes: tuple[str, ...] = ()
    more: int = 0
    start_day: str = ""
    last_day: str = ""
    now_day: str = ""


class ReportFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A palpation finding in the list beside the body figure, with its number on the figure."""

    number: int
    structure: str
    finding: str


class ReportFindings(msgspec.Struct, frozen=True, kw_only=True):
    """The findings and marks of the last note with palpation. `day` is empty if there is no such note."""

    day: str = ""
    lines: tuple[ReportFinding, ...] = ()
    marks: tuple[Mark, ...] = ()


class ReportGoal(msgspec.Struct, frozen=True, kw_only=True):
    """A goal: its status in a word or two, and its target and date in words."""

    status: str
    words: Annotated[str, declare(free_text=True)]


class ProgressReport(PaperContent, frozen=True, kw_only=True):
    """Everything on the page.

    `period_from` and `period_to` are the first and the last signed visit or assessment. `visits` says how many of the
    authorized ones are used and missed. `record_seal` stands for all signed notes of the case. `released` is the
    day of the client's release to the addressee, None when there is none in force. `drafted` are the sentences
    as the chart gives them.
    """

    letterhead: Letterhead
    addressee: Addressee
    patient: ReportPatient
    made: date
    visits: str
    change: ChangeTable
    pain: TrendChart
    findings: ReportFindings
    goals: tuple[ReportGoal, ...]
    record_seal: str
    released: date | None
    drafted: ReportSentences
