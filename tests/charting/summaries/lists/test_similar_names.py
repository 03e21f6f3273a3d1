"""Names that could be mistaken: the rule, and the quick way that must say the same."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charting.summaries.lists import similar_names
from charting.summaries.lists.similar_names import MAX_SIMILAR, NameRegister, find_similar_names

NAMES = {"a": "nguyen, thao linh", "b": "nguyen, thao", "c": "webb, marcus", "d": "web, markus"}


def test_a_shorter_form_and_a_slip_of_the_pen_are_alike_and_nobody_is_like_themself() -> None:
    assert find_similar_names(NAMES["b"], NAMES, "b") == ("a",)
    assert find_similar_names("webb, markus", NAMES) == ("d", "c")
    assert find_similar_names("ortega, robert", NAMES) == ()


def test_no_more_than_five_are_named() -> None:
    twins = {str(number): "lee, ann" for number in range(9)}
    assert find_similar_names("lee, ann", twins, "0") == ("1", "2", "3", "4", "5")
    assert len(find_similar_names("lee, ann", twins)) == MAX_SIMILAR


SYLLABLES = st.sampled_from(["an", "na", "lee", "tran", "son", "mar", "ia", "jo"])
WORD = st.lists(SYLLABLES, min_size=1, max_size=4).map("".join)
NAME = st.builds(
    lambda family, given: f"{family}, {' '.join(given)}", WORD, st.lists(WORD, max_size=3, unique=True)
)


@settings(max_examples=150)
@given(st.lists(NAME, min_size=1, max_size=30))
def test_asking_for_many_says_the_same_as_asking_for_each(listed: list[str]) -> None:
    names = {str(place): name.strip() for place, name in enumerate(listed)}
    known = NameRegister(names.items())
    for key, name in names.items():
        assert (
            known.find_similar(key)
            == known.find_similar_to_new(name, key)
            == find_similar_names(name, names, key)
        )
        assert known.find_similar_to_new("lee, ann", key) == find_similar_names("lee, ann", names, key)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAME, min_size=1, max_size=30), st.integers(0, 12))
def test_who_gives_up_learns_nothing_and_asks_again(
    monkeypatch: pytest.MonkeyPatch, listed: list[str], patience: int
) -> None:
    for steps in ("_GATHER_SLICE", "_CANDIDATE_SLICE", "_COMPARE_SLICE"):
        monkeypatch.setattr(similar_names, steps, 3)
    names = {str(place): name.strip() for place, name in enumerate(listed)}
    known = NameRegister(names.items())
    turns = iter([True] * patience + [False] * 99)
    for key, name in names.items():
        early = known.find_similar(key, lambda: next(turns))
        assert early in (None, find_similar_names(name, names, key))
        assert known.has_compared(key) == (early is not None)
        assert known.find_similar(key) == find_similar_names(name, names, key)


def test_names_are_read_when_they_are_asked_for() -> None:
    read: list[str] = []

    def coming() -> Iterator[tuple[str, str]]:
        for key, name in NAMES.items():
            read.append(key)
            yield key, name

    known = NameRegister(coming())
    assert not known.has_compared("a")
    assert read == []
    assert known.find_similar("b") == ("a",)
    assert read == list(NAMES)
