"""Totals worked by hand, rule by rule, and what is said while one cannot be given."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.errors import Invalid
from charting.measures.instruments import check_score
from charting.measures.scoring import MissingAnswers, score_items
from tests.charting.measures.definitions import (
    HIT6,
    LEFS,
    MIDAS,
    NDI,
    NDI_PERCENT,
    ODI,
    PEG,
    QUICKDASH,
    RMDQ,
    SPADI,
    TABLE,
    document,
    form,
    read,
)

NO = None
CASES = [
    # ODI: 16 of 50 is 32%; one section left out, 16 of 45 is 35.6, in whole percent 36
    (ODI, [2, 2, 2, 2, 2, 2, 2, 1, 1, 0], 32),
    (ODI, [2, 2, 2, 2, 2, 2, 2, 1, 1, NO], 36),
    (ODI, [5] * 10, 100),
    # NDI: the sum; of 9 answered with 18 the mean 2 stands in for the tenth: 20; percent is twice that
    (NDI, [1, 2, 3, 2, 1, 3, 2, 1, 2, 3], 20),
    (NDI, [2] * 9 + [NO], 20),
    (NDI, [3, 3, 3, 3, 2, 2, 2, 2, NO, NO], 25),  # 20 of 8, the mean 2.5
    (NDI, [3, 3, 3, 3, 2, 2, 2, 1, NO, NO], 24),  # 19 of 8, the mean 2.375: 23.75
    (NDI_PERCENT, [1, 2, 3, 2, 1, 3, 2, 1, 2, 3], 40),
    # QuickDASH: (mean − 1) × 25: 30 of 11 is 2.727, 43.2; of 10 answered 27 is 2.7, 42.5
    (QUICKDASH, [3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2], 43.2),
    (QUICKDASH, [3, 3, 3, 3, 3, 3, 3, 2, 2, 2, NO], 42.5),
    (QUICKDASH, [1] * 11, 0),
    (QUICKDASH, [5] * 11, 100),
    (LEFS, [4] * 10 + [2] * 10, 60),
    (HIT6, [6, 8, 10, 11, 13, 13], 61),
    (HIT6, [6] * 6, 36),
    # RMDQ: ticks are counted, what is not ticked counts nothing
    (RMDQ, [1] * 9 + [0] * 15, 9),
    (RMDQ, [1] * 9 + [NO] * 15, 9),
    # PEG: 7, 6 and 6 is 6.333
    (PEG, [7, 6, 6], 6.3),
    (PEG, [7, 7, 6], 6.7),
    # SPADI: 65 of 130 is 50; two left out, 55 of 110 is 50
    (SPADI, [5] * 13, 50),
    (SPADI, [5] * 11 + [NO, NO], 50),
    (MIDAS, [3, 10, 4, 0, 6], 23),
    (TABLE, [1, 2], 31.2),
    (TABLE, [0, 0], 100),
]


@pytest.mark.parametrize(("rule", "answers", "total"), CASES)
def test_worked_by_hand(rule: dict[str, Any], answers: list[float | None], total: float) -> None:
    assert score_items(form(rule), answers) == total


def test_a_reversed_item_counts_from_the_other_end() -> None:
    items = [{"text": "Item 1"}, {"text": "Item 2", "reversed": True}, {"text": "Item 3"}]
    turned = form(document(values=(1, 2, 3, 4), items=3) | {"low": 3, "high": 12, "items": items})
    assert score_items(turned, [1, 1, 1]) == 1 + 4 + 1
    assert score_items(turned, [2, 3, 4]) == 2 + 2 + 4


def test_halves_go_up_to_the_step() -> None:
    half = read(items=2, values=(0, 1), high=1, scoring={"rule": "mean"})
    assert score_items(half, [1, 0]) == 1
    tenth = read(items=8, values=(0, 1), high=1, step=0.25, scoring={"rule": "mean"})
    assert score_items(tenth, [1, 0, 0, 0, 0, 0, 0, 0]) == 0.25


@pytest.mark.parametrize(
    ("rule", "answers", "sentence", "lacking"),
    [
        (PEG, [7, NO, 6], "Item 2 is not answered. All are needed.", (2,)),
        (PEG, [NO, NO, NO], "Nothing is answered yet.", (1, 2, 3)),
        (LEFS, [NO, NO] + [1] * 18, "Items 1 and 2 are not answered. All are needed.", (1, 2)),
        (
            ODI,
            [NO, NO, NO] + [1] * 7,
            "Items 1, 2 and 3 are not answered. At most 1 may be left out.",
            (1, 2, 3),
        ),
        (
            QUICKDASH,
            [1] * 9 + [NO, NO],
            "Items 10 and 11 are not answered. At most 1 may be left out.",
            (10, 11),
        ),
        (
            NDI,
            [1] * 3 + [NO] * 7,
            "7 items are not answered. At most 2 may be left out.",
            tuple(range(4, 11)),
        ),
        (RMDQ, [NO] * 24, "Nothing is answered yet.", tuple(range(1, 25))),
    ],
)
def test_what_is_missing(
    rule: dict[str, Any], answers: list[float | None], sentence: str, lacking: tuple[int, ...]
) -> None:
    assert score_items(form(rule), answers) == MissingAnswers(sentence, lacking)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([1, 2], "Our own form has 3 items, not 2."),
        ([1, 2, 7], "Item 3 of Our own form cannot be answered 7."),
        ([1, 0.5, 2], "Item 2 of Our own form cannot be answered 0.5."),
    ],
)
def test_answers_that_the_form_does_not_have(answers: list[float | None], sentence: str) -> None:
    with pytest.raises(Invalid) as caught:
        score_items(read(), answers)
    assert (caught.value.field, caught.value.message) == ("answers", sentence)


def test_a_count_of_days_is_whole() -> None:
    with pytest.raises(Invalid, match="Item 1 of Our own form cannot be answered 91"):
        score_items(form(MIDAS), [91, 0, 0, 0, 0])
    with pytest.raises(Invalid, match=r"cannot be answered 2\.5"):
        score_items(form(MIDAS), [2.5, 0, 0, 0, 0])


FORMS = [
    form(each) for each in (ODI, NDI, NDI_PERCENT, QUICKDASH, LEFS, HIT6, RMDQ, PEG, SPADI, MIDAS, TABLE)
]


@settings(max_examples=300)
@given(st.data())
def test_every_total_is_one_that_the_form_can_give(data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(FORMS))
    answers = [
        data.draw(
            st.none()
            | (
                st.integers(*item.numbers)
                if item.numbers
                else st.sampled_from([c.value for c in item.choices])
            )
        )
        for item in measure.items
    ]
    total = score_items(measure, answers)
    if isinstance(total, MissingAnswers):
        assert total.items == tuple(place for place, answer in enumerate(answers, start=1) if answer is None)
        assert len(total.items) > measure.missing.count_allowed_missing(len(answers)) or len(
            total.items
        ) == len(answers)
    else:
        check_score(measure, total)
