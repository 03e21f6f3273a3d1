"""Definitions with one thing wrong, and the sentence that names it."""

from tests.charting.measures.definitions import choices

WORDS = {"words": "x"}
BROKEN = [
    ({"name": None}, "The file: “name” is missing."),
    ({"colour": "red"}, "The file: “colour” is not known here."),
    ({"better": "up"}, "Better: “up” is not known; the words here are “lower”, “higher”."),
    ({"low": "none"}, "Low: this must be a number."),
    ({"items": [{"text": 4}]}, "Item 1, text: this must be words in quotation marks."),
    ({"items": [{"text": "a"}, {}]}, "Item 2: “text” is missing."),
    ({"items": [{"text": "a", "numbers": [1]}]}, "Item 1, numbers: this needs 2 numbers."),
    (
        {"items": [{"text": "a", "choices": [{"words": "x", "value": "y"}]}]},
        "Item 1, choice 1, value: this must be a number.",
    ),
    (
        {"items": [{"text": "a", "choices": [{"words": "x", "value": 0}, WORDS]}]},
        "Item 1, choice 2: “value” is missing.",
    ),
    ({"items": [{"text": "a", "reversed": "yes"}]}, "Item 1, reversed: this must be true or false."),
    ({"scoring": {"rule": "sum", "factor": 2}}, "Scoring: “factor” is not known here."),
    ({"scoring": {"rule": "sum times"}}, "Scoring: “factor” is missing."),
    ({"scoring": {"rule": "table", "table": {"one": 1}}}, "Scoring, table: this must be a whole number."),
    (
        {"thresholds": [{"kind": "MIC"}]},
        "Threshold 1, kind: “MIC” is not known; the words here are “MCID”, “MDC”.",
    ),
    (
        {"id": "Own Form"},
        "The id has small letters, digits, - and _ only, begins with a letter, and has at most 60.",
    ),
    ({"unit": " "}, "“unit” must not be empty."),
    ({"areas": ["sholder"]}, "areas: there is no body area “sholder”."),
    ({"high": 0}, "The lowest total, 0, must be below the highest, 0."),
    ({"step": 0}, "The step must be above 0, and no larger than the range."),
    ({"step": 5e-324}, "The step must be above 0, and no larger than the range."),
    ({"name": "Form\nof two lines"}, "“name” must be one line of text."),
    ({"name": "x" * 201}, "The name has at most 200 letters."),
    ({"step": 4}, "Steps of 4 from 0 do not reach 6."),
    ({"high": 1e300}, "The range and the step are numbers up to 1,000,000."),
    ({"scoring": None}, "Items need their “scoring”."),
    ({"items": None}, "“scoring” is there, and no items."),
    ({"items": [{"text": " "}], "high": 2}, "Item 1: its text is empty."),
    (
        {"items": [{"text": "a"}], "choices": None},
        "Item 1: it needs 2 to 30 choices, its own or the common ones, or its numbers.",
    ),
    ({"items": [{"text": "a", "choices": choices(1, 1)}]}, "Item 1: all its choices count the same."),
    (
        {"items": [{"text": "a", "numbers": [5, 5]}]},
        "Item 1: the first of its numbers must be below the second.",
    ),
    (
        {"items": [{"text": "a", "numbers": [0, 2], "choices": choices(0, 1)}]},
        "Item 1: it has either choices or numbers.",
    ),
    ({"high": 5}, "The answers give totals from 0 to 6, beyond the range 0–5, lower is better."),
    ({"low": 1, "high": 6}, "The answers give totals from 0 to 6, beyond the range 1–6, lower is better."),
    ({"missing": {"rule": "at most", "left_out": 3}}, "missing: 3 of 3 items cannot be left out."),
    ({"missing": {"rule": "at most", "left_out": -1}}, "missing: -1 of 3 items cannot be left out."),
    (
        {"missing": {"rule": "proportion answered", "at_least": 90}},
        "missing: the share to be answered is above 0 and at most 1, as 0.9.",
    ),
    (
        {"values": (1, 2), "low": 3, "missing": {"rule": "at most", "left_out": 1}},
        "missing: in a sum an item left out counts 0, which is not its lowest answer. Let the mean stand in.",
    ),
    ({"scoring": {"rule": "sum times", "factor": 0}}, "scoring: the factor must be above 0."),
    ({"scoring": {"rule": "transformed", "low": 2, "high": 2}}, "scoring: low must be below high."),
    (
        {"scoring": {"rule": "table", "table": {"0": 0, "1": 1, "3": 5, "4": 5, "5": 5, "6": 6}}},
        "scoring: the table has no score for a sum of 2.",
    ),
    (
        {"scoring": {"rule": "table", "table": {str(n): n * 2 for n in range(7)}}},
        "scoring: the table's score for 4, 8, is beyond the range 0–6, lower is better.",
    ),
    (
        {"bands": [{"low": 0, "high": 9, "words": "mild"}], "bands_source": "x"},
        "Band 1: 0 to 9 is not within the range.",
    ),
    (
        {
            "bands": [{"low": 0, "high": 3, "words": "a"}, {"low": 3, "high": 6, "words": "b"}],
            "bands_source": "x",
        },
        "The bands “a” and “b” overlap.",
    ),
    ({"bands": [{"low": 0, "high": 3, "words": "a"}]}, "Bands need their “bands_source”."),
    (
        {"thresholds": [{"kind": "MDC", "population": "p", "citation": "c", "source": "s"}]},
        "Threshold 1: say its points or its percent.",
    ),
    (
        {"thresholds": [{"kind": "MDC", "points": 9, "population": "p", "citation": "c", "source": "s"}]},
        "Threshold 1: its points must be above 0 and within the range.",
    ),
]
