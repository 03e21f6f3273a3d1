"""What quick entry offers first on a chart as clinics have them: the client's usual, and never without the nearest."""

from collections.abc import Iterator

import pytest

from charting.actions.usage_habits import read_habits
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.seed_clinic import make_demo
from charting.entry.quick.lexicon import get_lexicon
from charting.entry.quick.line_reading import MAX_CHOICES, NO_USAGE, UsageCounts, read_line
from charting.reference import loader


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicFile]:
    with open_clinic_file(make_demo(tmp_path_factory.mktemp("habits") / "demo.soapstone")) as clinic_file:
        yield clinic_file


def use_of(clinic_file: ClinicFile, family_name: str) -> UsageCounts:
    (client,) = clinic_file.find_clients(family_name)
    (who, *_) = clinic_file.therapists.find_newest(1)
    return read_habits(clinic_file, who, client.id).use


@pytest.mark.parametrize(
    ("client", "typed", "first"),
    [
        ("Cole", "pec r tp 3", "Pectoralis minor, right, active trigger point, 3/4"),
        ("Nguyễn", "er r 3", "Shoulder external rotation, right, active, 3°"),
        ("O'Brien", "er r 3", "Hip external rotation, right, active, 3°"),
        ("Nguyễn", "mfr", "Myofascial release"),
        ("Cole", "rel ut r 10", "Myofascial release, Upper trapezius, right, 10 min"),
        ("Ångström", "rel ut r 10", "Positional release, Upper trapezius, right, 10 min"),
        ("Wójcik", "rel ut r 10", "Post-isometric relaxation, Upper trapezius, right, 10 min"),
    ],
)
def test_the_clients_usual_comes_first(demo: ClinicFile, client: str, typed: str, first: str) -> None:
    readings = read_line(typed, use_of(demo, client))
    assert readings[0].phrase == first
    assert not any(each.certain for each in readings)  # habit never files


def test_seven_more_usual_ones_never_hide_the_nearest() -> None:
    all_used = {f"structure:{each.name}": 9 for each in loader.list_structures()}
    for typed in {" ".join(words)[:letters] for words in get_lexicon().exact for letters in (2, 3, 4)}:
        plain = read_line(f"{typed} r 3")
        if len(plain) < MAX_CHOICES:
            continue
        nearest = plain[0].record
        others = {
            key: times
            for key, times in all_used.items()
            if key != f"structure:{getattr(nearest, 'structure', '')}"
        }
        ranked = read_line(f"{typed} r 3", UsageCounts(client=others))
        assert len(ranked) == MAX_CHOICES
        assert nearest in [each.record for each in ranked]


def test_habit_leaves_what_is_certain_as_it_is(demo: ClinicFile) -> None:
    for technique in loader.list_techniques():
        if not technique.short:
            continue
        typed = f"{technique.short} upper trapezius r 10"
        plain, usual = read_line(typed, NO_USAGE)[0], read_line(typed, use_of(demo, "Ångström"))[0]
        assert usual == plain if plain.certain else not usual.certain
