"""The average over activities."""

from charting.measures.psfs import psfs_average


def test_average_to_one_decimal() -> None:
    assert psfs_average([2, 3, 5]) == 3.3
    assert psfs_average([0, 10]) == 5.0


def test_an_activity_that_was_not_rated_does_not_count() -> None:
    assert psfs_average([2, None, 4]) == 3.0
    assert psfs_average([None]) is None
    assert psfs_average([]) is None
