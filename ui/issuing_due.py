"""All reports that are due in one go, the same for the window and the command line: one after the other, an act each.

The drafted sentences stand as they are, so nothing is sent: each page is saved in a folder, where the therapist reads
it before it leaves. What nobody would see in time is left out with its reason, and the others go on.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charting import clock
from charting.actions.reports import case_to_report, require_release
from charting.chart import Chart
from charting.errors import NotFound, Refused
from charting.model.clinic import Therapist
from charting.summaries.today import WorkItem
from ui.issuing import last_signer, make_page, save_report

FILE_NAME = "progress-report-{chart}-{day}.pdf"
NOBODY = "Nobody referred this case: a report goes to a provider."
OTHERS = "{} signed last in this case, and makes the report."
LETTERS = "Paper shows these letters as “?”: {}. Make this report by itself, where its page is shown."
THERE = "There is a file {} already."


class Made(NamedTuple):
    """A report that was written and recorded: whose it is by chart number, to whom it goes, and its file."""

    chart_label: str
    addressee: str
    file: Path


def file_name(chart_label: str, day: date) -> str:
    """The name of a saved report: the chart number stands in it, never the client's name."""
    return FILE_NAME.format(chart=chart_label, day=day.isoformat())


class DueBatch:
    """The pages of one run, in one folder. `replacing` lets them take the place of files from before."""

    def __init__(self, folder: Path, *, replacing: bool = False) -> None:
        self._folder, self._replacing = folder, replacing
        self._day = clock.today()
        self._written: set[Path] = set()

    def make(self, chart: Chart, item: WorkItem, who: Therapist | None = None) -> Made:
        """Write and record the report of that item of the work list, to the referrer, as the window would propose.

        `who` signs; None is whoever signed last in the case, as the command line knows nobody at work. A signature is
        never put under another therapist's notes unlooked at. Raises NotFound, Refused or NotPermitted where this one
        has to be left out, StorageFailure where none can be written; then nothing of it is stored.
        """
        case = case_to_report(chart, chart.cases.get(item.need.case_id))
        if case.referrer is None:
            raise NotFound(NOBODY)
        signer = last_signer(case)
        if who is not None and who.id != signer.id:
            raise Refused(OTHERS.format(signer.signature))
        require_release(chart, case.client.id, case.referrer.id)
        file = self._free_file(case.client.chart_label)
        page = make_page(case, case.referrer, who or signer, clock.now())
        if page.lost:
            raise Refused(LETTERS.format(" ".join(sorted(page.lost))))
        save_report(chart, who or signer, page.record, page.pdf, file)
        self._written.add(file)
        return Made(case.client.chart_label, case.referrer.titled, file)

    def _free_file(self, chart_label: str) -> Path:
        """Its file; a client's second case of the same run gets a number behind it."""
        first = self._folder / file_name(chart_label, self._day)
        file, number = first, 1
        while file in self._written:
            number += 1
            file = first.with_name(f"{first.stem}-{number}{first.suffix}")
        if file.exists() and not self._replacing:
            raise Refused(THERE.format(file.name))
        return file
