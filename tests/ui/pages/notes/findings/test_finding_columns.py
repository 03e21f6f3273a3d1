"""Cells of words are read at every change of their table: what one was read as is remembered, and never too long."""

from dataclasses import replace

from ui.pages.notes.findings.finding_columns import make_vocabulary_column
from ui.widgets.controls.input_controls import make_choice_pairs

NAMES = ("Infraspinatus", "Supraspinatus", "Subscapularis")


def test_words_begun_mean_the_one_name_that_fits_again_and_again() -> None:
    column = make_vocabulary_column(
        "structure", "Structure", NAMES, shorts=[("ssp", "Supraspinatus")], begun=True
    )
    for _ in range(2):
        assert column.parse_text("infra") == "Infraspinatus"
        assert column.parse_text("ssp") == "Supraspinatus"
        assert column.parse_text(" s ") == "s"
        assert column.parse_text("INFRASPINATUS") == "Infraspinatus"


def test_other_choices_are_another_column() -> None:
    column = make_vocabulary_column("structure", "Structure", NAMES, begun=True)
    assert column.parse_text("sub") == "Subscapularis"
    changed = replace(column, choices=make_choice_pairs(("Suboccipitals", "Subscapularis")))
    assert changed.parse_text("sub") == "sub"
    assert changed.parse_text("subo") == "Suboccipitals"
    assert column.parse_text("sub") == "Subscapularis"


def test_any_number_of_words_is_read_and_few_are_remembered() -> None:
    column = make_vocabulary_column("structure", "Structure", NAMES, begun=True)
    assert [column.parse_text(f"word {at}") for at in range(1_000)] == [f"word {at}" for at in range(1_000)]
    assert column._find_entry_cached.cache_info().currsize < 1_000
