"""Abbreviations are written out where they mean one thing, and nothing else of the text changes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.actions.notes import sign_note, start_session
from charting.actions.plain_records import save_record
from charting.entry.abbreviations import spell_out, spell_out_note
from charting.model.clinic import SpellOut
from charting.model.custom_records import CustomEntry
from charting.model.findings import Palpation, SpecialTest
from charting.reference import custom_data
from charting.reference.loader import list_abbreviations
from tests.support.sample_clinic import NOON, Sample, complete_session


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("ROM limited", "Range of motion limited"),
        ("limited ROM, AROM better", "limited range of motion, active range of motion better"),
        ("c/o pain w/o numbness", "Complains of pain without numbness"),
        ("SCM's border", "Sternocleidomastoid's border"),
        ("All ADL done. HEP daily", "All activities of daily living done. Home exercise program daily"),
        ("R hand, L hand; HA in CA", "R hand, L hand; HA in CA"),
        ("rom, Rom, PROMISE, ROMs, x-ROM, a/ROM", "rom, Rom, PROMISE, ROMs, x-ROM, a/ROM"),
        ("add a post by int", "add a post by int"),
        ("", ""),
    ],
)
def test_what_is_written_out(typed: str, full: str) -> None:
    assert spell_out(typed) == full


@given(st.text(st.characters(categories=["Ll", "Nd", "Zs"]), max_size=60))
def test_a_text_without_abbreviations_stays(text: str) -> None:
    known = {each.short for each in list_abbreviations() if each.spelled}
    if not known & set(text.split()):
        assert spell_out(text) == text


def test_only_the_free_words_of_a_note_change(sample: Sample) -> None:
    note = sample.draft.with_changes(
        subjective="Full ROM.",
        palpation=(Palpation(structure="SCM", finding="ROM"),),
        unread={"ROM": "ROM"},
        check_next="ROM?",
    )
    spelled = spell_out_note(note)
    assert (spelled.subjective, spelled.check_next) == ("Full range of motion.", "Range of motion?")
    assert spelled.with_changes(subjective=note.subjective, check_next=note.check_next) == note


def test_the_words_of_a_line_change_too(sample: Sample) -> None:
    test = SpecialTest(name="SLR", note="WNL on the left")
    spelled = spell_out_note(sample.assessment.with_changes(tests=(test,)))
    assert spelled.tests[0].note == "Within normal limits on the left"
    assert spelled.tests[0].name == "SLR"


@pytest.mark.parametrize(
    ("when", "stored"), [(SpellOut.ON_SIGNING, "Range of motion better."), (SpellOut.ON_PAPER, "ROM better.")]
)
def test_signing_writes_out_where_the_clinic_wants_it(sample: Sample, when: SpellOut, stored: str) -> None:
    chart, who = sample.clinic_file, sample.who
    save_record(chart, who, sample.clinic.with_changes(spell_out=when))
    draft = start_session(chart, who, sample.case, NOON + timedelta(minutes=1))
    signed = sign_note(chart, who, complete_session(draft).with_changes(subjective="ROM better.", unread={}))
    assert signed.subjective == stored


def test_the_clinics_own_abbreviation_counts() -> None:
    cells = {"short": "RSB", "meaning": "Riverside back program", "spelled": "true"}
    custom_data.set_custom_data(
        custom_data.Vocabularies([CustomEntry(vocabulary="abbreviations", code="own_rsb", cells=cells)])
    )
    assert spell_out("the RSB today") == "the Riverside back program today"
