"""The pieces of the progress report, from the letterhead down to the signature."""

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.pdfgen.canvas import Canvas

from charting.drawing.trend import short_date
from charting.summaries.progress_report import GoalLine, ProgressReport, Sentences
from reports import fonts
from reports.colors import color
from reports.fonts import wide
from reports.lines import Run, bold
from reports.page import Beside, Block, Rule, Stack, section
from reports.plain import clean
from reports.styles import Styles
from reports.words import Words

_ASKING = "We ask you to "
_STATE_WORDS = 4


def letterhead(report: ProgressReport, style: Styles, width: float, letters: int) -> Block:
    """The clinic and the therapist at the left, what this is at the right, and a line below."""
    kind = "Progress report"
    about = (f"{_day(report.made)} · {_visited(report)}", report.visits)
    right = max(wide(line, fonts.REGULAR, style.small.size) for line in about)
    right = max(right, wide(kind, fonts.BOLD, style.kind.size)) + 2
    head, split = report.letterhead, width - right
    left = split - 14
    clinic = [
        Words(clean(head.clinic, letters), style.title, left),
        *_lines(
            style,
            left,
            clean(head.contact, letters * 2),
            clean(_dotted(head.therapist, head.license), letters * 2),
        ),
    ]
    paper = [
        Words(kind, style.kind, right),
        *(Words(clean(line), style.small_right, right) for line in about),
    ]
    return Stack(
        [Beside(Stack(clinic), Stack(paper), split), Rule(width, ink="accent", thickness=1.2, air=3.5)]
    )


def _visited(report: ProgressReport) -> str:
    """`visits 24 Oct to 21 Nov`; the first day with its year where that is another."""
    first, last = report.period_from, report.period_to
    if first == last:
        return f"visit {short_date(first, year=first.year != report.made.year)}"
    other = first.year != report.made.year
    return f"visits {short_date(first, year=other)} to {short_date(last, year=other)}"


def people(report: ProgressReport, style: Styles, width: float, letters: int) -> Block:
    """To whom, and about whom; each name of at most `letters`."""
    to, patient, split = report.addressee, report.patient, width * 0.48
    specialty = f", {clean(to.specialty, letters)}" if to.specialty else ""
    left, right = split - 12, width - split
    addressee = [
        Words("To", style.small, left),
        Words([bold(clean(to.name, letters)), specialty], style.body, left),
        *([Words(clean(to.practice, letters * 2), style.body, left)] if to.practice else []),
    ]
    about = [
        Words("Patient", style.small, right),
        Words([bold(clean(patient.name, letters)), f" · {clean(patient.details, 80)}"], style.body, right),
        Words(clean(patient.referral, letters * 2), style.body, right),
    ]
    return Beside(Stack(addressee), Stack(about), split)


class BottomLine:
    """The one thing to read: the state and the request, in a pale box with a teal bar."""

    def __init__(self, sentences: Sentences, style: Styles, width: float, letters: int) -> None:
        self._pad, self._width = 7.0 * style.scale, width
        state = _leading(sentences.bottom_line, letters)
        request = _requesting(sentences.request, letters)
        self._words = Words([*state, " ", *request], style.lead, width - 2 * self._pad - 5)
        self.height = self._words.height + 2 * self._pad - 2

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setFillColor(color("band"))
        canvas.rect(x, top - self.height, self._width, self.height, stroke=0, fill=1)
        canvas.setFillColor(color("accent"))
        canvas.rect(x, top - self.height, 2.6, self.height, stroke=0, fill=1)
        self._words.paint(canvas, x + self._pad + 4, top - self._pad + 2)


def _leading(sentence: str, letters: int) -> Sequence[Run | str]:
    """The state in bold: the first words up to a full stop, when they are few."""
    state, stop, rest = sentence.strip().partition(".")
    if not stop or len(state.split()) > _STATE_WORDS:
        return (clean(sentence, letters),)
    return bold(f"{clean(state, 80)}."), " ", clean(rest, letters)


def _requesting(sentence: str, letters: int) -> Sequence[Run | str]:
    """What is asked for in bold: `We ask you to approve`."""
    words = sentence.strip()
    if not words.startswith(_ASKING):
        return (clean(words, letters),)
    verb, _, rest = words[len(_ASKING) :].partition(" ")
    return bold(f"{_ASKING}{clean(verb, 30)}"), f" {clean(rest, letters)}"


def goals_block(goals: Sequence[GoalLine], style: Styles, width: float, most: int, letters: int) -> Block:
    """Each goal with where it stands; those beyond `most` are counted."""
    widest = max(wide(goal.status, fonts.BOLD, style.body.size) for goal in goals)
    first = widest + 12 * style.scale
    rows: list[Block] = []
    for goal in goals[:most]:
        status = Words([bold(clean(goal.status, 20))], style.body, first)
        line = Beside(status, Words(clean(goal.words, letters), style.body, width - first), first)
        rows += [line, Rule(width, air=1.3 * style.scale)]
    if len(goals) > most:
        rows.append(Words(f"and {len(goals) - most} more in the chart", style.small, width))
    return Stack(rows)


def paragraph(heading: str, words: str, style: Styles, width: float, letters: int) -> Block:
    """A paragraph of the therapist's under its heading."""
    return section(heading, Words(clean(words, letters), style.body, width), style, width)


class Signature:
    """Who prepared it, when, the seal of the record, and by which consent it is released."""

    def __init__(self, report: ProgressReport, style: Styles, width: float, issued_at: datetime) -> None:
        signer = Words([bold(clean(report.letterhead.therapist, 90))], style.body, width)
        lines = _lines(style, width, _sealed(report, issued_at))
        self._words = Stack([Words("Prepared and signed electronically", style.small, width), signer, *lines])
        self.height = self._words.height

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        self._words.paint(canvas, x, top)


def _sealed(report: ProgressReport, issued_at: datetime) -> str:
    signed = f"{_day(issued_at.date())} {issued_at:%H:%M}"
    seal = f"record seal {report.record_seal}" if report.record_seal else ""
    released = (
        f"released with patient authorization of {_day(report.released)}"
        if report.released
        else "no release to this provider is on file"
    )
    return _dotted(signed, seal, released)


def _day(day: date) -> str:
    return short_date(day, year=True)


def _lines(style: Styles, width: float, *lines: str) -> list[Block]:
    return [Words(line, style.small, width) for line in lines if line]


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
