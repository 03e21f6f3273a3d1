"""Issues all progress reports that are due, one action each, for the window and the command line alike.

Nobody edits the drafted sentences here, so nothing is sent: each page is saved in a folder for the therapist to read first.
A report that needs a decision is left out with its reason, and the others continue.
"""

from pathlib import Path
from typing import NamedTuple

from charting import clock
from charting.actions.report_release import load_case_to_report, require_release, save_report
from charting.clinic_file import ClinicFile
from charting.errors import NotFound, Refused
from charting.model.clinic import Therapist
from charting.model.report import PROGRESS
from charting.summaries.today.today_content import WorkItem
from ui.issuing.report_pdf import find_last_signer, format_report_file_name, render_report

NOBODY = "Nobody referred this case, so there is no provider to send a report to."
OTHER_SIGNER = "{} signed last in this case and must issue the report."
UNPRINTABLE = (
    "The PDF shows these letters as “?”: {}. Issue this report by itself, where you can see its page."
)
FILE_EXISTS = "There is a file {} already."


class SavedReport(NamedTuple):
    """A report that was written and recorded: the client's chart number, the addressee, and the file."""

    chart_label: str
    addressee: str
    file: Path


class DueBatch:
    """The reports of one run, in one folder. With `replacing` they overwrite existing files."""

    def __init__(self, folder: Path, *, replacing: bool = False) -> None:
        self._folder, self._replacing = folder, replacing
        self._day = clock.today()
        self._written: set[Path] = set()

    def issue_due_report(
        self, clinic_file: ClinicFile, item: WorkItem, who: Therapist | None = None
    ) -> SavedReport:
        """Write and record the report for that item of the work list, addressed to the referrer.

        `who` signs; None means whoever signed last in the case, since the command line does not know who is at work. Nobody
        signs a report on another therapist's notes without reading it. Raises NotFound, Refused or NotPermitted if this
        report must be left out, StorageFailure if none can be written; then nothing of it is stored.
        """
        case = load_case_to_report(clinic_file, clinic_file.cases.get(item.need.case_id))
        if case.referrer is None:
            raise NotFound(NOBODY)
        signer = find_last_signer(case)
        if who is not None and who.id != signer.id:
            raise Refused(OTHER_SIGNER.format(signer.signature))
        require_release(clinic_file, case.client.id, case.referrer.id)
        file = self._choose_free_file(case.client.chart_label)
        page = render_report(PROGRESS, case, case.referrer, who or signer, clock.now())
        if page.unprintable:
            raise Refused(UNPRINTABLE.format(" ".join(sorted(page.unprintable))))
        save_report(clinic_file, who or signer, page.record, page.pdf, file)
        self._written.add(file)
        return SavedReport(case.client.chart_label, case.referrer.name_with_credentials, file)

    def _choose_free_file(self, chart_label: str) -> Path:
        """Return the file for this report. A second case of the same client in this run gets a number appended."""
        first = self._folder / format_report_file_name(PROGRESS, chart_label, self._day)
        file, number = first, 1
        while file in self._written:
            number += 1
            file = first.with_name(f"{first.stem}-{number}{first.suffix}")
        if file.exists() and not self._replacing:
            raise Refused(FILE_EXISTS.format(file.name))
        return file
