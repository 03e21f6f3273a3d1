"""Findings as therapists say them: typed, kept as figures, and printed as said."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.entry.amounts.doses import parse_dose, parse_dose_with_words
from charting.entry.amounts.ranges import (
    format_range,
    format_range_amount,
    format_range_short,
    parse_range_amount,
)
from charting.entry.amounts.strength_grades import format_strength, parse_strength
from charting.entry.amounts.symptoms import format_negatives, parse_negatives, parse_relative_pain
from charting.errors import Invalid
from charting.model.case import Side
from charting.model.custom_records import CustomEntry
from charting.model.dose import Dose
from charting.model.findings import GradeSign, RangeOfMotion, RangeWord, Strength
from charting.reference import custom_data, loader


def range_of(typed: str, unit: str = "°", side: Side = Side.RIGHT) -> RangeOfMotion:
    return RangeOfMotion(
        joint="shoulder", motion="flexion", side=side, **parse_range_amount(typed, unit=unit, side=side)
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("38", "38°"),
        ("38°", "38°"),
        ("38 deg", "38°"),
        ("-5", "−5°"),
        ("−5", "−5°"),
        ("75%", "75% of normal"),
        ("75 percent of normal", "75% of normal"),
        ("12 cm", "12 cm"),
        ("12,5cm", "12.5 cm"),
        ("35 mm", "3.5 cm"),
        ("20 less", "20° less than left"),
        ("20° less than left", "20° less than left"),
        ("20 < other", "20° less than left"),
        ("10 more", "10° more than left"),
        ("same as left", "same as left"),
        ("full", "full"),
        ("Full but painful", "full but painful"),
        ("full, pain", "full but painful"),
        ("WNL", "within normal limits"),
        ("within normal limits", "within normal limits"),
        ("nt", "not tested"),
        ("38 painful", "38°, painful"),
        ("38°, painful", "38°, painful"),
        ("nt pain", "not tested, painful"),
        ("painful", "painful"),
        ("full and pain-free", "full"),
        ("", ""),
    ],
)
def test_every_way_of_stating_a_range_prints_as_said(typed: str, said: str) -> None:
    assert format_range(range_of(typed)) == said


def test_each_way_is_kept_as_data_of_its_own() -> None:
    assert range_of("38").degrees == 38
    assert range_of("75%").percent == 75
    assert range_of("12 cm").centimeters == 12
    assert range_of("20 less").less_than_other == 20
    assert range_of("20 more").less_than_other == -20
    assert range_of("wnl").stated is RangeWord.NORMAL
    assert (range_of("full but painful").stated, range_of("full but painful").pain) == (RangeWord.FULL, True)


def test_the_jaw_is_read_in_millimeters() -> None:
    assert range_of("35", "mm").degrees == 35
    assert range_of("35 mm", "mm").degrees == 35
    assert format_range(range_of("35 mm", "mm"), "mm") == "35 mm"
    assert range_of("3.5 cm", "mm").centimeters == 3.5


def test_words_about_pain_decide_over_what_was_charted() -> None:
    assert parse_range_amount("38", pain=True)["pain"]
    assert not parse_range_amount("38 pain free", pain=True)["pain"]
    assert parse_range_amount("38 painful", pain=False)["pain"]


@pytest.mark.parametrize(
    "typed",
    ["abc", "12o", "38.5", "20% less", "12 cm less", "3/4", "400", "300%", "38 of normal", "20 lessons"],
)
def test_what_is_no_range_is_one_sentence_at_its_cell(typed: str) -> None:
    with pytest.raises(Invalid) as wrong:
        parse_range_amount(typed)
    assert wrong.value.field == "degrees"
    assert wrong.value.message.endswith(".")


def test_less_than_its_own_side_is_refused() -> None:
    with pytest.raises(Invalid, match="less than the left"):
        parse_range_amount("20 less than right", side=Side.RIGHT)
    with pytest.raises(Invalid, match="which side"):
        parse_range_amount("20 less", side=Side.BOTH)


amounts: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.builds(dict, degrees=st.integers(-30, 200)),
    st.builds(dict, percent=st.integers(0, 200)),
    st.builds(dict, centimeters=st.integers(-300, 2000).map(lambda tenths: tenths / 10)),
    st.builds(dict, less_than_other=st.integers(-180, 180)),
    st.builds(dict, stated=st.sampled_from(RangeWord)),
)


@given(amounts, st.booleans(), st.sampled_from([Side.RIGHT, Side.LEFT]), st.sampled_from(["°", "mm"]))
def test_a_range_printed_and_typed_again_is_the_same(
    amount: dict[str, object], pain: bool, side: Side, unit: str
) -> None:
    record = RangeOfMotion(joint="hip", motion="flexion", side=side, pain=pain, **amount)  # type: ignore[arg-type]
    again = parse_range_amount(format_range(record, unit), unit=unit, side=side)
    assert RangeOfMotion(joint="hip", motion="flexion", side=side, **again) == record
    assert parse_range_amount(format_range_amount(record, unit), pain, unit=unit, side=side) == again
    assert parse_range_amount(format_range_short(record, unit), unit=unit, side=side) == again


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4", "4/5"),
        ("4+", "4+/5"),
        ("4-", "4−/5"),
        ("4−", "4−/5"),
        ("4+/5", "4+/5"),
        ("4/5+", "4+/5"),
        ("3 painful", "3/5, painful"),
        ("pain", "pain-limited"),
        ("pain-limited", "pain-limited"),
        ("", ""),
    ],
)
def test_strength_prints_as_said(typed: str, said: str) -> None:
    assert format_strength(Strength(structure="deltoid", **parse_strength(typed))) == said


@pytest.mark.parametrize("typed", ["6", "5+", "0-", "4++", "strong", "4/6"])
def test_what_is_no_grade_is_one_sentence(typed: str) -> None:
    with pytest.raises(Invalid) as wrong:
        parse_strength(typed)
    assert (wrong.value.field, wrong.value.message[-1]) == ("grade", ".")


@given(st.integers(0, 5), st.sampled_from(GradeSign), st.booleans())
def test_strength_printed_and_typed_again_is_the_same(grade: int, sign: GradeSign, pain: bool) -> None:
    if (grade, sign) in ((0, GradeSign.MINUS), (5, GradeSign.PLUS)):
        return
    record = Strength(structure="deltoid", grade=grade, sign=sign, pain=pain)
    assert Strength(structure="deltoid", **parse_strength(format_strength(record))) == record


@pytest.mark.parametrize(
    ("typed", "dose"),
    [
        ("20% hold 7 s × 3", Dose(force=20, hold=7, repetitions=3)),
        ("20% x 7 s x 3", Dose(force=20, hold=7, repetitions=3)),
        ("3x10", Dose(sets=3, repetitions=10)),
        ("3 sets of 10 reps", Dose(sets=3, repetitions=10)),
        ("3 × 30 s", Dose(repetitions=3, hold=30)),
        ("3 × 10, hold 30 s, twice a day", Dose(sets=3, repetitions=10, hold=30, per_day=2)),
        ("2 × 10 daily", Dose(sets=2, repetitions=10, per_day=1)),
        ("10 reps 3x/week", Dose(repetitions=10, per_week=3)),
        ("hold 1 min", Dose(hold=60)),
        ("hold 30", Dose(hold=30)),
        ("2 sets bid", Dose(sets=2, per_day=2)),
        ("", Dose()),
    ],
)
def test_a_dose_is_figures(typed: str, dose: Dose) -> None:
    assert parse_dose(typed) == dose


@pytest.mark.parametrize(
    "typed",
    ["until it eases", "3 × 10 as tolerated", "2-3 × 10", "3 × 10 × 5", "hold 7 s hold 8 s", "3 × 10 a day"],
)
def test_what_is_not_all_figures_stays_words(typed: str) -> None:
    assert parse_dose(typed) is None


def test_a_dose_that_cannot_be_is_one_sentence() -> None:
    with pytest.raises(Invalid, match="Force must be from 1 to 100"):
        parse_dose("force 200%")


doses = st.builds(
    Dose,
    sets=st.none() | st.integers(1, 50),
    repetitions=st.none() | st.integers(1, 500),
    hold=st.none() | st.integers(1, 3600),
    force=st.none() | st.integers(1, 100),
    per_day=st.none() | st.integers(1, 24),
    per_week=st.none() | st.integers(1, 7),
)


@given(doses)
def test_a_dose_printed_and_typed_again_is_the_same(dose: Dose) -> None:
    assert parse_dose(dose.words) == dose


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("half as bad", 50),
        ("Half as bad", 50),
        ("30% less", 70),
        ("20% worse", 120),
        ("50%", None),
        ("999% worse", None),
        ("much better", None),
        ("like a hot knife", None),
    ],
)
def test_relative_pain_keeps_the_words_and_the_share_they_name(typed: str, percent: int | None) -> None:
    said = parse_relative_pain(f" {typed} ")
    assert said is not None
    assert (said.words, said.percent) == (typed, percent)


def test_nothing_said_is_no_relative_pain() -> None:
    assert parse_relative_pain("  ") is None


def test_negatives_are_kept_without_their_no() -> None:
    assert parse_negatives("No radiation, numbness; denies night pain.") == (
        "radiation",
        "numbness",
        "night pain",
    )
    assert format_negatives(("radiation", "numbness")) == "No radiation, no numbness"
    assert parse_negatives(format_negatives(("radiation", "numbness"))) == ("radiation", "numbness")
    assert format_negatives(()) == ""


def test_the_word_lists_mean_what_the_records_know() -> None:
    assert {word.note for word in loader.list_pick_words("range word")} == {
        each.value for each in RangeWord if each
    }
    assert {word.note for word in loader.list_pick_words("pain word")} == {"yes", "no"}
    assert all(word.note.isdecimal() or not word.note for word in loader.list_pick_words("relative pain"))
    assert {word.note for word in loader.list_pick_words("distance direction")} == {"lower", "higher"}
    motions = {f"{norm.joint} {norm.motion}" for norm in loader.list_rom_motions()}
    assert {word.name for word in loader.list_pick_words("distance direction")} <= motions


@pytest.mark.parametrize("word", [word.name for word in loader.list_pick_words("dose word")])
def test_every_word_for_a_dose_is_read(word: str) -> None:
    dose = parse_dose(word)
    assert dose is not None
    assert dose.per_day or dose.per_week


@pytest.mark.parametrize("word", [word.name for word in loader.list_pick_words("relative pain")])
def test_every_word_for_relative_pain_is_kept_as_it_is(word: str) -> None:
    said = parse_relative_pain(word)
    assert said is not None
    assert said.words == word


def test_a_dose_ends_in_words_after_a_comma() -> None:
    assert parse_dose_with_words("3 × 10, hold 5 s, as tolerated, slowly") == (
        Dose(sets=3, repetitions=10, hold=5),
        "as tolerated, slowly",
    )
    assert parse_dose_with_words("until it eases") == (Dose(), "until it eases")
    assert parse_dose_with_words("") == (Dose(), "")


def test_a_clinic_adds_its_own_word() -> None:
    cells = {"list": "range word", "name": "wfl", "note": "within normal limits"}
    custom_data.set_custom_data(
        custom_data.Vocabularies((CustomEntry(vocabulary="words", code="wfl", cells=cells),))
    )
    try:
        assert format_range(range_of("wfl")) == "within normal limits"
    finally:
        custom_data.set_custom_data(custom_data.SHIPPED)


@given(st.text() | st.from_regex(r"[0-9]{1,9}[ x%+-]*[a-z0-9 ]{0,9}", fullmatch=True))
def test_any_text_is_read_or_refused_and_never_breaks(typed: str) -> None:
    for read in (parse_range_amount, parse_strength, parse_dose):
        with suppress(Invalid):
            read(typed)
    assert (parse_relative_pain(typed) is None) == (not typed.split())
    assert all(each.strip() for each in parse_negatives(typed))
