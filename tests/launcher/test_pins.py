"""The locks: everything that is asked for, each build of it by its hash, and the tools beside the very same parts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def pins(name: str) -> dict[str, set[str]]:
    """`part==version` → its hashes."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text().splitlines():
        if part := re.match(r"([a-z0-9-]+==[\w.]+) ", line):
            hashes = found.setdefault(part[1], set())
        if mark := re.search(r"--hash=sha256:([0-9a-f]{64})\b", line):
            hashes.add(mark[1])
    return found


def test_every_part_is_pinned_with_the_hashes_of_all_its_builds() -> None:
    app, tools = pins("requirements.lock"), pins("requirements-test.lock")
    assert all(len(hashes) >= 2 for hashes in (*app.values(), *tools.values()))
    assert {
        part for part in tools if part.partition("==")[0] in {name.partition("==")[0] for name in app}
    } <= app.keys()


@pytest.mark.parametrize("stem", ["requirements", "requirements-test"])
def test_the_pins_hold_all_that_is_asked_for(stem: str) -> None:
    lines = (ROOT / f"{stem}.in").read_text().splitlines()
    asked = {re.split(r"[=;\s]", line)[0].lower() for line in lines if re.match(r"\w", line)}
    assert asked <= {part.partition("==")[0] for part in pins(f"{stem}.lock")}
