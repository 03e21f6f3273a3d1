"""Renders a report as PDF and issues it, for the window and the command line alike."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.json import encode

from charting.actions.report_release import save_report
from charting.clinic_file import ClinicFile
from charting.entry.abbreviations import spell_out_record
from charting.errors import NotFound, Refused
from charting.model.clinic import SpellOut, Therapist
from charting.model.field import find_label
from charting.model.provider import Provider
from charting.model.report import SENTENCE_FIELDS, Delivery, Report, ReportSentence
from charting.summaries.client_records import CaseRecords
from charting.summaries.paper_content import PaperSentences
from reports.papers import find_paper_kind

FILE_NAME = "{kind}-report-{chart}-{day}.pdf"


class RenderedReport(NamedTuple):
    """A report's record, the sentences on its page, its exact PDF, and the letters that the PDF can show only as "?"."""

    record: Report
    sentences: PaperSentences
    pdf: bytes
    unprintable: set[str]


def render_report(
    kind: str,
    case: CaseRecords,
    provider: Provider,
    who: Therapist,
    moment: datetime,
    words: PaperSentences | None = None,
    delivery: Delivery = Delivery.SAVED,
) -> RenderedReport:
    """Render a report of that kind as of `moment`, with the drafted sentences unless `words` are given.

    Nothing is stored. Raises NotFound when nothing is signed in the case, or for an unknown kind.
    """
    from reports.layout.sanitize import find_unprintable

    paper = find_paper_kind(kind)
    shown = paper.build_content(case, provider, who, moment.date())
    words = words or shown.drafted
    if case.clinic.spell_out is SpellOut.ON_PAPER:
        shown, words = spell_out_record(shown), spell_out_record(words)
    record = Report(
        kind=paper.code,
        client_id=case.client.id,
        case_id=case.case.id,
        provider_id=provider.id,
        therapist_id=who.id,
        issued_at=moment,
        issued_by=who.signature,
        delivery=delivery,
        period_from=shown.period_from,
        period_to=shown.period_to,
        **_store_sentences(words),
    )
    pdf = paper.render_pdf(shown, words, case.clinic.paper, moment)
    letters = f"{encode(shown).decode()}{encode(words).decode()}"
    return RenderedReport(record, words, pdf, find_unprintable(letters))


def _store_sentences(words: PaperSentences) -> dict[str, Any]:
    """Map the sentences to fields of the record: to the field of the same name, else into `sentences`."""
    kind = type(words)
    texts: dict[str, str] = {name: getattr(words, name) for name in kind.__struct_fields__}
    others = tuple(
        ReportSentence(heading=find_label(kind, name), text=text)
        for name, text in texts.items()
        if name not in SENTENCE_FIELDS and text.strip()
    )
    own = {name: text for name, text in texts.items() if name in SENTENCE_FIELDS}
    return {**own, "sentences": others}


def format_report_file_name(kind: str, chart_label: str, day: date) -> str:
    """Return the file name of a saved report. It contains the chart number, never the client's name."""
    return FILE_NAME.format(kind=kind, chart=chart_label, day=day.isoformat())


def make_unsaved_key(kind: str, case_id: str) -> str:
    """Return the key in `ChartClient.unsaved` for unsaved sentences of a report of that kind on that case."""
    return f"{kind} {case_id}"


def find_last_signer(case: CaseRecords) -> Therapist:
    """Return who signed last in this case. Raises NotFound when nothing is signed."""
    notes = [*case.signed_assessments, *case.signed_sessions]
    if not notes:
        raise NotFound("Nothing is signed in this case yet: there is nothing to report.")
    newest = max(notes, key=lambda note: note.signed_at or note.entered_at)
    return case.therapists[newest.therapist_id]


def save_report_as(clinic_file: ClinicFile, who: Therapist, record: Report, pdf: bytes, chosen: Path) -> Path:
    """Save a report under the name chosen in a file dialog, with `.pdf` appended if missing; return the path.

    `Nguyen 3.5` becomes `Nguyen 3.5.pdf`. If that file exists, Refused: the dialog asked only about the name as typed.
    """
    out = chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(f"{chosen.name}.pdf")
    if out != chosen and out.exists():
        raise Refused(f"There is a file {out.name} already. Save the report again under another name.")
    save_report(clinic_file, who, record, pdf, out)
    return out
