"""Print how the functions of the program are named: `python -m tools.name_figures`.

A newcomer reads names before code. So a test holds the goals below for `charting`, `reports` and `ui`: most names have
two words or more and begin with a verb, and a public name stands for one thing. Properties, names that Qt or a library
dictates and dunders are left out, since nobody here chose them.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("charting", "reports", "ui")
VERBS = frozenset((ROOT / "tools" / "verbs.txt").read_text(encoding="utf-8").split())

LEAST_WORDS = 2.0  # a name, on average
MOST_OF_ONE_WORD = 0.30  # share of all names
LEAST_WITH_VERB = 0.60  # share of all names
MOST_REPEATED = 5  # public names defined in two files or more

Function = ast.FunctionDef | ast.AsyncFunctionDef


class NameFigures(NamedTuple):
    """The measured names. The shares are between 0 and 1."""

    functions: int
    words: float
    of_one_word: float
    with_verb: float
    repeated: dict[str, list[str]]  # public name → the files that define it

    @property
    def is_within_goals(self) -> bool:
        """Whether all four goals are reached."""
        return (
            self.words >= LEAST_WORDS
            and self.of_one_word <= MOST_OF_ONE_WORD
            and self.with_verb >= LEAST_WITH_VERB
            and len(self.repeated) <= MOST_REPEATED
        )


def measure_names(root: Path = ROOT, packages: tuple[str, ...] = PACKAGES) -> NameFigures:
    """Read every module below `packages` and measure its names. Raises SyntaxError for a module that is no Python."""
    names: list[list[str]] = []
    places: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(file for package in packages for file in (root / package).rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names += [name.strip("_").split("_") for name in iterate_chosen_names(tree)]
        for node in tree.body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(file.relative_to(root)))
    count = len(names)
    return NameFigures(
        functions=count,
        words=sum(len(words) for words in names) / count,
        of_one_word=sum(len(words) == 1 for words in names) / count,
        with_verb=sum(words[0] in VERBS for words in names) / count,
        repeated={name: files for name, files in places.items() if len(files) > 1},
    )


def iterate_chosen_names(tree: ast.Module) -> Iterator[str]:
    """The names of all functions and methods that were chosen here."""
    for node in ast.walk(tree):
        if isinstance(node, Function) and not _is_given(node):
            yield node.name


def _is_given(function: Function) -> bool:
    """Whether the name is a property's, Qt's (camelCase) or Python's (dunder)."""
    is_property = any(
        isinstance(decorator, ast.Attribute) or getattr(decorator, "id", "").endswith("property")
        for decorator in function.decorator_list
    )
    return is_property or function.name.startswith("__") or function.name != function.name.lower()


def main() -> int:
    """Print the figures beside their goals. Returns 1 if one is missed."""
    figures = measure_names()
    print(f"{figures.functions} names of functions in {', '.join(PACKAGES)}")
    print(f"words a name      {figures.words:.2f}  (at least {LEAST_WORDS})")
    print(f"of one word       {figures.of_one_word:.1%}  (at most {MOST_OF_ONE_WORD:.0%})")
    print(f"begin with a verb {figures.with_verb:.1%}  (at least {LEAST_WITH_VERB:.0%})")
    print(f"public names used twice: {len(figures.repeated)}  (at most {MOST_REPEATED})")
    for name, files in figures.repeated.items():
        print(f"  {name}: {', '.join(files)}")
    return 0 if figures.is_within_goals else 1


if __name__ == "__main__":
    raise SystemExit(main())
