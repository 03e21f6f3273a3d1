"""The index of three letters in a row only makes finding quicker: whoever LIKE alone would find is found, and no one else."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from charting.actions.clients import register_client, update_client
from charting.actions.file_check import check_clinic_file
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.storage import people_search
from charting.storage.sqlite import trigram_index
from tests.support.sample_clinic import build_client, create_clinic_file

NAMES = (
    ("Ana", "Branderson"), ("Anna-Lena", "Brandt"), ("Thảo", "Nguyễn"), ("Søren \"S\" O'Neil", "Ťažký"),
    ("山田", "太郎左衛門"), ("100%_real", "Ąž"), ("*^-:()", "NEAR AND OR"), ("Lee", "Lee"), ("👩‍👧 Mia", "İstanbul"),
)  # fmt: skip


@pytest.fixture
def clinic_file(tmp_path: Path) -> Iterator[ClinicFile]:
    made, who = create_clinic_file(tmp_path / "clinic.soapstone")
    with made:
        for given_name, family in NAMES:
            register_client(made, who, build_client(given_name=given_name, family_name=family))
        yield made


def rest(clinic_file: ClinicFile) -> None:
    for _ in run_maintenance_slices(clinic_file):
        pass


def unread(clinic_file: ClinicFile) -> int:
    return int(clinic_file.connection.run_sql("SELECT count(*) FROM client_unread")[0][0])


def by_like_alone(clinic_file: ClinicFile, text: str) -> list[str]:
    """As it was searched before there was an index."""
    words = people_search._split_search_words(text)
    values = {f"w{place}": f"%{people_search._escape_like(word)}%" for place, word in enumerate(words)}
    condition = " AND ".join(f"search LIKE :w{place} ESCAPE '\\'" for place in range(len(words))) or "1 = 1"
    sql = f"SELECT id FROM client WHERE {condition} ORDER BY sort_name, id LIMIT 200"
    return [row["id"] for row in clinic_file.connection.run_sql(sql, **values)]


def found(clinic_file: ClinicFile, text: str) -> list[str]:
    return [client.id for client in clinic_file.find_clients(text)]


PIECES = st.sampled_from(
    ["bran", "ander", "ana", "nguy", "thao", "1980", "14", "march", "918555", "%", "_", '"', "*", "near", "太郎左",
     "oneil", "real", " ", "\\", "lee", "istan", "(", "NOT ", "ž", "👩"]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.one_of(st.lists(PIECES, max_size=6).map("".join), st.text(max_size=40)), rested=st.booleans())
@example(text="x" * 600, rested=True)
@example(text="bran\0d", rested=True)
@example(text='"bra', rested=True)
def test_it_finds_what_like_finds(clinic_file: ClinicFile, *, text: str, rested: bool) -> None:
    if rested:
        rest(clinic_file)
    assert found(clinic_file, text) == by_like_alone(clinic_file, text)


def test_whoever_is_registered_or_changed_is_found_before_and_after_the_chart_rested(
    clinic_file: ClinicFile,
) -> None:
    rest(clinic_file)
    who = clinic_file.therapists.find()[0]
    new = register_client(clinic_file, who, build_client(given_name="Wojciech", family_name="Nowak"))
    assert found(clinic_file, "nowak") == [new.id]
    changed = update_client(clinic_file, who, new.with_changes(family_name="Wiśniewski"))
    assert unread(clinic_file) == 1
    for _ in range(2):
        assert found(clinic_file, "nowak") == []
        assert found(clinic_file, "wisniewski") == [changed.id]
        rest(clinic_file)
    assert unread(clinic_file) == 0
    assert clinic_file.trigram_index.is_intact()


def test_a_change_of_anything_else_leaves_nothing_to_read(clinic_file: ClinicFile) -> None:
    rest(clinic_file)
    who, ana = clinic_file.therapists.find()[0], clinic_file.find_client_by_number(1)
    update_client(clinic_file, who, ana.with_changes(notes="Prefers mornings."))
    assert unread(clinic_file) == 0


def test_the_chart_rests_in_slices(clinic_file: ClinicFile) -> None:
    who = clinic_file.therapists.find()[0]
    for number in range(trigram_index.AT_ONCE):
        register_client(clinic_file, who, build_client(family_name=f"Lee{number}"))
    slices = clinic_file.trigram_index.update_in_slices()
    next(slices)
    assert unread(clinic_file) == len(NAMES)
    assert found(clinic_file, "lee7") == by_like_alone(clinic_file, "lee7")
    list(slices)
    assert unread(clinic_file) == 0


def test_what_many_have_and_what_few_have_are_found_alike(
    clinic_file: ClinicFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(clinic_file)
    for few in (0, 1, 3, 1000):
        monkeypatch.setattr(trigram_index, "FEW", few)
        for text in ("bran", "1980", "lee", "918"):
            assert found(clinic_file, text) == by_like_alone(clinic_file, text)


DAMAGE = {
    "its parts are torn": "UPDATE client_parts_data SET block = x'FFFFFFFFFFFFFFFFFFFFFFFF' WHERE id > 10",
    "its list of parts is gone": "DELETE FROM client_parts_data",
    "its format is of no version": "UPDATE client_parts_config SET v = 0 WHERE k = 'version'",
    "its format is gone": "DELETE FROM client_parts_config",
}


def damage(clinic_file: ClinicFile, sql: str) -> None:
    path = clinic_file.path
    clinic_file.close()
    database = sqlite3.connect(path)
    database.execute(sql)
    database.commit()
    database.close()


@pytest.mark.parametrize("sql", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_costs_nobody_and_checking_the_chart_makes_it_anew(tmp_path: Path, sql: str) -> None:
    made, who = create_clinic_file(tmp_path / "clinic.soapstone")
    ana = register_client(made, who, build_client(given_name="Ana", family_name="Branderson"))
    rest(made)
    damage(made, sql)
    with open_clinic_file(tmp_path / "clinic.soapstone") as again:
        assert found(again, "branderson") == [ana.id]
        zoe = register_client(again, who, build_client(given_name="Zoë", family_name="Branders"))
        rest(again)
        assert found(again, "branders") == [zoe.id, ana.id]
        assert not again.trigram_index.is_intact()
        assert check_clinic_file(again) == ([], False)
        rest(again)
        assert check_clinic_file(again) == ([], True)
        assert found(again, "branders") == [zoe.id, ana.id]


def test_an_index_that_lacks_somebody_is_noticed(clinic_file: ClinicFile) -> None:
    rest(clinic_file)
    clinic_file.connection.run_sql("DELETE FROM client_parts WHERE rowid = 1")
    assert check_clinic_file(clinic_file) == ([], False)
    rest(clinic_file)
    assert check_clinic_file(clinic_file) == ([], True)


def test_the_clients_of_an_import_are_found(clinic_file: ClinicFile, tmp_path: Path) -> None:
    export_clinic_file(clinic_file, tmp_path / "chart.json")
    with open_clinic_file(tmp_path / "other.soapstone", create=True) as other:
        import_clinic_file(other, tmp_path / "chart.json")
        for _ in range(2):
            assert found(other, "branderson") == found(clinic_file, "branderson") != []
            rest(other)
        assert unread(other) == 0
