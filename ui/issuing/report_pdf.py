"""A report from the chart to paper, made and issued the same way for the window and the command line."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.json import encode

from charting.actions.report_release import save_report
from charting.clinic_file import ClinicFile
from charting.entry.abbreviations import spell_out_record
from charting.errors import NotFound, Refused
from charting.model.clinic import SpellOut, Therapist
from charting.model.provider import Provider
from charting.model.report import Delivery, Report
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ReportSentences


class RenderedReport(NamedTuple):
    """A report's record, its exact PDF, and the letters that paper shows only as "?"."""

    record: Report
    pdf: bytes
    unprintable: set[str]


def render_report(
    case: CaseRecords,
    provider: Provider,
    who: Therapist,
    moment: datetime,
    words: ReportSentences | None = None,
    delivery: Delivery = Delivery.SAVED,
) -> RenderedReport:
    """The report's page as of `moment`, with the drafted sentences unless `words` are given.

    Nothing is stored. Raises NotFound when nothing is signed in the case.
    """
    from charting.summaries.progress.report_content import build_progress_report
    from reports.layout.sanitize import find_unprintable
    from reports.progress.progress_pdf import render_progress_pdf

    shown = build_progress_report(case, provider, who, moment.date())
    words = words or shown.drafted
    if case.clinic.spell_out is SpellOut.ON_PAPER:
        shown, words = spell_out_record(shown), spell_out_record(words)
    record = Report(
        client_id=case.client.id,
        case_id=case.case.id,
        provider_id=provider.id,
        therapist_id=who.id,
        issued_at=moment,
        issued_by=who.signature,
        delivery=delivery,
        period_from=shown.period_from,
        period_to=shown.period_to,
        bottom_line=words.bottom_line,
        request=words.request,
        treatment=words.treatment,
        outlook=words.outlook,
    )
    pdf = render_progress_pdf(shown, words, case.clinic.paper, issued_at=moment)
    return RenderedReport(record, pdf, find_unprintable(f"{encode(shown).decode()}{encode(words).decode()}"))


def find_last_signer(case: CaseRecords) -> Therapist:
    """Who signed last in this case. Raises NotFound when nothing is signed."""
    notes = [*case.signed_assessments, *case.signed_sessions]
    if not notes:
        raise NotFound("Nothing is signed in this case yet: there is nothing to report.")
    newest = max(notes, key=lambda note: note.signed_at or note.entered_at)
    return case.therapists[newest.therapist_id]


def save_report_as(clinic_file: ClinicFile, who: Therapist, record: Report, pdf: bytes, chosen: Path) -> Path:
    """`save_report` under the name that a file dialog gave, with `.pdf` behind it; returns that name.

    `Nguyen 3.5` is `Nguyen 3.5.pdf`, and what lies there already is not what the dialog asked about: it is Refused.
    """
    out = chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(f"{chosen.name}.pdf")
    if out != chosen and out.exists():
        raise Refused(f"There is a file {out.name} already. Save the report again under another name.")
    save_report(clinic_file, who, record, pdf, out)
    return out
