"""Export, import and export again is byte-identical, and every seal survives it."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charting.actions.clients import register_client, update_client
from charting.actions.notes import add_addendum, save_draft, start_session
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.actions.transfer.export_file import ADDED_IN, FORMAT
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import StorageFailure
from charting.model.record import seal
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import PDF, Sample, build_client, open_sample_clinic


def exported(clinic_file: ClinicFile) -> bytes:
    out = io.BytesIO()
    export_clinic_file(clinic_file, out)
    return out.getvalue()


def through(clinic_file: ClinicFile, folder: Path) -> bytes:
    """What an export reads after it went through a file into a new chart; that chart is verified."""
    file = folder / "chart.json"
    export_clinic_file(clinic_file, file)
    with open_clinic_file(folder / "second.soapstone", create=True) as second:
        assert import_clinic_file(second, file) == sum(
            gateway.count() for gateway in clinic_file.gateways.values()
        )
        assert verify_clinic_file(second.connection) == []
        return exported(second)


def test_out_in_and_out_again_is_byte_identical(sample: Sample, tmp_path: Path) -> None:
    assert through(sample.clinic_file, tmp_path) == exported(sample.clinic_file)


def test_an_empty_chart_goes_through_too(tmp_path: Path) -> None:
    with open_clinic_file(tmp_path / "first.soapstone", create=True) as first:
        assert through(first, tmp_path) == exported(first)


def test_records_keep_their_seals_pages_and_log(sample: Sample, tmp_path: Path) -> None:
    file = tmp_path / "chart.json"
    export_clinic_file(sample.clinic_file, file)
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, file)
        assert second.sessions.find() == sample.clinic_file.sessions.find()
        assert second.issued_pdfs.get_pdf(sample.report.id) == PDF
        assert second.audit_log.find_client_entries(
            sample.client.id
        ) == sample.clinic_file.audit_log.find_client_entries(sample.client.id)
        assert second.audit_log.collect_client_seals(
            sample.client.id
        ) == sample.clinic_file.audit_log.collect_client_seals(sample.client.id)
        assert [client.id for client in second.find_clients("nguyen")] == [sample.client.id]


def test_charting_goes_on_after_an_import(sample: Sample, tmp_path: Path) -> None:
    file = tmp_path / "chart.json"
    export_clinic_file(sample.clinic_file, file)
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, file)
        assert register_client(second, sample.who, build_client(family_name="Next")).chart_number == 2
        assert update_client(second, sample.who, sample.client.with_changes(occupation="x")).version == 2
        add_addendum(second, sample.who, sample.session, "Later.")
        assert verify_clinic_file(second.connection) == []


def test_a_record_of_another_hand_keeps_its_exact_bytes(sample: Sample, tmp_path: Path) -> None:
    """Another program may write its JSON with blanks, escapes and an order of its own: the seal is of those bytes."""
    file, lines = tmp_path / "other.json", exported(sample.clinic_file).decode().splitlines()
    at = lines.index('"client": [') + 1
    body = json.dumps(dict(reversed(json.loads(lines[at]).items())), ensure_ascii=True)
    ours, lines[at] = seal(lines[at].encode()), body
    file.write_text("\n".join(lines).replace(ours, seal(body.encode())) + "\n", encoding="utf-8")
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, file)
        assert list(second.clients.iterate_bodies()) == [body]
        assert exported(second) == file.read_bytes()


def test_one_record_a_line_in_words_that_people_read(sample: Sample) -> None:
    lines = exported(sample.clinic_file).decode().splitlines()
    assert lines[:3] == ["{", '"format": "soapstone-chart",', '"version": 2,']
    assert sum(line.startswith('{"id":') for line in lines) == len(sample.clinic_file.gateways) + 1 + len(
        list(sample.clinic_file.audit_log.iterate_bodies())
    )
    assert any("Nguyễn" in line for line in lines)


def test_a_file_of_the_first_version_comes_in_without_the_later_lists(sample: Sample, tmp_path: Path) -> None:
    file = tmp_path / "first version.json"
    file.write_text(as_first_version(exported(sample.clinic_file)), encoding="utf-8")
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, file)
        assert verify_clinic_file(second.connection) == []
        assert second.sessions.find() == sample.clinic_file.sessions.find()
        assert second.snippets.find() == []


def test_the_lists_and_the_log_may_stand_in_another_order(sample: Sample, tmp_path: Path) -> None:
    """Another program may write what it likes first, on one line, and the log as it comes."""
    file, lists = tmp_path / "other.json", in_lists(exported(sample.clinic_file))
    lists["log"].reverse()
    members = [f'"{name}" : [{" , ".join(records)}]' for name, records in reversed(lists.items())]
    file.write_text(
        "{" + ", ".join([*members, '"version":2', f'"format":"{FORMAT}"']) + "}", encoding="utf-8"
    )
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, file)
        assert verify_clinic_file(second.connection) == []
        assert exported(second) == exported(sample.clinic_file)


def in_lists(export: bytes) -> dict[str, list[str]]:
    """The exact records of an export by their list."""
    lists: dict[str, list[str]] = {}
    for line in export.decode().splitlines()[3:-1]:
        if line.startswith('"'):
            name = line.split('"')[1]
            lists[name] = []
        elif line.startswith("{"):
            lists[name].append(line.rstrip(","))
    return lists


def as_first_version(export: bytes) -> str:
    """The export as the first version of the format would have written it."""
    kept, leaving = [], False
    for line in export.decode().splitlines():
        if line.startswith('"'):
            leaving = line.split('"')[1] in ADDED_IN
        if not leaving and not any(f'"kind":"{name}"' in line for name in ADDED_IN):
            kept.append(line)
    return "\n".join(kept).replace('"version": 2', '"version": 1', 1)


def test_the_file_is_whole_or_not_there(sample: Sample, tmp_path: Path) -> None:
    target = tmp_path / "out" / "chart.json"
    target.mkdir(parents=True)
    with pytest.raises(StorageFailure, match="could not be written"):
        export_clinic_file(sample.clinic_file, target)
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_in_the_middle_leaves_the_older_file(sample: Sample, tmp_path: Path) -> None:
    target = tmp_path / "chart.json"
    target.write_text("older")
    sample.clinic_file.close()
    with pytest.raises(Exception, match="closed database"):
        export_clinic_file(sample.clinic_file, target)
    assert target.read_text() == "older"
    assert [file.name for file in tmp_path.iterdir() if "unfinished" in file.name] == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=st.lists(TEXTS, min_size=4, max_size=4), pain=st.none() | st.integers(0, 10), at=MOMENTS)
def test_whatever_was_typed_goes_through(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], pain: int | None, at: datetime
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with open_sample_clinic(folder / "first.soapstone") as sample:
        chart, who = sample.clinic_file, sample.who
        update_client(chart, who, sample.client.with_changes(notes=texts[0], preferred_name=texts[1]))
        draft = start_session(chart, who, sample.case, at)
        save_draft(
            chart,
            who,
            draft.with_changes(
                subjective=texts[2],
                unread={"x": texts[3]},
                pain_now=pain,
                starts_at=at,
                ends_at=at + timedelta(minutes=50),
            ),
        )
        assert through(chart, folder) == exported(chart)
