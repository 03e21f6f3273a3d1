"""The wording of each paper, held in one text file a case: what pypdf reads on the page, line by line.

    python -m tests.reports.golden_pages

writes the files anew. Run it when a paper's wording was changed on purpose, and read the difference before you commit.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import msgspec
from pypdf import PdfReader

from charting.model.assessment import Decision
from charting.model.case import CaseStatus
from charting.model.findings import Activity
from charting.model.record import seal
from charting.summaries.client_records import CaseRecords
from tests.support.pdf_reading import printed
from tests.support.progress_cases import (
    CASE,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_last_session,
    build_plan,
    build_session,
    build_shoulder_case,
)

GOLDEN = Path(__file__).with_name("golden")


def make_first_visit() -> CaseRecords:
    """Nothing was measured twice yet."""
    return build_case_records(
        build_initial_assessment(), build_plan(), build_session(0, pain_now=8, pain_after=6)
    )


def make_worse_case() -> CaseRecords:
    """Pain rose while function got better: both are said, the worse first."""
    return build_case_records(
        build_initial_assessment(),
        build_plan(goals=()),
        build_last_session(activities=()),
        build_session(35, pain_now=10),
    )


def make_discharged_case() -> CaseRecords:
    """Care has ended: the outlook tells how, and no reply is asked for."""
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED,
        closed=TODAY,
        discharge_reason="goals met",
        discharge_outcome="Reaches overhead without pain; keeps up the home program",
    )
    return build_shoulder_case(case=closed)


def make_referred_out_case() -> CaseRecords:
    """The addressee is asked to see the patient, and the chart has no release to them."""
    decided = build_initial_assessment(
        decision=Decision.REFER_OUT, decision_reason="night pain that rest does not ease, with weight loss"
    )
    return build_case_records(decided, build_session(0, pain_now=8), consents=())


def make_crowded_case() -> CaseRecords:
    """More measures than the page shows: what is left out is counted."""
    rated = tuple(Activity(name=f"Lift box {number}", score=4) for number in range(1, 12))
    return build_case_records(
        build_session(0, pain_now=7, activities=rated), build_session(7, pain_now=5, activities=rated)
    )


# By the name of the file, which begins with the kind of paper: `progress-report-worse.txt`.
PAGES: Mapping[str, Callable[[], CaseRecords]] = {
    "progress-report": build_shoulder_case,
    "progress-report-first-visit": make_first_visit,
    "progress-report-worse": make_worse_case,
    "progress-report-discharged": make_discharged_case,
    "progress-report-referred-out": make_referred_out_case,
    "progress-report-crowded": make_crowded_case,
}


def read_page_text(name: str) -> str:
    """The lines of that page. The notes get fixed seals, for a record's id and with it its seal is a new one each time."""
    case = PAGES[name]()
    seals = {note_id: seal(str(place).encode()) for place, note_id in enumerate(case.seals)}
    pdf = printed(msgspec.structs.replace(case, seals=seals))
    (page,) = PdfReader(BytesIO(pdf)).pages
    return "".join(f"{line.rstrip()}\n" for line in page.extract_text().splitlines())


def find_golden_file(name: str) -> Path:
    """Where the wording of that page is held."""
    return GOLDEN / f"{name}.txt"


if __name__ == "__main__":
    for page_name in PAGES:
        find_golden_file(page_name).write_text(read_page_text(page_name), encoding="utf-8")
