"""Every example of docs/quick-entry.md is read as the page says."""

import re
from pathlib import Path

import pytest

from charting.entry.quick.line_reading import read_line

PAGE = Path(__file__).resolve().parents[4] / "docs" / "quick-entry.md"
EXAMPLES = re.findall(r"^\| `(.+?)` \| (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_has_examples_of_every_kind_of_line() -> None:
    fields = {read_line(typed)[0].field for typed, _ in EXAMPLES}
    assert fields == {
        "palpation",
        "ranges",
        "strength",
        "tests",
        "scores",
        "negatives",
        "treatment",
        "value",
        "home_program",
    }


@pytest.mark.parametrize(("typed", "filed"), EXAMPLES, ids=lambda text: text)
def test_an_example_is_read_as_the_page_says(typed: str, filed: str) -> None:
    reading = read_line(typed)[0]
    assert (reading.phrase, reading.certain) == (filed, True)
