"""What quick entry offers first on a chart as clinics have them: the client's usual, and never without the nearest."""

from collections.abc import Iterator

import pytest

from charting.actions.habits import read_habits
from charting.chart import Chart, open_chart
from charting.demo import make_demo
from charting.entry.lexicon import lexicon
from charting.entry.reading import MOST_CHOICES, NO_USE, Use, read_line
from charting.reference import loader


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chart]:
    with open_chart(make_demo(tmp_path_factory.mktemp("habits") / "demo.soapstone")) as chart:
        yield chart


def use_of(chart: Chart, family_name: str) -> Use:
    (client,) = chart.find_clients(family_name)
    (who, *_) = chart.therapists.newest(1)
    return read_habits(chart, who, client.id).use


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
def test_the_clients_usual_comes_first(demo: Chart, client: str, typed: str, first: str) -> None:
    readings = read_line(typed, use_of(demo, client))
    assert readings[0].phrase == first
    assert not any(each.certain for each in readings)  # habit never files


def test_seven_more_usual_ones_never_hide_the_nearest() -> None:
    all_used = {f"structure:{each.name}": 9 for each in loader.structures()}
    for typed in {" ".join(words)[:letters] for words in lexicon().exact for letters in (2, 3, 4)}:
        plain = read_line(f"{typed} r 3")
        if len(plain) < MOST_CHOICES:
            continue
        nearest = plain[0].record
        others = {
            key: times
            for key, times in all_used.items()
            if key != f"structure:{getattr(nearest, 'structure', '')}"
        }
        ranked = read_line(f"{typed} r 3", Use(client=others))
        assert len(ranked) == MOST_CHOICES
        assert nearest in [each.record for each in ranked]


def test_habit_leaves_what_is_certain_as_it_is(demo: Chart) -> None:
    for technique in loader.techniques():
        if not technique.short:
            continue
        typed = f"{technique.short} upper trapezius r 10"
        plain, usual = read_line(typed, NO_USE)[0], read_line(typed, use_of(demo, "Ångström"))[0]
        assert usual == plain if plain.certain else not usual.certain
