"""The average over activities."""

from charting.measures.psfs import paired_averages, psfs_average


def test_average_to_one_decimal() -> None:
    assert psfs_average([2, 3, 5]) == 3.3
    assert psfs_average([0, 10]) == 5.0


def test_an_activity_that_was_not_rated_does_not_count() -> None:
    assert psfs_average([2, None, 4]) == 3.0
    assert psfs_average([None]) is None
    assert psfs_average([]) is None


def test_an_activity_added_later_does_not_look_like_change() -> None:
    start = {"Reach top shelf": 2, "Sleep on right side": 4}
    now = {"Reach top shelf": 5, "Sleep on right side": 5, "Drive": 10}
    assert paired_averages(start, now) == (3.0, 5.0)


def test_an_activity_not_rated_now_is_left_out_of_both() -> None:
    assert paired_averages({"Reach": 2, "Sleep": 8}, {"Reach": 5, "Sleep": None}) == (2.0, 5.0)
    assert paired_averages({"Reach": 2}, {"Sleep": 5}) == (None, None)
