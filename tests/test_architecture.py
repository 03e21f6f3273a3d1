"""What the import linter cannot see: what really gets loaded, how long things are, and what is written in them."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("launcher", "charting", "reports", "ui")
LONGEST_FILE, LONGEST_FUNCTION = 450, 45
BASEMENTS = {"utils", "util", "helpers", "helper", "common", "misc"}
TEXTS = {".py", ".md", ".toml", ".yaml", ".in", ".lock", ".txt", ".json", ".csv", ".sql", ".qss", ""}
NOT_OURS = {".git", ".coverage"}  # files that tools leave in the checkout


def sources(*folders: str) -> list[Path]:
    files = [ROOT / "run.py"]
    for folder in folders:
        files += sorted((ROOT / folder).rglob("*.py"))
    return files


def named(files: list[Path]) -> list[Any]:
    return [pytest.param(file, id=str(file.relative_to(ROOT))) for file in files]


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file that is the project's own, this one excepted, which must name what it forbids."""
    folders = [ROOT / name for name in (*PRODUCT, "tests", "tools", "docs", ".ci")]
    files = [file for file in ROOT.iterdir() if file.is_file() and file.name not in NOT_OURS]
    files += [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    for file in files:
        if file.suffix in TEXTS and file != Path(__file__).resolve():
            yield file.relative_to(ROOT), file.read_text(encoding="utf-8")


def offenders(pattern: str, *, only: set[str] | None = None) -> list[str]:
    """`file:line` of each place where `pattern` (in any case) is written."""
    found = re.compile(pattern, re.IGNORECASE)
    return [
        f"{file}:{number}"
        for file, text in texts()
        if only is None or file.suffix in only
        for number, line in enumerate(text.splitlines(), start=1)
        if found.search(line)
    ]


def loaded_by(program: str) -> set[str]:
    """The top-level modules in memory after a fresh interpreter has run `program` in the checkout.

    `run.py test --coverage` would load modules of its own into it, so that is kept out by its environment variables.
    """
    listing = f"{program}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", listing], cwd=ROOT, env=plain, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def import_all_of(package: str) -> str:
    """A program that imports each module of a package, data-driven ones too."""
    return (
        f"import importlib, pkgutil, {package}\n"
        f"for module in pkgutil.walk_packages({package}.__path__, '{package}.'):\n"
        "    importlib.import_module(module.name)"
    )


@pytest.mark.parametrize(
    ("program", "kept_out"),
    [
        pytest.param(import_all_of("charting"), {"PySide6", "shiboken6", "qtpy", "reportlab"}, id="charting"),
        pytest.param(import_all_of("reports"), {"PySide6", "shiboken6", "qtpy", "sqlite3"}, id="reports"),
        pytest.param("import ui.cli", {"PySide6", "shiboken6", "reportlab", "asyncio"}, id="command line"),
    ],
)
def test_a_fresh_interpreter_loads_only_what_the_layer_needs(program: str, kept_out: set[str]) -> None:
    assert not loaded_by(program) & kept_out


@pytest.mark.parametrize("file", named(sources("launcher")))
def test_the_launcher_stands_on_the_standard_library_alone(file: Path) -> None:
    allowed = sys.stdlib_module_names | {"launcher"}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert {name.partition(".")[0] for name in names} <= allowed


@pytest.mark.parametrize("file", named(sources(*PRODUCT, "tests", "tools")))
def test_a_file_is_one_idea(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert file.stem not in BASEMENTS
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("file", named(sources(*PRODUCT)))
def test_a_module_says_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


def names_of_classes(tree: ast.AST) -> Iterator[int]:
    """The lines that read the name of a class, those that raise a bug of ours with it excepted."""
    raised = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in ("__name__", "__qualname__")
            and id(node) not in raised
        ):
            yield node.lineno


def comparisons_with_texts(tree: ast.AST) -> Iterator[int]:
    """The lines that ask whether something is, or begins with, a text of the window or the sentence of a rule."""
    asking = ("startswith", "endswith", "removeprefix", "removesuffix")
    for node in ast.walk(tree):
        compared: list[ast.expr] = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asking:
            compared = [node.func.value, *node.args]
        for part in compared:
            if not isinstance(part, ast.Attribute) or not isinstance(part.value, ast.Name):
                continue
            if part.value.id == "texts" or part.attr in ("sentence", "message"):
                yield part.lineno


def offending(find: Callable[[ast.AST], Iterator[int]]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{line}"
        for file in sources("charting", "reports", "ui")
        for line in find(ast.parse(file.read_text(encoding="utf-8")))
    ]


def test_no_class_name_is_data() -> None:
    """What stands in a file, an index or a sentence has a code or a noun of its own: a class may get another name.

    The file of our own bugs names the class of the error.
    """
    assert [
        place for place in offending(names_of_classes) if not place.startswith("ui/core/error_log.py")
    ] == []


def test_no_sentence_is_a_code() -> None:
    """Its wording may change: what is asked about has a code."""
    assert offending(comparisons_with_texts) == []


def test_nothing_is_left_for_later() -> None:
    assert (
        offenders(r"(?-i:\b(TO[D]O|FIX[M]E|XX[X])\b)|NotImplemented(Error)?\b", only={".py", ".md", ".sql"})
        == []
    )


def test_no_text_promises_what_software_cannot() -> None:
    """A program supports a clinic in following a law; it cannot be compliant for it, nor call a score a cure.

    Tests are left out: they name what they forbid. CNMT and its like are certified, so that word alone is none.
    """
    claim = r"\bcompliant\b|\b(hipaa|gdpr|fda|soc ?2)[- ]?(certified|approved)\b"
    places = offenders(claim, only={".py", ".md", ".json", ".csv"})
    places += offenders(r"\bcured\b", only={".py", ".json", ".csv"})
    assert [place for place in places if not place.startswith("tests")] == []


def test_no_text_names_the_machine_it_was_made_on() -> None:
    assert offenders(r"/wor[k]/|/tm[p]/|/op[t]/|/roo[t]/|\bfile://") == []


def test_the_pins_name_no_place_to_fetch_from() -> None:
    pins = [
        ROOT / name
        for name in ("requirements.in", "requirements-test.in", "requirements.lock", "requirements-test.lock")
    ]
    assert [
        pin.name for pin in pins if re.search(r"://|--(extra-)?index|--find-links", pin.read_text())
    ] == []


def test_the_linter_knows_every_layer() -> None:
    """A new package of the chart has to be given its place in the layers."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    inside = next(contract for contract in linter["contracts"] if contract.get("containers") == ["charting"])
    placed = {name.strip() for layer in inside["layers"] for name in layer.split("|")}
    there = {
        path.stem
        for path in (ROOT / "charting").iterdir()
        if path.name != "__pycache__" and path.stem != "__init__"
    }
    assert there == placed
