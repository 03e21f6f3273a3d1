"""`soapstone find`: the same notes as in the window."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charting.actions.clients import register_client
from charting.actions.notes import add_addendum
from tests.support.sample_clinic import build_client, open_sample_clinic
from ui.cli.__main__ import main
from ui.cli.find_command import NEWEST, NONE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        register_client(sample.clinic_file, sample.who, build_client())
        add_addendum(
            sample.clinic_file, sample.who, sample.session, "Tingling\x1b[2J down the leg.\nAlso at night."
        )
    return path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def run(*words: Any) -> tuple[int, str, str]:
        code = main(["find", *words, "--file", str(path)])
        return code, *capsys.readouterr()

    return run


def test_each_note_found_has_a_line_and_below_it_the_words_around_the_find(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    code, out, err = run("tingl")
    assert (code, err) == (0, "")
    head, row, words = out.splitlines()
    assert head.split() == ["Date", "Chart", "Client", "Born", "Note"]
    assert row.split("  ")[0].strip() == "2 Mar 2026"
    assert "0001   Nguyễn, Thảo Linh  14 Mar 1980  Addendum to session 1" in row
    assert words == "    Tingling [2J down the leg."


def test_as_json_the_fields_have_names(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = run("--json", "shelf", "much")
    [note] = json.loads(out)
    assert (code, note["day"], note["chart_number"], note["note"]) == (0, "2026-03-02", "0001", "Session 1")
    assert note["words"] == "Reaches the shelf; “so much better” <5 & >3."


def test_words_that_the_shell_kept_together_are_a_phrase(run: Callable[..., tuple[int, str, str]]) -> None:
    assert "Tingling" in run("down the leg")[1]
    assert run("the down leg") == (0, "", f"{NONE}\n")
    assert "Tingling" in run("the", "down", "leg")[1]


def test_a_draft_is_named_as_one(run: Callable[..., tuple[int, str, str]]) -> None:
    assert "Session 2, draft" in run("12o")[1]


def test_of_very_many_the_newest_are_listed_unless_more_are_asked_for(
    path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    from charting.clinic_file import open_clinic_file

    with open_clinic_file(path) as clinic_file:
        who, note = clinic_file.therapists.find()[0], clinic_file.sessions.find(status="signed")[0]
        for number in range(60):
            add_addendum(clinic_file, who, note, f"cello {number}")
    code, out, err = run("cello")
    assert (code, len(out.splitlines()), err) == (0, 1 + 2 * 50, f"{NEWEST.format(count=50)}\n")
    code, out, err = run("cello", "--most", "60")
    assert (code, len(out.splitlines()), err) == (0, 1 + 2 * 60, "")


@pytest.mark.parametrize("most", ["0", "2.5", "many"])
def test_how_many_is_a_number_from_one_on(
    run: Callable[..., tuple[int, str, str]], capsys: pytest.CaptureFixture[str], most: str
) -> None:
    with pytest.raises(SystemExit) as left:
        run("cello", "--most", most)
    assert left.value.code == 2
    assert "is not a whole number of at least 1" in capsys.readouterr().err
