"""docs/data-format.md says what the export really holds: every list, field, type and default."""

from datetime import date

from charting.actions.transfer.export_file import FORMAT, VERSION
from charting.model.client import Client
from charting.model.record import encode_record
from tools.data_format import PAGE, STRUCTS, renew_page

TEXT = PAGE.read_text(encoding="utf-8")


def table_under(heading: str) -> list[list[str]]:
    """The rows of the first table under that heading, without its head."""
    section = TEXT.partition(f"\n{heading}\n")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_field_is_documented_as_it_is() -> None:
    assert renew_page(TEXT) == TEXT, "python -m tools.data_format writes it anew"


def test_a_field_says_its_type_its_default_and_its_limits() -> None:
    rows = {row[0].strip("`"): row[1:] for row in table_under("### `session`: Session")}
    assert rows["pain_now"] == ["whole number or null", "`null`", "0 to 10, on arrival (NPRS)"]
    assert rows["starts_at"][:2] == ["time", "needed"]
    assert rows["treatment"][:2] == ["list of Treatment", "`[]`"]
    assert rows["progress"][0] == '`"better"`, `"same"`, `"worse"` or null'
    assert table_under("### Dose")[2] == ["`hold`", "whole number or null", "`null`", "1 to 3600, seconds"]


def test_every_list_is_named_in_its_order() -> None:
    named = [row[0].strip("`") for row in table_under("## The document")]
    assert named == ["format", "version", *(name for _, name in STRUCTS if name)]


def test_the_heading_is_the_documents() -> None:
    assert f'`"{FORMAT}"`' in TEXT
    assert f"the version of this format: `{VERSION}`" in TEXT


def test_defaults_are_left_out_as_it_says() -> None:
    client = Client(id="i", version=1, family_name="N", birth_date=date(1980, 3, 14))
    assert encode_record(client) == b'{"id":"i","version":1,"family_name":"N","birth_date":"1980-03-14"}'
