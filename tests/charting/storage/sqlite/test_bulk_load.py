"""While an empty chart is filled, what only costs time is away; what refuses a wrong row is there."""

from pathlib import Path

import pytest

from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import Refused
from charting.storage.sqlite.bulk_load import load_in_bulk
from tests.support.sample_clinic import Sample


def parts(clinic_file: ClinicFile) -> dict[str, str]:
    rows = clinic_file.connection.run_sql(
        "SELECT name, type || ': ' || sql AS sql FROM sqlite_master WHERE sql <> ''"
    )
    return {row["name"]: row["sql"] for row in rows}


def test_indexes_and_what_repeats_a_key_come_back_as_they_were(tmp_path: Path) -> None:
    with open_clinic_file(tmp_path / "new.soapstone", create=True) as clinic_file:
        before = parts(clinic_file)
        with load_in_bulk(clinic_file.connection):
            away = {name: sql for name, sql in before.items() if name not in parts(clinic_file)}
            assert {"session_of_case", "log_of_record", "session_not_replaced", "log_not_replaced"} <= set(
                away
            )
            assert all(name.endswith("_not_replaced") for name, sql in away.items() if "index:" not in sql)
        assert parts(clinic_file) == before


def test_what_else_is_refused_is_refused_meanwhile(sample: Sample, tmp_path: Path) -> None:
    """The own data's triggers look at codes, not only at keys; an addendum adds to what is signed."""
    with (
        open_clinic_file(tmp_path / "new.soapstone", create=True) as clinic_file,
        load_in_bulk(clinic_file.connection),
    ):
        rows = [clinic_file.clients.build_row_values(sample.client.with_changes(primary_care_id=None), b"{}")]
        clinic_file.clients.insert_rows(rows)
        with pytest.raises(Refused, match=r"UNIQUE constraint failed"):
            clinic_file.clients.insert_rows(rows)
        addendum = sample.addendum
        with pytest.raises(Refused, match="An addendum adds to a signed note"):
            clinic_file.addenda.insert_rows([clinic_file.addenda.build_row_values(addendum, b"{}")])
        with pytest.raises(Refused, match="FOREIGN KEY"):
            clinic_file.cases.insert_rows(
                [clinic_file.cases.build_row_values(sample.case.with_changes(client_id="n"), b"{}")]
            )
        assert "own_template_not_replaced" in parts(clinic_file)
