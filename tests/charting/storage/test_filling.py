"""While an empty chart is filled, what only costs time is away; what refuses a wrong row is there."""

from pathlib import Path

import pytest

from charting.chart import Chart, open_chart
from charting.errors import Refused
from charting.storage.filling import filling
from tests.charting.sample_chart import Sample


def parts(chart: Chart) -> dict[str, str]:
    rows = chart.connection.run("SELECT name, type || ': ' || sql AS sql FROM sqlite_master WHERE sql <> ''")
    return {row["name"]: row["sql"] for row in rows}


def test_indexes_and_what_repeats_a_key_come_back_as_they_were(tmp_path: Path) -> None:
    with open_chart(tmp_path / "new.soapstone", create=True) as chart:
        before = parts(chart)
        with filling(chart.connection):
            away = {name: sql for name, sql in before.items() if name not in parts(chart)}
            assert {"session_of_case", "log_of_record", "session_not_replaced", "log_not_replaced"} <= set(
                away
            )
            assert all(name.endswith("_not_replaced") for name, sql in away.items() if "index:" not in sql)
        assert parts(chart) == before


def test_what_else_is_refused_is_refused_meanwhile(sample: Sample, tmp_path: Path) -> None:
    """The own data's triggers look at codes, not only at keys; an addendum adds to what is signed."""
    with open_chart(tmp_path / "new.soapstone", create=True) as chart, filling(chart.connection):
        rows = [chart.clients.values(sample.client.with_changes(primary_care_id=None), b"{}")]
        chart.clients.insert_rows(rows)
        with pytest.raises(Refused, match=r"UNIQUE constraint failed"):
            chart.clients.insert_rows(rows)
        addendum = sample.addendum
        with pytest.raises(Refused, match="An addendum adds to a signed note"):
            chart.addenda.insert_rows([chart.addenda.values(addendum, b"{}")])
        with pytest.raises(Refused, match="FOREIGN KEY"):
            chart.cases.insert_rows([chart.cases.values(sample.case.with_changes(client_id="n"), b"{}")])
        assert "own_template_not_replaced" in parts(chart)
