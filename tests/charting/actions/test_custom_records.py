"""What a clinic adds to its chart counts at once, wherever a vocabulary is read, and only while that chart is open."""

from pathlib import Path

from charting.actions.plain_records import save_record
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.clinic_file import open_clinic_file
from charting.model.custom_records import CustomEntry
from charting.reference import custom_data, loader
from tests.support.sample_clinic import Sample, create_clinic_file

SHELLS = CustomEntry(
    vocabulary="techniques",
    code="hot_shells",
    cells={"name": "Hot shells", "category": "heat and cold", "short": "HS"},
)


def names() -> list[str]:
    return [each.name for each in loader.list_techniques()]


def test_an_entry_counts_as_soon_as_it_is_stored_and_no_longer_when_it_is_retired(sample: Sample) -> None:
    before = custom_data.get_vocabulary_version()
    stored = save_record(sample.clinic_file, sample.who, SHELLS)
    assert names()[-1] == "Hot shells"
    assert loader.list_techniques()[-1].source == "this clinic"
    assert custom_data.get_vocabulary_version() != before
    save_record(sample.clinic_file, sample.who, stored.with_changes(retired=True))
    assert "Hot shells" not in names()


def test_a_row_of_the_clinic_stands_in_the_place_of_the_shipped_one(sample: Sample) -> None:
    shipped = loader.list_techniques()
    renamed = {"name": "Cross-fiber (Cyriax)", "category": shipped[0].category, "pressure": "firm"}
    save_record(
        sample.clinic_file,
        sample.who,
        CustomEntry(vocabulary="techniques", code=shipped[0].id, cells=renamed),
    )
    assert names() == ["Cross-fiber (Cyriax)", *(each.name for each in shipped[1:])]


def test_the_next_chart_has_its_own(sample: Sample, tmp_path: Path) -> None:
    save_record(sample.clinic_file, sample.who, SHELLS)
    with create_clinic_file(tmp_path / "other.soapstone")[0]:
        assert "Hot shells" not in names()
    with open_clinic_file(tmp_path / "other.soapstone"):
        assert "Hot shells" not in names()


def test_what_is_being_made_of_the_old_entries_is_not_taken_for_the_new() -> None:
    """As when the chart's thread stores an entry while the screen's thread reads."""

    clinic = custom_data.Vocabularies()

    @custom_data.cache_by_vocabulary
    def slowly() -> list[str]:
        clinic.replace([SHELLS])
        return [row["id"] for row in custom_data.list_custom_rows("techniques")]

    with clinic.activate():
        assert slowly() == []
        assert slowly() == ["hot_shells"]
    assert custom_data.list_custom_rows("techniques") == ()


def test_what_was_rolled_back_never_counts(sample: Sample) -> None:
    try:
        with sample.clinic_file.act("Rosa", "added") as act:
            act.store_record(SHELLS)
            raise KeyError
    except KeyError:
        pass
    assert "Hot shells" not in names()


def test_an_import_brings_it_along(sample: Sample, tmp_path: Path) -> None:
    save_record(sample.clinic_file, sample.who, SHELLS)
    export_clinic_file(sample.clinic_file, tmp_path / "chart.json")
    with open_clinic_file(tmp_path / "second.soapstone", create=True) as second:
        import_clinic_file(second, tmp_path / "chart.json")
        assert names()[-1] == "Hot shells"


def test_a_row_that_cannot_be_read_is_left_out(sample: Sample) -> None:
    """It may come from a newer version, whose columns this one does not know."""
    save_record(sample.clinic_file, sample.who, SHELLS.with_changes(cells={**SHELLS.cells, "color": "red"}))
    assert "Hot shells" not in names()
