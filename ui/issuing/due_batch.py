"""All progress reports that are due in one go, the same for the window and the command line: one after the other, an act each.

The drafted sentences stand as they are, so nothing is sent: each page is saved in a folder, where the therapist reads
it before it leaves. What nobody would see in time is left out with its reason, and the others go on.
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

NOBODY = "Nobody referred this case: a report goes to a provider."
OTHER_SIGNER = "{} signed last in this case, and makes the report."
UNPRINTABLE = "Paper shows these letters as “?”: {}. Make this report by itself, where its page is shown."
FILE_EXISTS = "There is a file {} already."


class SavedReport(NamedTuple):
    """A report that was written and recorded: whose it is by chart number, to whom it goes, and its file."""

    chart_label: str
    addressee: str
    file: Path


class DueBatch:
    """The pages of one run, in one folder. `replacing` lets them take the place of files from before."""

    def __init__(self, folder: Path, *, replacing: bool = False) -> None:
        self._folder, self._replacing = folder, replacing
        self._day = clock.today()
        self._written: set[Path] = set()

    def issue_due_report(
        self, clinic_file: ClinicFile, item: WorkItem, who: Therapist | None = None
    ) -> SavedReport:
        """Write and record the report of that item of the work list, to the referrer, as the window would propose.

        `who` signs; None is whoever signed last in the case, as the command line knows nobody at work. A signature is
        never put under another therapist's notes unlooked at. Raises NotFound, Refused or NotPermitted where this one
        has to be left out, StorageFailure where none can be written; then nothing of it is stored.
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
        """Its file; a client's second case of the same run gets a number behind it."""
        first = self._folder / format_report_file_name(PROGRESS, chart_label, self._day)
        file, number = first, 1
        while file in self._written:
            number += 1
            file = first.with_name(f"{first.stem}-{number}{first.suffix}")
        if file.exists() and not self._replacing:
            raise Refused(FILE_EXISTS.format(file.name))
        return file
