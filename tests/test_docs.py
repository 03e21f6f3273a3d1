"""The words for people hold what the program holds: links, pictures, keys, messages, layers, dependencies."""

import ast
import itertools
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from charting.entry.quick.line_reading import read_line
from charting.measures.instruments import list_instruments
from charting.reference import loader
from charting.reference.charting_rules import list_profiles
from charting.summaries.progress.goal_status import GoalStatus
from tests.end_to_end.scripts import FOLLOW_UP
from tests.end_to_end.test_keystrokes import MOST_KEYS
from ui.cli.parser import build_parser
from ui.core.commands import COMMANDS
from ui.widgets.body.kind_keys import KIND_KEYS
from ui.widgets.dialogs.shortcut_groups import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
DOCS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "charting" / "measures" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
PICTURES = ROOT / "docs" / "pictures"
LARGEST_PICTURE = 250 * 1024  # bytes
LONGEST_DECISION = 40  # lines

LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
ROW = re.compile(r"^\s*\| (.+?) \|\s*$", re.MULTILINE)
QUOTED = re.compile(r"^\| \"(.+?)\" \|", re.MULTILINE)

each_doc = pytest.mark.parametrize("doc", DOCS, ids=lambda doc: str(doc.relative_to(ROOT)))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links(doc: Path) -> list[str]:
    """What the page links to or shows, code blocks and the web left out."""
    prose = re.sub(r"```.*?```", "", doc.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [one or other for one, other in LINK.findall(prose)]
    return [link for link in found if not link.startswith(("https://", "http://"))]


def anchors(doc: Path) -> set[str]:
    """The headings as links name them."""
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(doc.read_text("utf-8"))]
    return {heading.replace(" ", "-") for heading in plain}


def section(name: str, heading: str) -> str:
    """The text below that heading, up to the next one of its rank."""
    rest = text_of(name).split(f"\n## {heading}\n", 1)[1]
    return rest.split("\n## ", 1)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in the text; heads and rules are rows too."""
    return [row.split(" | ") for row in ROW.findall(text)]


def table(name: str, heading: str, head: str) -> list[list[str]]:
    """The rows of that table below that heading, by its head, as `Keys | Command`."""
    lines = section(name, heading).splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip() == f"| {head} |")
    told = itertools.takewhile(lambda line: line.strip().startswith("|"), lines[start + 2 :])
    return [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in told]


@each_doc
def test_every_link_leads_somewhere(doc: Path) -> None:
    for link in links(doc):
        path, _, anchor = link.partition("#")
        target = (doc.parent / path).resolve() if path else doc
        assert target.exists(), f"{link} is not there"
        if anchor:
            assert anchor in anchors(target), f"{link}: no such heading"


def test_every_picture_is_shown_and_small() -> None:
    shown = {(doc.parent / link).resolve() for doc in DOCS for link in links(doc) if link.endswith(".png")}
    there = set(PICTURES.glob("*"))
    assert shown == there
    assert [picture.name for picture in there if picture.stat().st_size > LARGEST_PICTURE] == []


def test_every_picture_comes_from_the_script() -> None:
    script = text_of("tools/screenshots.py") + text_of("tools/charting_pictures.py")
    names = [picture.stem.removesuffix("-dark") for picture in PICTURES.glob("*")]
    assert [name for name in names if f'"{name}"' not in script] == []


@each_doc
def test_every_picture_has_words_for_those_who_cannot_see_it(doc: Path) -> None:
    text = doc.read_text(encoding="utf-8")
    assert "![](" not in text
    assert all('alt="' in tag for tag in re.findall(r"<img[^>]*>", text))


def test_the_guide_lists_the_keys_of_every_command() -> None:
    told = [tuple(row) for row in table("docs/user-guide.md", "All keys", "Keys | Command")]
    assert told == [(command.shortcut, command.text) for command in COMMANDS]


def test_the_guide_lists_the_keys_of_the_parts_of_a_note() -> None:
    told = [
        (keys, does)
        for _, keys, does in table("docs/user-guide.md", "All keys", "Where | Keys | What they do")
    ]
    parts = [group for groups in COLUMNS for group in groups if group.title != "Note"]
    assert told == [other for group in parts for other in group.others]


def test_the_guide_has_the_letter_of_every_symbol() -> None:
    head = "Mark | Letter | How it looks, in color and in black and white"
    told = {
        mark.lower(): letter
        for mark, letter, _ in table("docs/user-guide.md", "The body figure", head)
        if letter
    }
    assert told == {kind.value: letter for kind, letter in KIND_KEYS.items()}


def test_the_guide_names_every_instrument_and_every_profile() -> None:
    measures, signing = (
        section("docs/user-guide.md", each) for each in ("Measures", "Sign, and add afterwards")
    )
    assert [each.id for each in list_instruments() if each.short_name.split()[0] not in measures] == []
    assert [each.id for each in list_profiles() if f"| {each.name} |" not in signing] == []


def test_quick_entry_reads_the_lines_of_the_guide_as_it_says() -> None:
    told = table("docs/user-guide.md", "Quick entry", "Type | What is filed")
    pairs = [(typed.strip("`"), filed) for typed, filed in told if filed[0].isupper() and " · " not in typed]
    assert len(pairs) > 5
    assert [(typed, read_line(typed)[0].phrase) for typed, _ in pairs] == pairs


def test_the_follow_up_of_the_guide_is_the_one_whose_keys_are_counted() -> None:
    told = [
        typed.strip("`")
        for typed, _ in table("docs/user-guide.md", "A follow-up in under a minute", "Type | What is filed")
    ]
    assert told == list(FOLLOW_UP)
    assert f"at most {MOST_KEYS} keys" in section("docs/user-guide.md", "A follow-up in under a minute")


def test_the_guide_lists_every_word_of_the_command_line() -> None:
    told = {
        row[0].strip("`").split()[0] for row in rows(section("docs/user-guide.md", "The command line"))[2:]
    }
    (parsed,) = [
        action for action in build_parser()._actions if action.dest == "==SUPPRESS==" and action.choices
    ]
    assert told == set(parsed.choices or ())


def test_the_guide_lists_every_status_of_a_goal() -> None:
    told = [row[0] for row in rows(section("docs/user-guide.md", "Plan and goals"))[2:]]
    assert sorted(told) == sorted(status.capitalize() for status in get_args(GoalStatus))


def test_the_guide_lists_the_letters_of_every_finding() -> None:
    head = "Letters | Finding | Letters | Finding"
    cells = [cell for row in table("docs/user-guide.md", "Quick entry", head) for cell in row]
    told = dict(zip((cell.strip("`") for cell in cells[::2]), cells[1::2], strict=True))
    assert told == {each.typed: each.name.lower() for each in loader.list_palpation_findings()}


@cache
def said_by_the_program() -> tuple[str, ...]:
    """Every text in the sources, and the migrations, whose triggers speak too."""
    files = [file for folder in ("launcher", "charting", "ui") for file in (ROOT / folder).rglob("*.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "run.py", *files)]
    said = (
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    migrations = sorted((ROOT / "charting" / "storage" / "sqlite" / "migrations").glob("*.sql"))
    return (*said, *(file.read_text(encoding="utf-8") for file in migrations))


@pytest.mark.parametrize("message", QUOTED.findall(text_of("docs/user-guide.md")))
def test_a_message_in_the_guide_is_one_that_the_program_says(message: str) -> None:
    """Where the message names something, the guide has an ellipsis."""
    for piece in filter(None, (piece.strip() for piece in message.split("…"))):
        assert any(piece in text for text in said_by_the_program()), piece


def test_the_first_pages_name_the_commands() -> None:
    """The README those of therapists, CONTRIBUTING.md those of developers, and run.py itself all of them."""
    commands = re.findall(r"^```\n(.+?)\n```$", text_of("README.md"), re.MULTILINE)
    assert {"python3 run.py", "python3 run.py demo"} == set(commands)
    developers = [row[0].strip("`") for row in rows(section("CONTRIBUTING.md", "Commands"))[2:]]
    tasks = ["lint", "fmt", "test", "test --coverage", "bench --quick"]
    assert developers == [f"python3 run.py {task}" for task in tasks]
    opening = ast.get_docstring(ast.parse(text_of("run.py"))) or ""
    assert [
        task for task in ("demo", "test", "lint", "fmt", "bench") if f"run.py {task} " not in opening
    ] == []


def test_a_decision_is_short_and_listed_in_its_order() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    texts = [record.read_text(encoding="utf-8") for record in records]
    titles = [text.splitlines()[0].removeprefix("# ") for text in texts]
    listed = [
        row[0]
        for row in re.findall(r"^\| (\[.+\]\(.+\) \| .+) \|()$", text_of("docs/decisions/README.md"), re.M)
    ]
    assert listed == [
        f"[{title[:4]}]({record.name}) | {title[6:]}" for title, record in zip(titles, records, strict=True)
    ]
    assert [title[:4] for title in titles] == [f"{number:04d}" for number in range(1, len(records) + 1)]
    for text in texts:
        assert len(text.splitlines()) <= LONGEST_DECISION
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_the_hooks_before_a_commit_are_our_own_commands() -> None:
    """They must work without a network, and never with versions of tools other than the pinned ones."""
    hooks = text_of(".pre-commit-config.yaml")
    assert set(re.findall(r"repo: (.+)", hooks)) == {"local"}
    assert re.findall(r"entry: (.+)", hooks) == ["python3 run.py fmt", "python3 run.py lint"]


def contracts() -> Iterator[str]:
    """The layers of each contract as the architecture writes them."""
    linter = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]
    for contract in linter["contracts"]:
        if contract["type"] == "layers":
            yield " → ".join(contract["layers"])


def test_the_architecture_shows_the_layers_that_the_linter_holds() -> None:
    architecture = text_of("docs/architecture.md")
    assert [layers for layers in contracts() if f"`{layers}`" not in architecture] == []


def test_every_dependency_has_its_reason() -> None:
    wanted = re.findall(r"^([A-Za-z][\w-]*)", text_of("requirements.in"), re.MULTILINE)
    told = [row[0] for row in rows(section("docs/architecture.md", "Dependencies"))[2:]]
    assert sorted(told) == sorted(wanted)


@each_doc
def test_no_page_promises_what_software_cannot(doc: Path) -> None:
    text = doc.read_text(encoding="utf-8")
    assert re.findall(r"(?i)\bcompliant\b|\bcertified\b|\bguarantee\w*|\bunhackable\b", text) == []
    assert not re.search(r"(?i)\b(centre|colour|behaviour|organis|licence)\b", text), "American spelling"


def test_every_word_of_the_glossary_lives_in_the_code() -> None:
    words = rows(text_of("docs/glossary.md"))[2:]
    defined = {
        target.id if isinstance(target, ast.Name) else target.name
        for folder in ("charting", "reports", "ui")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node])
        if isinstance(target, ast.Name | ast.FunctionDef | ast.ClassDef)
    } | {file.stem for file in (ROOT / "charting").rglob("*.py")}
    assert [row[0] for row in words] == sorted((row[0] for row in words), key=str.lower)
    assert [row[1] for row in words if row[1].strip("`") not in defined] == []
    assert len(words) == 30


def test_a_file_that_the_docs_name_exists() -> None:
    """A moved file leaves no old name behind; the worked examples alone name files that somebody has yet to write."""
    folders = [ROOT / name for name in ("charting", "reports", "ui", "launcher", "tests", "tools", "docs")]
    files = [*ROOT.iterdir(), *(file for folder in folders for file in folder.rglob("*"))]
    known = {file.name for file in files}
    pages = [page for page in files if page.suffix == ".md" and page.name != "CHANGELOG.md"]
    named = {
        (page.name, name)
        for page in pages
        for name in re.findall(
            r"`(?:[\w.-]+/)*([\w-]+\.(?:py|json|csv|sql|toml))`", page.read_text(encoding="utf-8")
        )
    }
    to_be_written = {
        name for page, name in named if page == "CONTRIBUTING.md" and name.startswith("visit_summary")
    }
    assert sorted((page, name) for page, name in named if name not in known | to_be_written) == []
