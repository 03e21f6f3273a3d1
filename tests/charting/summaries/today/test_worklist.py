"""What needs doing over all clients."""

from datetime import timedelta

import msgspec

from charting.model.clinic import Therapist
from charting.model.consent import Contact
from charting.model.note import NoteStatus
from charting.summaries.today.today_content import TodoKind
from charting.summaries.today.worklist import build_work_groups
from tests.support.low_back_case import build_low_back_case, count_days
from tests.support.progress_cases import CASE, CLIENT, FIRST, RELEASE, build_case_records, build_session

DRAFT = {"status": NoteStatus.DRAFT, "signed_at": None, "signed_by": ""}


def test_nothing_to_do_is_no_group() -> None:
    assert build_work_groups([build_case_records()], [], {}, [], count_days(0)) == ()


def test_the_groups_stand_in_order_with_their_count_tone_and_line() -> None:
    drafted = build_low_back_case(6)
    case = msgspec.structs.replace(drafted, sessions=(*drafted.sessions, build_session(38, **DRAFT)))
    groups = build_work_groups(
        [case], [], {}, [Therapist(name="Rosa Delgado", license_expires=count_days(40))], count_days(41)
    )
    assert [(group.title, group.size, group.tone) for group in groups] == [
        ("Unsigned notes", 1, "warn"),
        ("Progress reports due", 1, "warn"),
        ("Reassessments due", 1, "danger"),
        ("Health histories to review", 1, "neutral"),
        ("Licenses and insurance", 1, "danger"),
    ]
    assert groups[0].line == "Nguyễn: session of 1 Dec"
    assert groups[-1].items[0].text == "Rosa Delgado: license expired 3 Dec"
    assert groups[-1].items[0].need.tab == "settings"


def test_a_consent_is_listed_once_for_a_client_with_two_cases() -> None:
    ending = (RELEASE.with_changes(expires=count_days(5)),)
    second = build_case_records(case=CASE.with_changes(id="second"), consents=ending)
    (group,) = build_work_groups([build_case_records(consents=ending), second], [], {}, [], count_days(0))
    assert (group.kind, group.size) == (TodoKind.CONSENT, 1)


def test_what_is_only_coming_is_not_on_the_list() -> None:
    assert [
        group.kind for group in build_work_groups([build_low_back_case(5)], [], {}, [], count_days(28))
    ] == [
        TodoKind.REASSESS,
        TodoKind.HISTORY,
    ]


def test_a_promise_is_due_from_its_day_with_or_without_a_case() -> None:
    call = Contact(
        client_id="client",
        at=FIRST,
        what="Discharged",
        next_step="2 weeks since discharge",
        next_by=count_days(14),
    )
    clients = {"client": CLIENT}
    assert build_work_groups([], [call], clients, [], count_days(13)) == ()
    (group,) = build_work_groups([], [call], clients, [], count_days(14) + timedelta(days=3))
    assert group.line == "Nguyễn: 2 weeks since discharge"
    assert (group.items[0].need.client_id, group.items[0].need.record_id) == ("client", call.id)
