"""The blocks of the progress report, from the letterhead down to the signature."""

from collections.abc import Sequence
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from charting.summaries.progress.progress_report import ProgressReport, ReportGoal, ReportSentences
from charting.text.dates import format_date, format_moment
from reports.layout import typeface
from reports.layout.line_wrap import Run, build_bold_run
from reports.layout.paper_colors import get_paper_color
from reports.layout.paper_page import Block, Rule, SideBySide, Stack, build_paper_section
from reports.layout.sanitize import sanitize_text
from reports.layout.styles import Styles
from reports.layout.text_block import TextBlock
from reports.layout.typeface import measure_text_width

_ASKING = "We ask you to "
_STATE_WORDS = 4  # a first sentence of more words is no state such as "Improving."


def build_letterhead(report: ProgressReport, style: Styles, width: float, letters: int) -> Block:
    """The clinic and the therapist on the left, the kind of report with its dates on the right, and a rule below."""
    kind = "Progress report"
    about = (f"{format_date(report.made)} · {_describe_visit_period(report)}", report.visits)
    right = max(measure_text_width(line, typeface.REGULAR, style.small.size) for line in about)
    right = max(right, measure_text_width(kind, typeface.BOLD, style.kind.size)) + 2
    head, split = report.letterhead, width - right
    left = split - 14
    clinic = [
        TextBlock(sanitize_text(head.clinic, letters), style.title, left),
        *_build_small_lines(
            style,
            left,
            sanitize_text(head.contact, letters * 2),
            sanitize_text(_join_with_dots(head.therapist, head.license), letters * 2),
        ),
    ]
    paper = [
        TextBlock(kind, style.kind, right),
        *(TextBlock(sanitize_text(line), style.small_right, right) for line in about),
    ]
    return Stack(
        [SideBySide(Stack(clinic), Stack(paper), split), Rule(width, ink="accent", thickness=1.2, air=3.5)]
    )


def _describe_visit_period(report: ProgressReport) -> str:
    """`visits 24 Oct to 21 Nov`; days carry their year if the first visit was in another year than the report."""
    first, last = report.period_from, report.period_to
    needs_year = first.year != report.made.year
    if first == last:
        return f"visit {format_date(first, year=needs_year)}"
    return f"visits {format_date(first, year=needs_year)} to {format_date(last, year=needs_year)}"


def build_addressee_and_patient(report: ProgressReport, style: Styles, width: float, letters: int) -> Block:
    """Whom the report goes to, and whom it is about; names are cut to `letters` characters."""
    to, patient, split = report.addressee, report.patient, width * 0.48
    specialty = f", {sanitize_text(to.specialty, letters)}" if to.specialty else ""
    left, right = split - 12, width - split
    addressee = [
        TextBlock("To", style.small, left),
        TextBlock([build_bold_run(sanitize_text(to.name, letters)), specialty], style.body, left),
        *([TextBlock(sanitize_text(to.practice, letters * 2), style.body, left)] if to.practice else []),
    ]
    about = [
        TextBlock("Patient", style.small, right),
        TextBlock(
            [
                build_bold_run(sanitize_text(patient.name, letters)),
                f" · {sanitize_text(patient.details, 80)}",
            ],
            style.body,
            right,
        ),
        TextBlock(sanitize_text(patient.referral, letters * 2), style.body, right),
    ]
    return SideBySide(Stack(addressee), Stack(about), split)


class BottomLineBox:
    """What to read if nothing else: the state and the request, in a pale box with a teal bar."""

    def __init__(self, sentences: ReportSentences, style: Styles, width: float, letters: int) -> None:
        self._pad, self._width = 7.0 * style.scale, width
        state = _highlight_state(sentences.bottom_line, letters)
        request = _highlight_request(sentences.request, letters)
        self._words = TextBlock([*state, " ", *request], style.lead, width - 2 * self._pad - 5)
        self.height = self._words.height + 2 * self._pad - 2

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(get_paper_color("band"))
        canvas.rect(x, top - self.height, self._width, self.height, stroke=0, fill=1)
        canvas.setFillColor(get_paper_color("accent"))
        canvas.rect(x, top - self.height, 2.6, self.height, stroke=0, fill=1)
        self._words.paint(canvas, x + self._pad + 4, top - self._pad + 2)


def _highlight_state(sentence: str, letters: int) -> Sequence[Run | str]:
    """Set the state in bold: the words before the first period, if they are few."""
    state, stop, rest = sentence.strip().partition(".")
    if not stop or len(state.split()) > _STATE_WORDS:
        return (sanitize_text(sentence, letters),)
    return build_bold_run(f"{sanitize_text(state, 80)}."), " ", sanitize_text(rest, letters)


def _highlight_request(sentence: str, letters: int) -> Sequence[Run | str]:
    """Set what is asked for in bold: `We ask you to approve`."""
    words = sentence.strip()
    if not words.startswith(_ASKING):
        return (sanitize_text(words, letters),)
    verb, _, rest = words[len(_ASKING) :].partition(" ")
    return build_bold_run(f"{_ASKING}{sanitize_text(verb, 30)}"), f" {sanitize_text(rest, letters)}"


def build_goals_block(
    goals: Sequence[ReportGoal], style: Styles, width: float, most: int, letters: int
) -> Block:
    """Each goal after its status; goals beyond `most` are only counted."""
    widest = max(measure_text_width(goal.status, typeface.BOLD, style.body.size) for goal in goals)
    first = widest + 12 * style.scale
    rows: list[Block] = []
    for goal in goals[:most]:
        status = TextBlock([build_bold_run(sanitize_text(goal.status, 20))], style.body, first)
        line = SideBySide(
            status, TextBlock(sanitize_text(goal.words, letters), style.body, width - first), first
        )
        rows += [line, Rule(width, air=1.3 * style.scale)]
    if len(goals) > most:
        rows.append(TextBlock(f"and {len(goals) - most} more in the chart", style.small, width))
    return Stack(rows)


def build_paragraph(heading: str, words: str, style: Styles, width: float, letters: int) -> Block:
    """One of the therapist's sentences as a paragraph under its heading."""
    return build_paper_section(
        heading, TextBlock(sanitize_text(words, letters), style.body, width), style, width
    )


class SignatureBlock:
    """Who prepared the report and when, the seal of the record, and the consent that allows its release."""

    def __init__(self, report: ProgressReport, style: Styles, width: float, issued_at: datetime) -> None:
        signer = TextBlock(
            [build_bold_run(sanitize_text(report.letterhead.therapist, 90))], style.body, width
        )
        lines = _build_small_lines(style, width, _describe_seal(report, issued_at))
        self._words = Stack(
            [TextBlock("Prepared and signed electronically", style.small, width), signer, *lines]
        )
        self.height = self._words.height

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        self._words.paint(canvas, x, top)


def _describe_seal(report: ProgressReport, issued_at: datetime) -> str:
    signed = format_moment(issued_at)
    seal = f"record seal {report.record_seal}" if report.record_seal else ""
    released = (
        f"released with patient authorization of {format_date(report.released)}"
        if report.released
        else "no release to this provider is on file"
    )
    return _join_with_dots(signed, seal, released)


def _build_small_lines(style: Styles, width: float, *lines: str) -> list[Block]:
    return [TextBlock(line, style.small, width) for line in lines if line]


def _join_with_dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
