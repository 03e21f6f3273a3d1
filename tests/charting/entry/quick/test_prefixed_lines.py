"""Lines as they come: in any word order, with slips, with anything between; nothing typed is ever swallowed."""

import random
import re
from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st

from charting.entry.quick.line_reading import read_line
from charting.model.custom_records import CustomEntry
from charting.model.findings import Palpation, SpecialTest
from charting.model.session import Treatment
from charting.reference import custom_data, loader

some = st.sampled_from
structures = [each.name for each in loader.list_structures()]


PIECES = [
    ["inf", "r", "tp", "3", "deep"],
    ["lev scap", "b", "hyp", "2/4"],
    ["rom", "sh", "er", "r", "38"],
    ["prom", "hip", "ir", "l", "75%", "pain"],
    ["cx", "rot", "l", "20 less"],
    ["mmt", "quads", "r", "4+"],
    ["spurling", "r", "+"],
    ["mfr", "pec min", "r", "20", "light"],
    ["met", "hams", "l", "5 min", "hold 7 s", "moderate"],
    ["ndi", "22"],
    ["np", "5"],
]


@given(some(PIECES), st.randoms(use_true_random=False))
def test_the_order_of_words_does_not_matter(pieces: list[str], order: random.Random) -> None:
    typed = pieces.copy()
    order.shuffle(typed)
    meant, read = read_line(" ".join(pieces))[0], read_line(" ".join(typed))
    assert read[0].record == meant.record


TYPED = re.findall(
    r"\S+",
    "inf r l b tp ltp 3 4 0 38 20 75% 12 cm deep light ut ql hams pec min sh er ir flex rom mmt "
    "mfr met np pa psfs 4+ 4- + - neg pain full wnl no less x3 3x10 hold 7 2/day ndi 22 spurling "
    "slr and of -> hand neck ",
)


@given(st.lists(some(TYPED), min_size=1, max_size=8))
def test_no_figure_is_swallowed(typed: list[str]) -> None:
    """Each number that was typed stands in the phrase of every reading, as often as it was typed."""
    for reading in read_line(" ".join(typed)):
        said = re.findall(r"\d+", reading.phrase.replace("/10", "").replace("/4", "").replace("/5", ""))
        for number in re.findall(r"\d+", " ".join(typed)):
            assert number in said or number == "0", reading.phrase
            said = [each for at, each in enumerate(said) if each != number or at != said.index(number)]


@given(
    st.lists(some(TYPED), min_size=1, max_size=7),
    st.from_regex(r"[b-df-hj-np-tv-xz]{7,9}", fullmatch=True),
    st.integers(0, 7),
)
def test_a_word_that_means_nothing_is_at_most_the_note_of_a_test(
    typed: list[str], word: str, at: int
) -> None:
    line = [*typed[:at], word, *typed[at:]]
    assume("->" not in line)
    for reading in read_line(" ".join(line)):  # nothing, or the note of a test
        assert isinstance(reading.record, SpecialTest)
        assert word in reading.record.note


@given(st.lists(some(TYPED), min_size=1, max_size=8))
def test_whatever_is_offered_comes_back_as_itself(typed: list[str]) -> None:
    for reading in read_line(" ".join(typed)):
        again = read_line(reading.phrase)[0]
        assert (again.field, again.record) == (reading.field, reading.record)


def slipped(word: str, how: random.Random) -> str:
    """The word with one letter left out, doubled, changed or swapped with the next, not at its ends."""
    at = how.randrange(1, len(word) - 1)
    ways = (
        word[:at] + word[at + 1 :],
        word[: at + 1] + word[at:],
        word[:at] + how.choice("aeiourstln") + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return how.choice(ways)


@given(some(structures), st.randoms(use_true_random=False))
def test_a_slip_never_files_another_muscle(name: str, how: random.Random) -> None:
    parts = name.split()
    longest = max(range(len(parts)), key=lambda at: len(parts[at]))
    assume(len(parts[longest]) > 6)
    parts[longest] = slipped(parts[longest], how)
    words = {word.casefold() for each in structures for word in each.split()}
    another = parts[longest].casefold()  # "rotators" is a word itself
    assume(not any(word.startswith(another) for word in words))
    readings = read_line(f"{' '.join(parts)} r tp 3")
    assert name in [each.record.structure for each in readings]  # type: ignore[attr-defined]
    assert not readings[0].certain or readings[0].record.structure == name  # type: ignore[attr-defined]


@given(st.text(max_size=60))
def test_any_text_is_read_or_left_without_an_error(typed: str) -> None:
    for reading in read_line(typed):
        assert reading.phrase


def test_each_quick_word_stands_once_in_its_kind_and_means_something() -> None:
    words = loader.list_quick_words()
    assert [
        each for each, times in Counter((word.kind, word.typed) for word in words).items() if times > 1
    ] == []
    named = {
        "structure": set(structures),
        "technique": {each.name for each in loader.list_techniques()},
        "finding": {each.name for each in loader.list_palpation_findings()},
        "test": {each.name for each in loader.list_special_tests()},
        "joint": {norm.joint for norm in loader.list_rom_motions()},
        "motion": {norm.motion for norm in loader.list_rom_motions()},
    }
    assert [word for word in words if word.kind in named and word.means not in named[word.kind]] == []


def test_every_abbreviation_of_a_technique_files_it() -> None:
    names = {each.name.casefold(): each.name for each in loader.list_techniques()}
    tried = [each for each in loader.list_abbreviations() if each.meaning.casefold() in names]
    assert len(tried) > 12
    for each in tried:
        record = read_line(f"{each.short} upper trapezius r 10")[0].record
        assert isinstance(record, Treatment)
        assert record.technique == names[each.meaning.casefold()]


def test_every_abbreviation_of_a_structure_finds_it() -> None:
    names = {each.name.casefold(): each.name for each in loader.list_structures()}
    tried = [each for each in loader.list_abbreviations() if each.meaning.casefold() in names]
    assert len(tried) > 8
    for each in tried:
        record = read_line(f"{each.short} r hypertonicity 2")[0].record
        assert isinstance(record, Palpation)
        assert record.structure == names[each.meaning.casefold()]


def test_a_word_of_the_clinic_that_means_nothing_here_leaves_the_line_as_text() -> None:
    cells = {"kind": "side", "typed": "stbd", "means": "starboard"}
    custom_data.set_custom_data(
        custom_data.Vocabularies(entries=(CustomEntry(vocabulary="quick_words", code="stbd", cells=cells),))
    )
    assert read_line("inf stbd tp 3") == ()
