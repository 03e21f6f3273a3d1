"""Registering clients, telling them apart, reading their file; and no report without a release."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from charting import clock
from charting.actions.clients import find_similar_clients, load_client_file, register_client
from charting.actions.notes import discard_draft
from charting.actions.plain_records import save_record, set_up_clinic
from charting.actions.report_release import issue_report, require_release
from charting.clinic_file import open_clinic_file
from charting.errors import NotFound, NotPermitted, Refused
from charting.model.clinic import Clinic, Therapist
from charting.model.record import seal
from tests.support.sample_clinic import (
    NOON,
    PDF,
    Sample,
    build_case,
    build_client,
    build_release,
    build_report,
    create_clinic_file,
    find_log_entries,
)


def test_chart_numbers_are_given_in_order(sample: Sample) -> None:
    numbers = [
        register_client(sample.clinic_file, sample.who, build_client(family_name=name)).chart_number
        for name in "BCD"
    ]
    assert numbers == [2, 3, 4]
    assert sample.clinic_file.find_client_by_number(3).family_name == "C"
    with pytest.raises(NotFound, match="chart number 0099"):
        sample.clinic_file.find_client_by_number(99)


@pytest.mark.parametrize(
    ("given_name", "family", "alike"),
    [
        ("Thao", "Nguyen", True),
        ("Thảo Linh", "Nguyễn", True),
        ("Linh Thao", "Nguyen", True),
        ("Thao Lin", "Nguyen", True),
        ("Robert", "Ortega", False),
        ("Thomas", "Ng", False),
    ],
)
def test_names_that_could_be_mistaken_are_flagged(
    sample: Sample, given_name: str, family: str, *, alike: bool
) -> None:
    other = build_client(given_name=given_name, family_name=family)
    assert [client.id for client in find_similar_clients(sample.clinic_file, other)] == [
        sample.client.id
    ] * alike


def test_a_client_is_not_like_themself(sample: Sample) -> None:
    assert find_similar_clients(sample.clinic_file, sample.client) == []


def test_the_file_of_a_client_has_all_and_only_theirs(sample: Sample) -> None:
    other = register_client(
        sample.clinic_file, sample.who, build_client(given_name="Ana", family_name="Real")
    )
    save_record(sample.clinic_file, sample.who, build_case(other))
    file = load_client_file(sample.clinic_file, sample.client.id)
    assert (file.cases, file.referrals, file.consents) == (
        (sample.case,),
        (sample.referral,),
        (sample.release,),
    )
    assert (file.sessions, file.assessments, file.plans) == (
        (sample.session, sample.draft),
        (sample.assessment,),
        (sample.plan,),
    )
    assert (file.visits, file.contacts, file.reports) == (
        (sample.visit,),
        (sample.contact,),
        (sample.report,),
    )
    assert file.addenda == (sample.addendum,)
    case = file.get_case_file(sample.case)
    assert case.signed_sessions == (sample.session,)
    assert (case.plan, case.referrer) == (sample.plan, sample.provider)
    assert case.get_session_number(sample.draft) == 2


def test_a_discarded_draft_is_out_of_sight(sample: Sample) -> None:
    discard_draft(sample.clinic_file, sample.who, sample.draft)
    assert load_client_file(sample.clinic_file, sample.client.id).sessions == (sample.session,)


def test_a_clinic_is_set_up_once(tmp_path: Path) -> None:
    chart, _ = create_clinic_file(tmp_path / "c.soapstone")
    with chart, pytest.raises(Refused, match="set up already"):
        set_up_clinic(chart, Clinic(name="Second"), Therapist(name="B"))


def test_a_file_needs_a_clinic(tmp_path: Path) -> None:
    with open_clinic_file(tmp_path / "c.soapstone", create=True) as clinic_file:
        who = Therapist(name="A")
        client = register_client(clinic_file, who, build_client())
        with pytest.raises(NotFound, match="no clinic yet"):
            load_client_file(clinic_file, client.id)


def test_an_issued_report_has_its_consent_seal_and_page(sample: Sample) -> None:
    assert (sample.report.consent_id, sample.report.sha256) == (sample.release.id, seal(PDF))
    assert sample.clinic_file.issued_pdfs.get_pdf(sample.report.id) == PDF
    assert (
        find_log_entries(sample.clinic_file, sample.client.id, sample.report.id)[0].what
        == "saved progress report"
    )


@pytest.mark.parametrize(
    ("changes", "days_later", "permitted"),
    [
        ({}, 0, True),
        ({"expires": date(2026, 3, 2)}, 0, True),
        ({"expires": date(2026, 3, 2)}, 1, False),
        ({"revoked": date(2026, 3, 3)}, 0, True),
        ({"revoked": date(2026, 3, 3)}, 1, False),
        ({"given": date(2026, 3, 3)}, 0, False),
        ({"given": date(2026, 3, 3)}, 1, True),
    ],
)
def test_a_release_holds_from_its_day_to_its_last(
    sample: Sample, changes: dict[str, Any], days_later: int, *, permitted: bool
) -> None:
    save_record(sample.clinic_file, sample.who, sample.release.with_changes(**changes))
    with clock.set_to(NOON + timedelta(days=days_later)):
        if permitted:
            assert (
                require_release(sample.clinic_file, sample.client.id, sample.provider.id).id
                == sample.release.id
            )
        else:
            with pytest.raises(NotPermitted, match="no release to Adaeze Okafor, MD in force"):
                require_release(sample.clinic_file, sample.client.id, sample.provider.id)


def test_without_a_release_nothing_is_issued(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    other = register_client(chart, who, build_client(family_name="Other"))
    case = save_record(chart, who, build_case(other))
    entries = list(chart.audit_log.iterate_bodies())
    with pytest.raises(NotPermitted):
        issue_report(chart, who, build_report(other, case, sample.provider, who), PDF)
    assert chart.reports.count() == 1
    assert list(chart.audit_log.iterate_bodies()) == entries
    save_record(chart, who, build_release(other, sample.provider))
    assert issue_report(chart, who, build_report(other, case, sample.provider, who), PDF).version == 1


def test_a_page_that_is_not_there_is_said(sample: Sample) -> None:
    with pytest.raises(NotFound, match="not in the clinic file"):
        sample.clinic_file.issued_pdfs.get_pdf("nothing")
