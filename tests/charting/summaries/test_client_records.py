"""What a case keeps about itself is what it would find anew."""

from datetime import timedelta

import msgspec
import pytest

from charting.model.note import NoteStatus
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_readings import find_readings
from tests.support import progress_cases as cases

THREE = tuple(cases.build_session(days, pain_now=5) for days in (7, 14, 21))


def counted(case: CaseRecords, session: Session) -> int:
    """Which visit it is, by counting those before it."""
    place = (session.starts_at, session.id)
    return 1 + sum((note.starts_at, note.id) < place for note in case.sessions if note.id != session.id)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_visit_s_number_is_counted_by_time_whatever_the_order(order: tuple[int, int, int]) -> None:
    case = cases.build_case_records(
        cases.build_initial_assessment(), cases.build_plan(), *(THREE[at] for at in order)
    )
    assert [case.get_session_number(note) for note in THREE] == [1, 2, 3]


@pytest.mark.parametrize("days", [-30, -8, 0, 5, 30])
def test_a_visit_put_to_another_time_is_counted_there(days: int) -> None:
    case = cases.build_case_records(cases.build_initial_assessment(), cases.build_plan(), *THREE)
    moved = THREE[1].with_changes(
        status=NoteStatus.DRAFT,
        signed_at=None,
        signed_by="",
        starts_at=THREE[1].starts_at + timedelta(days=days),
        ends_at=None,
    )
    unknown = cases.build_session(10)
    assert case.get_session_number(moved) == counted(case, moved)
    assert case.get_session_number(unknown) == counted(case, unknown) == 2


def test_a_case_with_other_notes_reads_anew() -> None:
    case = cases.build_case_records(cases.build_initial_assessment(), cases.build_plan(), *THREE)
    known = find_readings(case, "pain")
    assert find_readings(case, "pain") is known
    fewer = msgspec.structs.replace(case, sessions=THREE[:1])
    assert len(fewer.signed_sessions) == 1
    assert len(find_readings(fewer, "pain")) == len(known) - 2
    assert fewer.get_session_number(THREE[0]) == 1
