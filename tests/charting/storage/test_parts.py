"""The index of three letters in a row only makes finding quicker: whoever LIKE alone would find is found, and no one else."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from charting.actions.checking import check_chart
from charting.actions.clients import register_client, update_client
from charting.actions.transfer import export_chart
from charting.actions.transfer_in import import_chart
from charting.actions.upkeep import upkeep
from charting.chart import Chart, open_chart
from charting.storage import parts, search
from tests.charting.sample_chart import a_client, new_chart

NAMES = (
    ("Ana", "Branderson"), ("Anna-Lena", "Brandt"), ("Thảo", "Nguyễn"), ("Søren \"S\" O'Neil", "Ťažký"),
    ("山田", "太郎左衛門"), ("100%_real", "Ąž"), ("*^-:()", "NEAR AND OR"), ("Lee", "Lee"), ("👩‍👧 Mia", "İstanbul"),
)  # fmt: skip


@pytest.fixture
def chart(tmp_path: Path) -> Iterator[Chart]:
    made, who = new_chart(tmp_path / "clinic.soapstone")
    with made:
        for given_name, family in NAMES:
            register_client(made, who, a_client(given_name=given_name, family_name=family))
        yield made


def rest(chart: Chart) -> None:
    for _ in upkeep(chart):
        pass


def unread(chart: Chart) -> int:
    return int(chart.connection.run("SELECT count(*) FROM client_unread")[0][0])


def by_like_alone(chart: Chart, text: str) -> list[str]:
    """As it was searched before there was an index."""
    words = search._words(text)
    values = {f"w{place}": f"%{search._literal(word)}%" for place, word in enumerate(words)}
    condition = " AND ".join(f"search LIKE :w{place} ESCAPE '\\'" for place in range(len(words))) or "1 = 1"
    sql = f"SELECT id FROM client WHERE {condition} ORDER BY sort_name, id LIMIT 200"
    return [row["id"] for row in chart.connection.run(sql, **values)]


def found(chart: Chart, text: str) -> list[str]:
    return [client.id for client in chart.find_clients(text)]


PIECES = st.sampled_from(
    ["bran", "ander", "ana", "nguy", "thao", "1980", "14", "march", "918555", "%", "_", '"', "*", "near", "太郎左",
     "oneil", "real", " ", "\\", "lee", "istan", "(", "NOT ", "ž", "👩"]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.one_of(st.lists(PIECES, max_size=6).map("".join), st.text(max_size=40)), rested=st.booleans())
@example(text="x" * 600, rested=True)
@example(text="bran\0d", rested=True)
@example(text='"bra', rested=True)
def test_it_finds_what_like_finds(chart: Chart, *, text: str, rested: bool) -> None:
    if rested:
        rest(chart)
    assert found(chart, text) == by_like_alone(chart, text)


def test_whoever_is_registered_or_changed_is_found_before_and_after_the_chart_rested(chart: Chart) -> None:
    rest(chart)
    who = chart.therapists.find()[0]
    new = register_client(chart, who, a_client(given_name="Wojciech", family_name="Nowak"))
    assert found(chart, "nowak") == [new.id]
    changed = update_client(chart, who, new.with_changes(family_name="Wiśniewski"))
    assert unread(chart) == 1
    for _ in range(2):
        assert found(chart, "nowak") == []
        assert found(chart, "wisniewski") == [changed.id]
        rest(chart)
    assert unread(chart) == 0
    assert parts.parts_are_whole(chart.connection)


def test_a_change_of_anything_else_leaves_nothing_to_read(chart: Chart) -> None:
    rest(chart)
    who, ana = chart.therapists.find()[0], chart.client_by_number(1)
    update_client(chart, who, ana.with_changes(notes="Prefers mornings."))
    assert unread(chart) == 0


def test_the_chart_rests_in_slices(chart: Chart) -> None:
    who = chart.therapists.find()[0]
    for number in range(parts.AT_ONCE):
        register_client(chart, who, a_client(family_name=f"Lee{number}"))
    slices = parts.reading_parts(chart.connection)
    next(slices)
    assert unread(chart) == len(NAMES)
    assert found(chart, "lee7") == by_like_alone(chart, "lee7")
    list(slices)
    assert unread(chart) == 0


def test_what_many_have_and_what_few_have_are_found_alike(
    chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(chart)
    for few in (0, 1, 3, 1000):
        monkeypatch.setattr(parts, "FEW", few)
        for text in ("bran", "1980", "lee", "918"):
            assert found(chart, text) == by_like_alone(chart, text)


DAMAGE = {
    "its parts are torn": "UPDATE client_parts_data SET block = x'FFFFFFFFFFFFFFFFFFFFFFFF' WHERE id > 10",
    "its list of parts is gone": "DELETE FROM client_parts_data",
    "its format is of no version": "UPDATE client_parts_config SET v = 0 WHERE k = 'version'",
    "its format is gone": "DELETE FROM client_parts_config",
}


def damage(chart: Chart, sql: str) -> None:
    path = chart.path
    chart.close()
    database = sqlite3.connect(path)
    database.execute(sql)
    database.commit()
    database.close()


@pytest.mark.parametrize("sql", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_costs_nobody_and_checking_the_chart_makes_it_anew(tmp_path: Path, sql: str) -> None:
    made, who = new_chart(tmp_path / "clinic.soapstone")
    ana = register_client(made, who, a_client(given_name="Ana", family_name="Branderson"))
    rest(made)
    damage(made, sql)
    with open_chart(tmp_path / "clinic.soapstone") as again:
        assert found(again, "branderson") == [ana.id]
        zoe = register_client(again, who, a_client(given_name="Zoë", family_name="Branders"))
        rest(again)
        assert found(again, "branders") == [zoe.id, ana.id]
        assert not parts.parts_are_whole(again.connection)
        assert check_chart(again) == ([], False)
        rest(again)
        assert check_chart(again) == ([], True)
        assert found(again, "branders") == [zoe.id, ana.id]


def test_an_index_that_lacks_somebody_is_noticed(chart: Chart) -> None:
    rest(chart)
    chart.connection.run("DELETE FROM client_parts WHERE rowid = 1")
    assert check_chart(chart) == ([], False)
    rest(chart)
    assert check_chart(chart) == ([], True)


def test_the_clients_of_an_import_are_found(chart: Chart, tmp_path: Path) -> None:
    export_chart(chart, tmp_path / "chart.json")
    with open_chart(tmp_path / "other.soapstone", create=True) as other:
        import_chart(other, tmp_path / "chart.json")
        for _ in range(2):
            assert found(other, "branderson") == found(chart, "branderson") != []
            rest(other)
        assert unread(other) == 0
