"""Two charts open in one process: what one clinic added never shows in the other, on one thread or on two."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from charting import actions
from charting.actions.clients import register_client
from charting.actions.custom_vocabulary import save_vocabulary_entry
from charting.actions.note_indexing import index_all_notes
from charting.actions.plain_records import save_record
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_as_new_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.entry.quick.line_reading import read_line
from charting.measures.instruments import list_instruments
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomEntry, CustomTemplate, Snippet
from charting.reference import custom_data, loader
from charting.reference.assessment_templates import list_templates
from charting.text.snippets import find_snippet
from tests.support.sample_clinic import CUSTOM_RECORDS, build_client, create_clinic_file

SIT_TO_STAND = CUSTOM_RECORDS[2].with_changes(retired=False)
SHELLS, STONES = "Hot shells", "Hot stones of the river"


def added(name: str) -> CustomEntry:
    """The same code and the same short letters in both clinics, for another thing."""
    cells = {"name": name, "category": "heat and cold", "short": "hx"}
    return CustomEntry(vocabulary="techniques", code="own_heat", cells=cells)


def fill(clinic_file: ClinicFile, who: Therapist, name: str) -> None:
    save_record(clinic_file, who, added(name))
    save_record(clinic_file, who, Snippet(short="hx", text=f"{name} as last time."))
    save_record(
        clinic_file, who, CustomTemplate(code="neck", name=f"Neck with {name}", lines=("measure ndi",))
    )


def names() -> list[str]:
    return [each.name for each in loader.list_techniques() if each.id == "own_heat"]


def reading() -> str:
    return read_line("hx upper trapezius r 10")[0].phrase


def snippet() -> str:
    found = find_snippet("hx", "", custom_data.list_snippets())
    return found.text if found else ""


def template() -> str:
    return next(each.name for each in list_templates() if each.id == "neck")


def all_read() -> tuple[list[str], str, str, str]:
    return names(), reading(), snippet(), template()


def expected(name: str) -> tuple[list[str], str, str, str]:
    phrase = f"{name}, Upper trapezius, right, 10 min"
    return [name], phrase, f"{name} as last time.", f"Neck with {name}"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[ClinicFile, ClinicFile]]:
    one, who = create_clinic_file(tmp_path / "one.soapstone")
    other, of_other = create_clinic_file(tmp_path / "other.soapstone")
    fill(one, who, SHELLS)
    fill(other, of_other, STONES)
    yield one, other
    other.close()
    one.close()


def test_each_reads_its_own_by_turns(both: tuple[ClinicFile, ClinicFile]) -> None:
    for _ in range(3):
        for chart, name in zip(both, (SHELLS, STONES), strict=True):
            with chart.vocabularies.activate():
                assert all_read() == expected(name)


def test_the_thread_reads_the_chart_that_it_opened_last_until_that_is_closed(tmp_path: Path) -> None:
    with create_clinic_file(tmp_path / "one.soapstone")[0] as one:
        save_record(one, one.therapists.find()[0], added(SHELLS))
        with create_clinic_file(tmp_path / "other.soapstone")[0]:
            assert names() == []
        assert names() == [SHELLS]
    assert names() == []


def test_closing_one_leaves_the_other_alone(both: tuple[ClinicFile, ClinicFile]) -> None:
    one, other = both
    before = custom_data.get_vocabulary_version()
    one.close()
    assert custom_data.get_current_vocabularies() is other.vocabularies
    assert custom_data.get_vocabulary_version() == before
    assert all_read() == expected(STONES)


def test_an_action_reads_the_vocabularies_of_its_chart(both: tuple[ClinicFile, ClinicFile]) -> None:
    """The chart opened last is the other one: an id or a name is taken in the chart that the action is given."""
    one, _ = both
    who = one.therapists.find()[0]
    taken = CustomEntry(vocabulary="techniques", code="second", cells={**added(STONES).cells, "short": "hz"})
    assert save_vocabulary_entry(one, who, taken).version == 1
    with pytest.raises(Exception, match="in the list already"):
        save_vocabulary_entry(one, who, taken.with_changes(id="third", code="third", version=0))


def test_every_action_reads_the_vocabularies_of_its_chart() -> None:
    """A generator runs on after its call: what it does between two pauses is an action of its own."""
    bare = [
        f"{module.name}.{name}"
        for module in pkgutil.walk_packages(actions.__path__, "charting.actions.")
        for name, action in vars(importlib.import_module(module.name)).items()
        if inspect.isfunction(action) and action.__module__ == module.name
        if not name.startswith("_") and next(iter(inspect.signature(action).parameters), "") == "clinic_file"
        if not hasattr(action, "__wrapped__") and not inspect.isgeneratorfunction(action)
    ]
    assert bare == []


def test_a_change_of_one_is_none_of_the_other(both: tuple[ClinicFile, ClinicFile]) -> None:
    one, other = both
    before = custom_data.get_vocabulary_version()
    save_record(one, one.therapists.find()[0], SIT_TO_STAND)
    assert custom_data.get_vocabulary_version() == before
    assert "sit_to_stand" not in {each.id for each in list_instruments()}
    with one.vocabularies.activate():
        assert custom_data.get_vocabulary_version() != before
        assert "sit_to_stand" in {each.id for each in list_instruments()}
    assert custom_data.get_current_vocabularies() is other.vocabularies


def test_an_import_beside_an_open_chart_is_read_with_its_own_entries(
    both: tuple[ClinicFile, ClinicFile], tmp_path: Path
) -> None:
    one, other = both
    export_clinic_file(one, tmp_path / "one.json")
    import_as_new_file(tmp_path / "preview.soapstone", tmp_path / "one.json")
    with open_clinic_file(tmp_path / "preview.soapstone"):
        assert all_read() == expected(SHELLS)
    assert custom_data.get_current_vocabularies() is other.vocabularies
    assert all_read() == expected(STONES)


def test_clinics_that_added_nothing_share_what_is_derived(tmp_path: Path) -> None:
    with create_clinic_file(tmp_path / "one.soapstone")[0]:
        shipped = loader.list_techniques()
    with create_clinic_file(tmp_path / "other.soapstone")[0]:
        assert loader.list_techniques() is shipped


class Hand:
    """A thread that does what it is asked, one thing after the other."""

    def __init__(self) -> None:
        self._jobs: Queue[Callable[[], object] | None] = Queue()
        self._results: Queue[object] = Queue()
        self._thread = Thread(target=self._work)
        self._thread.start()

    def do(self, job: Callable[[], object]) -> object:
        self._jobs.put(job)
        return self._results.get(timeout=10)

    def end(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._results.put(job())
            except Exception as error:
                self._results.put(error)


@pytest.fixture
def hands() -> Iterator[tuple[Hand, Hand]]:
    made = Hand(), Hand()
    yield made
    for hand in made:
        hand.end()


def opened(path: Path, name: str) -> ClinicFile:
    chart, who = create_clinic_file(path)
    fill(chart, who, name)
    return chart


def test_each_thread_reads_the_chart_that_it_opened(hands: tuple[Hand, Hand], tmp_path: Path) -> None:
    words = (SHELLS, STONES)
    charts = [
        hand.do(partial(opened, tmp_path / f"{name}.soapstone", name))
        for hand, name in zip(hands, words, strict=True)
    ]
    for _ in range(3):
        for hand, name in zip(hands, words, strict=True):
            assert hand.do(all_read) == expected(name)
    assert names() == []
    assert isinstance(charts[0], ClinicFile)
    hands[0].do(charts[0].close)
    assert hands[0].do(names) == []
    assert hands[1].do(all_read) == expected(STONES)
    assert isinstance(charts[1], ClinicFile)
    hands[1].do(charts[1].close)


def test_a_thread_that_shows_a_chart_sees_at_once_what_another_stores(
    hands: tuple[Hand, Hand], tmp_path: Path
) -> None:
    at_work, _ = hands
    chart = at_work.do(lambda: opened(tmp_path / "one.soapstone", SHELLS))
    assert isinstance(chart, ClinicFile)
    custom_data.set_custom_data(chart.vocabularies)
    before = custom_data.get_vocabulary_version()
    assert all_read() == expected(SHELLS)

    def rename() -> None:
        stored = next(each for each in chart.custom_entries.find() if each.code == "own_heat")
        save_record(chart, chart.therapists.find()[0], stored.with_changes(cells=added(STONES).cells))

    assert at_work.do(rename) is None
    assert custom_data.get_vocabulary_version() != before
    assert names() == [STONES]
    at_work.do(chart.close)


def test_two_threads_at_once_keep_their_words_apart(hands: tuple[Hand, Hand], tmp_path: Path) -> None:
    seen: dict[str, set[object]] = {SHELLS: set(), STONES: set()}

    def work(name: str) -> None:
        with opened(tmp_path / f"{name}.soapstone", name) as chart:
            who = chart.therapists.find()[0]
            for number in range(12):
                register_client(chart, who, build_client(family_name=f"Ruiz {number}"))
                save_record(chart, who, CustomTemplate(code=f"t{number}", name=f"T{number}"))
                index_all_notes(chart)
                seen[name].add((names()[0], reading(), snippet(), template()))

    threads = [Thread(target=work, args=(name,)) for name in seen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, found in seen.items():
        (only,), *rest = expected(name)
        assert found == {(only, *rest)}
