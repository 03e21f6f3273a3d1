"""A definition file that is wrong says what and where; one that is right is read as it stands."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.errors import Invalid
from charting.measures.custom_measure import (
    encode_definition,
    is_simple_measure,
    make_custom_id,
    make_custom_measure,
)
from charting.measures.definition_reader import read_definition
from charting.measures.instrument_form import AnswerChoice, Instrument, Item, ScoreBand, Threshold
from charting.measures.instruments import load_shipped_instruments
from charting.measures.scoring import score_items
from charting.measures.scoring_rules import MissingRule, Scoring
from tests.charting.measures.broken_definitions import BROKEN
from tests.charting.measures.definitions import choices, document, read


def refusal(text: str | bytes) -> str:
    with pytest.raises(Invalid) as caught:
        read_definition(text)
    assert caught.value.field == "document"
    return caught.value.message


def test_common_choices_go_to_every_item_that_has_none_of_its_own() -> None:
    items = [
        {"text": "Item 1"},
        {"text": "Item 2", "choices": choices(0, 4)},
        {"text": "Item 3", "numbers": [0, 9]},
    ]
    found = read_definition(json.dumps(document() | {"items": items, "high": 15}))
    assert [[each.value for each in item.choices] for item in found.items] == [[0, 1, 2], [0, 4], []]
    assert [(item.least, item.most) for item in found.items] == [(0, 2), (0, 4), (0, 9)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is not JSON: line 1, character 1."),
        ('{\n "id": "a",\n "name": }', "The file is not JSON: line 3, character 10."),
        (b"\xff\xfe\x00", "The file is not JSON."),
        ("[" * 100_000, "The file: this must be a group in { }."),
        ("[]", "The file: this must be a group in { }."),
        ('{"id": 7}', "Id: this must be words in quotation marks."),
    ],
)
def test_what_is_no_definition_at_all(text: str | bytes, sentence: str) -> None:
    assert refusal(text) == sentence


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    assert refusal(" " * 1_000_001).startswith("The file is too large")


@pytest.mark.parametrize(("changes", "sentence"), BROKEN)
def test_each_wrong_thing_is_named_with_its_place(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in refusal(json.dumps(document(**changes)))


def test_a_rule_that_is_no_rule_is_refused_with_the_rules_there_are() -> None:
    said = refusal(json.dumps(document(scoring={"rule": "__import__('os')"})))
    assert said.startswith(
        "Scoring, rule: “__import__('os')” is not known; the words here are “sum”, “sum times”"
    )


def test_several_wrong_things_are_all_said() -> None:
    said = refusal(json.dumps(document(id="9", unit="", step=-1, scoring=None)))
    assert [part in said for part in ("The id has", "“unit”", "The step", "“scoring”")] == [True] * 4
    many = [{"text": ""} for _ in range(9)]
    assert refusal(json.dumps(document() | {"items": many})).endswith("And 4 more.")


DOCUMENTED = (Path(__file__).parents[3] / "docs" / "instruments.md").read_text(encoding="utf-8")


def test_the_documented_example_is_read_and_scored_as_its_page_says() -> None:
    example = DOCUMENTED.split("```json\n")[1].split("```")[0]
    morning = read_definition(example)
    assert score_items(morning, [2, 1, 1]) == 56
    assert score_items(morning, [2, 1, None]) == 67
    assert morning.describe_total(67) == "a very hard morning"


def test_every_field_and_every_rule_is_documented() -> None:
    asked = {"asked", "question"}
    fields = {
        name for of in (Instrument, Item, AnswerChoice, ScoreBand, Threshold) for name in of.__struct_fields__
    } - asked
    rules = [each.__struct_config__.tag for each in (*get_args(Scoring), *get_args(MissingRule))]
    details = {
        name for each in (*get_args(Scoring), *get_args(MissingRule)) for name in each.__struct_fields__
    }
    named = set(re.findall(r"`\"?([a-z_ ]+)\"?`", DOCUMENTED)) | {"reversed"}
    assert {*fields, *rules, *details} - named == set()


@pytest.mark.parametrize("measure", load_shipped_instruments(), ids=lambda each: each.id)
def test_every_shipped_instrument_is_written_as_a_clinic_would_write_it(measure: Instrument) -> None:
    assert read_definition(encode_definition(measure)) == measure


def test_an_own_measure_is_a_definition_of_few_fields() -> None:
    walk = make_custom_measure(name="Six-minute walk", unit="m", low=0, high=1000, step=1, better="higher")
    assert walk.id == "own_six_minute_walk"
    assert read_definition(encode_definition(walk)) == walk
    assert is_simple_measure(walk)
    assert not is_simple_measure(read())
    assert make_custom_id("Łódź: 10-m walk, café") == "own_lodz_10_m_walk_cafe"


KEYS = st.sampled_from(["id", "items", "scoring", "rule", "choices", "low", "text", "numbers", "table"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
)


@settings(max_examples=300)
@given(ANYTHING)
def test_whatever_stands_in_a_file_it_is_read_or_refused_with_a_sentence(value: object) -> None:
    said = refusal(json.dumps(value))
    assert said.endswith(".")
    assert "`" not in said
