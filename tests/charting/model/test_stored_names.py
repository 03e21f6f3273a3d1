"""The names of a chart are read once; whoever is registered or renamed is known to the next question."""

from pathlib import Path

import pytest

from charting.actions.clients import find_similar_clients, load_client_file, register_client, update_client
from charting.actions.list_pages import load_client_rows, mark_similar_names
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.clinic_file import open_clinic_file
from charting.errors import EditConflict
from charting.model.client import Client
from tests.support.sample_clinic import Sample, build_client


def likes(sample: Sample) -> list[str]:
    return [other.listed_name for other in find_similar_clients(sample.clinic_file, sample.client)]


def test_they_are_read_once(sample: Sample) -> None:
    known = sample.clinic_file.name_index
    load_client_rows(sample.clinic_file)
    load_client_file(sample.clinic_file, sample.client.id)
    assert sample.clinic_file.name_index is known


def test_they_are_read_while_the_chart_rests(sample: Sample) -> None:
    assert len(list(sample.clinic_file.name_index.gather_names())) == 1
    register_client(sample.clinic_file, sample.who, build_client(given_name="Thảo Lin"))
    for _ in run_maintenance_slices(sample.clinic_file):
        pass
    assert list(sample.clinic_file.name_index.gather_names()) == []
    assert likes(sample) == ["Nguyễn, Thảo Lin"]


def test_a_new_client_is_known_and_so_is_a_new_name(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    assert likes(sample) == []
    twin = register_client(chart, who, build_client(given_name="Thảo Lin"))
    assert likes(sample) == ["Nguyễn, Thảo Lin"]
    update_client(chart, who, twin.with_changes(given_name="Ingrid", family_name="Kjær"))
    assert likes(sample) == []


def rename_and_fail(sample: Sample, twin: Client) -> None:
    with sample.clinic_file.act("Rosa Delgado", "renamed") as act:
        act.store_record(twin.with_changes(given_name="Thảo", family_name="Nguyễn"))
        assert likes(sample) == ["Nguyễn, Thảo"]
        raise ZeroDivisionError


def test_a_name_that_was_not_stored_is_not_known(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    twin = register_client(chart, who, build_client(given_name="Ingrid", family_name="Kjær"))
    with pytest.raises(EditConflict):
        update_client(chart, who, twin.with_changes(version=7, given_name="Thảo", family_name="Nguyễn"))
    with pytest.raises(ZeroDivisionError):
        rename_and_fail(sample, twin)
    assert likes(sample) == []


def test_those_of_an_imported_chart_are_known(sample: Sample, tmp_path: Path) -> None:
    register_client(sample.clinic_file, sample.who, build_client(given_name="Thảo Lin"))
    export_clinic_file(sample.clinic_file, tmp_path / "chart.json")
    with open_clinic_file(tmp_path / "other.soapstone", create=True) as other:
        assert load_client_rows(other).rows == []
        import_clinic_file(other, tmp_path / "chart.json")
        assert [row.similar for row in mark_similar_names(other, load_client_rows(other).rows)] == [
            ("Nguyễn, Thảo Linh",),
            ("Nguyễn, Thảo Lin",),
        ]
