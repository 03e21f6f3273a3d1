"""How a change in a note is called, and what two changes are together."""

from datetime import UTC, datetime
from typing import Any

import pytest

from charting.model.body_mark import Mark, View
from charting.model.findings import Palpation
from charting.model.note import QUICK_LINE
from charting.model.note_line import Origin
from charting.model.session import Session, Treatment
from ui.pages.notes.note_changes import describe_change, find_change

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
EMPTY = Session(client_id="c", case_id="c", therapist_id="t", entered_at=NOW, starts_at=NOW)
LABELS = {"pain_now": "Pain now", "subjective": "Words"}
FRICTION = Treatment(technique="Friction", areas="Soleus")
CARRIED = Treatment(technique="Friction", areas="Soleus", origin=Origin.CARRIED)
WAITING = Treatment(technique="Friction", origin=Origin.TEMPLATE)
FINDING = Palpation(structure="Soleus")
MARK = Mark(view=View.FRONT, x=0.5, y=0.3, number=1)
MOVED = Mark(view=View.FRONT, x=0.52, y=0.3, number=1)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, {"pain_now": 5}, "“Pain now” changed"),
        ({}, {"pain_now": 5, "subjective": "x"}, "“Pain now” and “Words” changed"),
        ({}, {"check_next": "x"}, "“check next” changed"),
        ({}, {"treatment": (FRICTION,)}, "treatment row added: Friction, Soleus"),
        ({"treatment": (FRICTION,)}, {}, "treatment row removed: Friction, Soleus"),
        ({"treatment": (FRICTION, FRICTION)}, {}, "2 treatment rows removed"),
        ({}, {"treatment": (CARRIED,)}, "carry forward"),
        ({"treatment": (CARRIED,)}, {"treatment": (FRICTION,)}, "treatment row confirmed: Friction, Soleus"),
        ({}, {"treatment": (WAITING,)}, "lines of a template"),
        ({}, {"unread": {"treatment.0": "12o"}}, "treatment row added"),
        ({}, {"palpation": (FINDING,)}, "finding added"),
        ({"marks": (MARK,)}, {"marks": (MOVED,)}, "mark moved: Upper abdomen"),
        ({}, {"unread": {QUICK_LINE: "np"}}, "words in the quick line"),
        ({"unread": {QUICK_LINE: "np 5"}}, {"pain_now": 5}, "quick entry “np 5”"),
    ],
)
def test_a_change_is_called_by_what_it_did(before: Any, after: Any, words: Any) -> None:
    change = find_change(EMPTY.with_changes(**before), EMPTY.with_changes(**after))
    assert describe_change(change, LABELS) == words


def test_two_changes_are_one_and_what_reads_as_before_is_none() -> None:
    typed = find_change(EMPTY, EMPTY.with_changes(subjective="a"))
    more = find_change(EMPTY.with_changes(subjective="a"), EMPTY.with_changes(subjective="ab", pain_now=5))
    assert typed.merge_later(more) == find_change(EMPTY, EMPTY.with_changes(subjective="ab", pain_now=5))
    assert typed.merge_later(typed.reversed).names == frozenset()


def test_a_text_that_cannot_be_read_belongs_to_its_field() -> None:
    change = find_change(EMPTY, EMPTY.with_changes(unread={"ranges.2.degrees": "12o", "next_visit": "x"}))
    assert change.names == {"ranges", "next_visit"}
