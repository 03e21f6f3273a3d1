"""The client's banner."""

from datetime import date
from typing import Any

import msgspec

from charting import clock
from charting.model.case import CaseStatus, DischargeReason
from charting.model.client import Alert, Client, Person
from charting.summaries.chip import Chip
from charting.summaries.client_banner_content import format_age, make_banner_content
from charting.summaries.client_records import ClientRecords
from tests.support.low_back_case import count_days
from tests.support.progress_cases import (
    CASE,
    CLIENT,
    CLINIC,
    FIRST,
    PROVIDER,
    REFERRAL,
    TODAY,
    build_shoulder_case,
)


def file_of(client: Client, **changes: Any) -> ClientRecords:
    return ClientRecords(
        client=client, clinic=CLINIC, therapists={}, providers={PROVIDER.id: PROVIDER}, **changes
    )


def test_the_shoulder_of_the_picture() -> None:
    client = CLIENT.with_changes(
        preferred_name="Linh",
        alerts=(
            Alert(text="Anticoagulant (apixaban)", action="light pressure only"),
            Alert(text="Latex allergy"),
        ),
    )
    case = build_shoulder_case(referrals=(REFERRAL.with_changes(valid_until=date(2026, 12, 31)),))
    shown = make_banner_content(file_of(client, cases=(CASE,), similar=("Nguyễn, Thanh",)), case, TODAY)
    assert (shown.family_name, shown.given_name, shown.preferred_name) == ("Nguyễn", "Thảo Linh", "Linh")
    assert (shown.born, shown.age, shown.sex, shown.chart_label) == ("14 Mar 1981", "45 y", "F", "0412")
    assert shown.alerts == ("Anticoagulant (apixaban): light pressure only", "Latex allergy")
    assert (shown.case_line, shown.code) == ("Right shoulder stiff and painful", "M75.01")
    assert (shown.referred_by, shown.visits) == ("Adaeze Okafor, MD", "5 of 12")
    assert shown.ends == Chip(text="ends 31 Dec")
    assert shown.release == Chip(text="Release on file", tone="good")
    assert (shown.guardian, shown.similar) == ("", ("Nguyễn, Thanh",))


def test_a_client_without_a_case() -> None:
    shown = make_banner_content(file_of(CLIENT), None, TODAY)
    assert (shown.case_line, shown.visits, shown.ends, shown.release) == ("", "", None, None)


def test_the_end_of_an_authorization_takes_its_tone_from_its_nearness() -> None:
    case = build_shoulder_case(referrals=(REFERRAL.with_changes(valid_until=count_days(42)),))
    chips = [
        make_banner_content(file_of(CLIENT), case, on).ends
        for on in (count_days(27), count_days(28), count_days(42), count_days(43))
    ]
    assert chips == [
        Chip(text="ends 5 Dec"),
        Chip(text="ends 5 Dec", tone="warn"),
        Chip(text="ends 5 Dec", tone="warn"),
        Chip(text="ended 5 Dec", tone="danger"),
    ]


def test_an_authorization_means_nothing_after_the_discharge() -> None:
    closed = CASE.with_changes(
        status=CaseStatus.DISCHARGED, closed=count_days(30), discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well"
    )  # fmt: skip
    case = build_shoulder_case(case=closed, referrals=(REFERRAL.with_changes(valid_until=count_days(42)),))
    assert make_banner_content(file_of(CLIENT), case, count_days(60)).ends is None


def test_no_release_is_said_where_somebody_referred() -> None:
    assert make_banner_content(file_of(CLIENT), build_shoulder_case(consents=()), TODAY).release == Chip(
        text="No release", tone="warn"
    )
    assert make_banner_content(file_of(CLIENT), build_shoulder_case(referrals=()), TODAY).release is None


def test_a_minor_has_the_guardian_beside_the_name() -> None:
    with clock.set_to(FIRST):
        minor = CLIENT.with_changes(
            birth_date=date(2012, 5, 1), guardian=Person(name="Ana Ruiz", relation="mother")
        )
    assert make_banner_content(file_of(minor), None, TODAY).guardian == "Minor, guardian Ana Ruiz (mother)"
    assert make_banner_content(file_of(minor), None, date(2030, 5, 1)).guardian == ""


def test_the_age_of_the_smallest_is_in_months() -> None:
    assert format_age(date(2025, 11, 22), TODAY) == "11 mo"
    assert format_age(date(2024, 11, 21), TODAY) == "2 y"
    assert format_age(date(2024, 11, 22), TODAY) == "23 mo"


def test_what_forbids_massage_comes_first_and_each_alert_has_its_name() -> None:
    history = msgspec.structs.replace(
        CLIENT.history, conditions=("Deep vein thrombosis in the left calf, three weeks ago", "Osteoporosis")
    )
    client = CLIENT.with_changes(
        history=history, alerts=(Alert(text="Latex allergy", action="vinyl gloves"),)
    )
    shown = make_banner_content(file_of(client), None, TODAY)
    assert shown.stops == 1
    assert shown.alert_names[0].startswith("Deep vein thrombosis")
    assert shown.alert_names[1:] == ("Latex allergy", "Osteoporosis")
    assert [line.split(":")[0] for line in shown.alerts[1:]] == ["Latex allergy", "Osteoporosis"]
