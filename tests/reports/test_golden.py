"""Each paper says what its golden files hold, word for word."""

import pytest

from reports.papers import PAPER_KINDS
from tests.reports.golden_pages import GOLDEN, PAGES, find_golden_file, read_page_text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_its_golden_file_holds(name: str) -> None:
    held = find_golden_file(name).read_text(encoding="utf-8")
    assert read_page_text(name) == held, "python -m tests.reports.golden_pages writes it anew"


def test_every_kind_of_paper_has_its_wording_held_and_no_file_is_left_over() -> None:
    names = {file.stem for file in GOLDEN.glob("*.txt")}
    assert names == set(PAGES)
    assert [kind for kind in PAPER_KINDS if f"{kind}-report" not in names] == []
