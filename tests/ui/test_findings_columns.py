"""Cells of words are read at every change of their table: what one was read as is remembered, and never too long."""

from dataclasses import replace

from ui.pages.findings.columns import words
from ui.widgets.controls import as_pairs

NAMES = ("Infraspinatus", "Supraspinatus", "Subscapularis")


def test_words_begun_mean_the_one_name_that_fits_again_and_again() -> None:
    column = words("structure", "Structure", NAMES, shorts=[("ssp", "Supraspinatus")], begun=True)
    for _ in range(2):
        assert column.read("infra") == "Infraspinatus"
        assert column.read("ssp") == "Supraspinatus"
        assert column.read(" s ") == "s"
        assert column.read("INFRASPINATUS") == "Infraspinatus"


def test_other_choices_are_another_column() -> None:
    column = words("structure", "Structure", NAMES, begun=True)
    assert column.read("sub") == "Subscapularis"
    changed = replace(column, choices=as_pairs(("Suboccipitals", "Subscapularis")))
    assert changed.read("sub") == "sub"
    assert changed.read("subo") == "Suboccipitals"
    assert column.read("sub") == "Subscapularis"


def test_any_number_of_words_is_read_and_few_are_remembered() -> None:
    column = words("structure", "Structure", NAMES, begun=True)
    assert [column.read(f"word {at}") for at in range(1_000)] == [f"word {at}" for at in range(1_000)]
    assert column._remembering.cache_info().currsize < 1_000
