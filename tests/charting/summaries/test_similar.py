"""Names that could be mistaken: the rule, and the quick way that must say the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from charting.summaries.similar import MOST, Names, alike

NAMES = {"a": "nguyen, thao linh", "b": "nguyen, thao", "c": "webb, marcus", "d": "web, markus"}


def test_a_shorter_form_and_a_slip_of_the_pen_are_alike_and_nobody_is_like_themself() -> None:
    assert alike(NAMES["b"], NAMES, "b") == ("a",)
    assert alike("webb, markus", NAMES) == ("d", "c")
    assert alike("ortega, robert", NAMES) == ()


def test_no_more_than_five_are_named() -> None:
    twins = {str(number): "lee, ann" for number in range(9)}
    assert alike("lee, ann", twins, "0") == ("1", "2", "3", "4", "5")
    assert len(alike("lee, ann", twins)) == MOST


SYLLABLES = st.sampled_from(["an", "na", "lee", "tran", "son", "mar", "ia", "jo"])
WORD = st.lists(SYLLABLES, min_size=1, max_size=4).map("".join)
NAME = st.builds(
    lambda family, given: f"{family}, {' '.join(given)}", WORD, st.lists(WORD, max_size=3, unique=True)
)


@settings(max_examples=150)
@given(st.lists(NAME, min_size=1, max_size=30))
def test_asking_for_many_says_the_same_as_asking_for_each(listed: list[str]) -> None:
    names = {str(place): name.strip() for place, name in enumerate(listed)}
    known = Names(names)
    for key, name in names.items():
        assert known.like(key) == known.like_new(name, key) == alike(name, names, key)
        assert known.like_new("lee, ann", key) == alike("lee, ann", names, key)
