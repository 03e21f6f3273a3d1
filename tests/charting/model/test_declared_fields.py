"""A field is declared once, on its record: nothing forgets a new one, and none is left without a declaration."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import msgspec
import pytest

from charting.actions.transfer.export_file import ExportedRecord, build_file_decoder
from charting.entry.abbreviations import spell_out_note
from charting.errors import ImportRefused, Invalid
from charting.model.assessment import Assessment
from charting.model.case import Case
from charting.model.client import Client
from charting.model.field import (
    declare,
    find_heading,
    find_label,
    find_prompt,
    list_carried,
    order_for_reading,
    read_declarations,
)
from charting.model.note_line import NoteLine
from charting.model.plan import Plan
from charting.model.record import Part, encode_record
from charting.model.session import Session
from charting.summaries.notes.copy_forward import collect_lines_to_copy
from charting.summaries.notes.record_text import format_record
from charting.summaries.notes.searchable_text import build_searchable_text
from charting.summaries.notes.soap_lines import format_soap_lines
from tests.support.progress_cases import (
    build_initial_assessment,
    build_plan,
    build_session,
    build_shoulder_case,
)
from tools.data_format import STRUCTS, list_rows

RECORDS = (Session, Assessment, Plan, Client, Case)
NOTES = RECORDS[:3]


class Light(StrEnum):
    DIM = "dim"
    BRIGHT = "bright"


class SleepLine(NoteLine, frozen=True, kw_only=True):
    hours: Annotated[int, declare("Hours", carried=True)]
    woke: Annotated[int, declare("Woke up", "times")] = 0


def with_new_fields(kind: type) -> Any:
    """The record with a field of each plain kind more, declared and told to nothing else."""
    return msgspec.defstruct(
        f"New{kind.__name__}",
        [
            ("sleep", Annotated[str, declare("Sleep", "how the nights were", letter="S", free_text=True, recalled=True)], ""),
            ("vigor", Annotated[int | None, declare("Morning vigor", letter="S", limits=(0, 10), recalled=True)], None),
            ("steps", Annotated[int | None, declare("Steps a day", limits=(1, 90_000))], None),
            ("rested", Annotated[date | None, declare("Last day of rest", searched=False)], None),
            ("light", Annotated[Light | None, declare("Light in the room")], None),
            ("nights", Annotated[tuple[SleepLine, ...], declare("Nights", carried=True)], ()),
        ],
        bases=(kind,), frozen=True, kw_only=True,
    )  # fmt: skip


NEW: dict[type, Any] = {kind: with_new_fields(kind) for kind in RECORDS}
SAID: dict[str, Any] = {
    "sleep": "Full ROM in bed",
    "vigor": 4,
    "steps": 9000,
    "rested": date(2026, 11, 1),
    "light": Light.DIM,
    "nights": (SleepLine(hours=6, woke=3),),
}


@cache
def record(kind: type) -> Any:
    case = build_shoulder_case()
    records: dict[type, Any] = {
        Session: build_session(0),
        Assessment: build_initial_assessment(),
        Plan: build_plan(),
        Client: case.client,
        Case: case.case,
    }
    return records[kind]


def renewed(kind: type, **said: Any) -> Any:
    """The record of that kind, with what is said in its new fields."""
    old = record(kind)
    kept = {name: getattr(old, name) for name in old.__struct_fields__}
    return NEW[kind](**{**kept, **said})


every_record = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
every_note = pytest.mark.parametrize("kind", NOTES, ids=lambda kind: kind.__name__)


@every_record
def test_the_reader_and_the_paper_have_a_new_field(kind: type) -> None:
    words = dict(format_record(renewed(kind, **SAID)))
    assert words["Sleep"] == "Full ROM in bed"
    assert words["Morning vigor"] == "4 of 10"
    assert words["Steps a day"] == "9000"
    assert words["Last day of rest"] == "1 Nov 2026"
    assert words["Light in the room"] == "dim"
    assert words["Nights"] == "6, 3"
    assert dict(format_record(renewed(kind))) == dict(format_record(record(kind)))


@every_note
def test_a_new_field_is_searched_unless_it_says_that_it_is_not(kind: type) -> None:
    lines = build_searchable_text(renewed(kind, **SAID)).split("\n")
    assert {"Full ROM in bed", "4 of 10", "dim"} <= set(lines)
    assert "1 Nov 2026" not in lines


@every_note
def test_new_free_text_is_spelled_out(kind: type) -> None:
    assert spell_out_note(renewed(kind, **SAID)).sleep == "Full range of motion in bed"


def test_a_new_field_is_recalled_beside_the_next_note_under_its_letter() -> None:
    recalled = dict(format_soap_lines(renewed(Session, **SAID)))
    assert recalled["S"].endswith("Sleep: Full ROM in bed. Morning vigor: 4 of 10.")
    assert format_soap_lines(renewed(Session)) == format_soap_lines(record(Session))


def test_a_new_table_is_carried_forward_with_what_its_lines_declare() -> None:
    lines: Any = collect_lines_to_copy(renewed(Session, **SAID), None)["nights"]
    assert [(line.hours, line.woke, line.origin) for line in lines] == [(6, 0, "carried")]


@every_record
def test_a_new_figure_is_held_to_its_limits(kind: type) -> None:
    for name, wrong, said in (("vigor", 11, "0 to 10"), ("steps", 0, "1 to 90000")):
        with pytest.raises(Invalid, match=f"must be from {said}") as caught:
            renewed(kind, **{name: wrong})
        assert caught.value.field == name
        assert caught.value.message.startswith(find_label(NEW[kind], name))


@every_record
def test_an_import_error_calls_a_new_field_by_its_name(kind: type) -> None:
    body = encode_record(renewed(kind, version=1, **SAID)).replace(b'"vigor":4', b'"vigor":12')
    with pytest.raises(ImportRefused, match="vigor: Morning vigor must be from 0 to 10, not 12"):
        ExportedRecord("session", 1, body).decode_with(build_file_decoder(NEW[kind]))


@every_record
def test_the_documentation_has_a_new_field(kind: type) -> None:
    rows = {row[0]: row[1:] for row in list_rows(NEW[kind])}
    assert rows["`sleep`"] == ("text", '`""`', "how the nights were")
    assert rows["`vigor`"] == ("whole number or null", "`null`", "0 to 10")
    assert rows["`light`"][0] == '`"dim"`, `"bright"` or null'


@every_record
def test_a_new_field_that_was_not_charted_changes_no_stored_byte(kind: type) -> None:
    assert encode_record(renewed(kind)) == encode_record(record(kind))
    assert msgspec.json.decode(encode_record(record(kind)), type=NEW[kind]) == renewed(kind)


def of_the_five() -> list[type]:
    """The five records and the parts that they are made of."""
    return [kind for kind, table in STRUCTS if kind in RECORDS or not table]


@pytest.mark.parametrize("kind", of_the_five(), ids=lambda kind: kind.__name__)
def test_every_field_is_declared(kind: Any) -> None:
    declared = read_declarations(kind)
    assert list(declared) == list(kind.__struct_fields__)
    assert [name for name, each in declared.items() if not each.label] == []
    assert sorted(order_for_reading(kind)) == sorted(declared)
    assert {each.beside for each in declared.values()} | {each.after for each in declared.values()} <= {
        "",
        *declared,
    }


@every_record
def test_only_tables_are_carried_forward(kind: type) -> None:
    types: dict[str, Any] = {
        field.name: msgspec.inspect.type_info(field.type) for field in msgspec.structs.fields(kind)
    }
    assert all(issubclass(types[name].item_type.cls, NoteLine) for name in list_carried(kind))


def test_what_is_recalled_stands_under_a_letter() -> None:
    for name, each in read_declarations(Session).items():
        assert each.letter in ("S", "O", "A", "P") or not each.recalled, name


def test_prompt_and_heading_are_the_label_where_nothing_else_is_said() -> None:
    assert (find_label(Session, "pain_now"), find_heading(Session, "pain_now")) == (
        "Pain now",
        "Pain on arrival",
    )
    assert (find_label(Session, "scores"), find_prompt(Session, "scores")) == ("Scores", "Outcome measures")
    assert find_prompt(Session, "check_next") == find_heading(Session, "check_next") == "Check next time"


def test_a_field_without_a_label_is_called_as_in_the_document() -> None:
    class Bare(Part, frozen=True, kw_only=True):
        next_step: str = ""

    assert find_label(Bare, "next_step") == find_prompt(Bare, "next_step") == find_heading(Bare, "next_step")
    assert find_label(Bare, "next_step") == "Next step"
