"""A client is found by whatever the person at the desk types."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.actions.clients import register_client, update_client
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile
from charting.model.provider import Provider
from charting.storage.people_search import _split_search_words
from tests.support.sample_clinic import build_client, create_clinic_file

PEOPLE = [
    ("Thảo Linh", "Nguyễn", date(1980, 3, 14), "(918) 555-0142"),
    ("Siân", "O'Brien", date(1975, 11, 2), "918.555.0143"),
    ("Søren", "Ťažký-Smith", date(2001, 12, 31), "+1 918 555 0144"),
    ("Ana", "100%_real", date(1990, 1, 9), ""),
]


@pytest.fixture
def clinic_file(tmp_path: Path) -> Iterator[ClinicFile]:
    chart, who = create_clinic_file(tmp_path / "c.soapstone")
    with chart:
        for given_name, family, born, phone in PEOPLE:
            register_client(
                chart,
                who,
                build_client(given_name=given_name, family_name=family, birth_date=born, phone=phone),
            )
        yield chart


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("nguyen", 1), ("NGUYỄN", 1), ("Nguyen, Thao", 1), ("linh ngu", 1), ("thao nguyen 1980", 1),
        ("obrien", 2), ("o'brien", 2), ("O’Brien", 2), ("sian", 2), ("brien s", 2),
        ("tazky", 3), ("soren", 3), ("smith", 3), ("tazkysmith", 3),
        ("3/14/1980", 1), ("03/14/1980", 1), ("3/14/80", 1), ("1980-03-14", 1), ("03-14-1980", 1),
        ("14 mar 1980", 1), ("Mar 14, 1980", 1), ("march 14", 1), ("2 November 1975", 2),
        ("(918) 555-0142", 1), ("918-555-0142", 1), ("918 555 0142", 1), ("9185550142", 1), ("555-0142", 1),
        ("+1 (918) 555-0142", 1), ("+19185550142", 1), ("1 918 555 0144", 3), ("+1 918 555-0144", 3),
        ("0001", 1), ("0002", 2), ("100%", 4), ("%_r", 4),
    ],
)  # fmt: skip
def test_finds(clinic_file: ClinicFile, typed: str, number: int) -> None:
    assert [client.chart_number for client in clinic_file.find_clients(typed)] == [number]


@pytest.mark.parametrize("typed", ["nguyen brien", "zzz", "_", "100%x", "4/14/1980", "\\"])
def test_finds_nobody(clinic_file: ClinicFile, typed: str) -> None:
    found = [client.chart_number for client in clinic_file.find_clients(typed)]
    assert found == ([4] if typed == "_" else [])


@pytest.mark.parametrize("typed", ["", "   ", ",", "( )", "+1"])
def test_nothing_typed_shows_everybody_in_order(clinic_file: ClinicFile, typed: str) -> None:
    names = ["100%_real", "Nguyễn", "O'Brien", "Ťažký-Smith"]
    assert [client.family_name for client in clinic_file.find_clients(typed)] == names
    assert len(clinic_file.find_clients(typed, 2)) == 2


def test_a_changed_name_is_found_and_the_old_one_is_not(clinic_file: ClinicFile) -> None:
    who = clinic_file.therapists.find()[0]
    update_client(clinic_file, who, clinic_file.find_client_by_number(1).with_changes(family_name="Đặng"))
    assert clinic_file.find_clients("nguyen") == []
    assert [client.chart_number for client in clinic_file.find_clients("dang")] == [1]


def test_providers_are_found_by_practice_specialty_and_npi(clinic_file: ClinicFile) -> None:
    who = clinic_file.therapists.find()[0]
    doctor = Provider(name="Zoë Okafor", specialty="Orthopedics", practice="Tulsa Hand", npi="1234567893")
    stored = save_record(clinic_file, who, doctor)
    save_record(clinic_file, who, Provider(name="Another"))
    for typed in ("zoe", "ortho okafor", "tulsa", "1234567893"):
        assert clinic_file.find_providers(typed) == [stored]


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_whatever_is_typed_gives_words_without_blanks(text: str) -> None:
    assert all(word and word == "".join(word.split()) for word in _split_search_words(text))
