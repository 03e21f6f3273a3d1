"""What of a note is found: what somebody typed or chose in it, and not its times or the questions answered with no."""

from charting.model.findings import RedFlagAnswer
from charting.model.note import Addendum
from charting.summaries.notes.searchable_text import build_searchable_text, format_searchable_title
from tests.support.progress_cases import (
    build_initial_assessment,
    build_last_session,
    build_plan,
    build_session,
)


def test_a_session_says_its_words_findings_and_treatment_without_headings_and_times() -> None:
    note = build_last_session().with_changes(
        check_next="sleep", negatives=("numbness",), unread={"ranges": "12o"}
    )
    lines = build_searchable_text(note).split("\n")
    assert "Sleeps better." in lines
    assert "Infraspinatus R Active trigger point 3/4" in lines
    assert "Trigger point therapy, infraspinatus, teres minor R, light, 20 min" in lines
    assert ("sleep" in lines, "12o" in lines) == (True, True)
    assert not any("Nov 2026" in line or "Treatment" in line for line in lines)


def test_a_red_flag_counts_when_it_is_there_or_has_words() -> None:
    flags = (
        RedFlagAnswer(question="Fever?"),
        RedFlagAnswer(question="Night pain?", present=True),
        RedFlagAnswer(question="Trauma?", note="a fall in 2019"),
    )
    text = build_searchable_text(build_initial_assessment(red_flags=flags))
    assert "Fever" not in text
    assert "Night pain?\nTrauma? a fall in 2019" in text


def test_a_plan_says_its_goals_and_when_to_stop() -> None:
    text = build_searchable_text(build_plan())
    assert "Reach a shelf above head height" in text
    assert "new numbness appears" in text


def test_titles_name_the_note_and_what_an_addendum_adds_to() -> None:
    added = Addendum(
        client_id="client", kind="session", record_id="s", therapist_id="t", author="Rosa",
        written_at=build_session(0).starts_at, text="The left side too.",
    )  # fmt: skip
    notes = (build_session(0), build_initial_assessment(), build_plan(), build_plan(revision=2), added)
    assert [format_searchable_title(note) for note in notes] == [
        "Session", "Initial assessment", "Plan", "Plan revised", "Addendum to session",
    ]  # fmt: skip
    assert build_searchable_text(added) == "The left side too."
