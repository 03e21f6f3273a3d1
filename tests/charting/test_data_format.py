"""docs/data-format.md says what the export really holds: every list, field, type and default."""

from datetime import date
from pathlib import Path

import pytest

from charting.actions.transfer_file import FORMAT, VERSION
from charting.model.client import Client
from charting.model.record import encode
from tests.charting.format_types import STRUCTS, rows

TEXT = (Path(__file__).parents[2] / "docs" / "data-format.md").read_text(encoding="utf-8")


def table_under(heading: str) -> list[list[str]]:
    """The rows of the first table under that heading, without its head."""
    section = TEXT.partition(f"\n{heading}\n")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(
    ("struct", "name"), STRUCTS, ids=lambda value: getattr(value, "__name__", value) or "part"
)
def test_every_field_is_documented_as_it_is(struct: type, name: str) -> None:
    heading = f"### `{name}`: {struct.__name__}" if name else f"### {struct.__name__}"
    documented = [(row[0].strip("`"), row[1], row[2]) for row in table_under(heading)]
    assert documented == rows(struct)


def test_every_list_is_named_in_its_order() -> None:
    named = [row[0].strip("`") for row in table_under("## The document")]
    assert named == ["format", "version", *(name for _, name in STRUCTS if name)]


def test_the_heading_is_the_documents() -> None:
    assert f'`"{FORMAT}"`' in TEXT
    assert f"the version of this format: `{VERSION}`" in TEXT


def test_defaults_are_left_out_as_it_says() -> None:
    client = Client(id="i", version=1, family_name="N", birth_date=date(1980, 3, 14))
    assert encode(client) == b'{"id":"i","version":1,"family_name":"N","birth_date":"1980-03-14"}'
