"""Names say what a thing is: the goals of tools/name_figures.py hold, and it measures what it says."""

from pathlib import Path

from tools.name_figures import (
    LEAST_WITH_VERB,
    LEAST_WORDS,
    MOST_OF_ONE_WORD,
    MOST_REPEATED,
    PACKAGES,
    ROOT,
    VERBS,
    measure_names,
)

MOST_FILES_IN_A_FOLDER = 25

# Public names that two files share on purpose, each with its reason.
SHARED_NAMES = {"main": "the door of a command"}


def test_the_names_of_the_program_reach_their_goals() -> None:
    figures = measure_names()
    assert figures.words >= LEAST_WORDS
    assert figures.of_one_word <= MOST_OF_ONE_WORD
    assert figures.with_verb >= LEAST_WITH_VERB
    assert len(figures.repeated) <= MOST_REPEATED
    assert figures.is_within_goals


def test_a_public_name_stands_for_one_thing() -> None:
    repeated = {name: files for name, files in measure_names().repeated.items() if name not in SHARED_NAMES}
    assert repeated == {}


def test_the_figures_are_those_of_the_code(tmp_path: Path) -> None:
    package = tmp_path / "sample"
    package.mkdir()
    (package / "first.py").write_text(
        "def read_the_line(): ...\ndef amount(): ...\nclass Sheet:\n"
        "    @property\n    def words(self): ...\n    def paintEvent(self): ...\n    def __len__(self): ...\n"
        "    def _draw_line(self): ...\n"
    )
    (package / "second.py").write_text("class Sheet: ...\n")
    figures = measure_names(tmp_path, ("sample",))
    assert figures.functions == 3
    assert figures.words == (3 + 1 + 2) / 3
    assert figures.of_one_word == 1 / 3
    assert figures.with_verb == 2 / 3
    assert figures.repeated == {"Sheet": ["sample/first.py", "sample/second.py"]}
    assert not figures.is_within_goals


def test_the_list_of_verbs_is_in_order() -> None:
    words = (ROOT / "tools" / "verbs.txt").read_text(encoding="utf-8").split()
    assert words == sorted(VERBS)


def test_no_folder_is_a_corridor_of_doors() -> None:
    folders = [folder for package in PACKAGES for folder in (ROOT / package).rglob("*") if folder.is_dir()]
    crowded = [str(folder) for folder in folders if len(list(folder.glob("*.py"))) > MOST_FILES_IN_A_FOLDER]
    assert crowded == []
