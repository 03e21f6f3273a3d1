"""The code of a worked example in CONTRIBUTING.md, run as it stands there."""

import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

PAGE = Path(__file__).resolve().parent.parent / "CONTRIBUTING.md"
# A path in backquotes, then, with no other path in between, a block of Python.
_STEP = re.compile(r"`([\w/]+\.py)`(?:(?!`[\w/]+\.py`).)*?\n( *)```python\n(.+?)\n\2```", re.DOTALL)


def read_steps(heading: str) -> list[tuple[str, str]]:
    """(file, code) of each step of the example: the file is the last one that the text names before the code."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    section, _, _ = rest.partition("\n## ")
    return [(file, textwrap.dedent(code)) for file, _, code in _STEP.findall(section)]


def add_module(monkeypatch: pytest.MonkeyPatch, file: str, code: str) -> None:
    """Let the code be imported as if it stood in that file, until the test ends."""
    name = file.removesuffix(".py").replace("/", ".")
    module = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, module)
    exec(compile(code, file, "exec"), vars(module))


def append_to_module(module: ModuleType, file: str, code: str) -> None:
    """Run the code as if it stood at the end of the module; names that it defines stay out of the module."""
    exec(compile(code, file, "exec"), dict(vars(module)))
