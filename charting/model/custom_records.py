"""What a clinic adds to the shipped data: its short words, its vocabulary, its instruments and its templates.

They belong to the chart, so that they are backed up, exported and, one day, shared by several PCs. None is ever
deleted: one that is no longer wanted is retired, because notes may name it.
"""

from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_text
from charting.model.record import Record

MAX_SNIPPET_LENGTH = 10_000


class Snippet(Record, frozen=True, kw_only=True):
    """A short word and the text that it stands for: `ltp`, typed `.ltp`.

    `text` may hold fields to fill in, `{muscle}` or with choices `{side|right|left}`. `therapist_id` None means
    that every therapist of the clinic has it.
    """

    short: Annotated[str, declare(doc="the short word")]
    text: Annotated[str, declare(doc="with fields to fill in between braces")]
    therapist_id: Annotated[str | None, declare(doc="null: every therapist has it")] = None
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "short", "text")
        if not self.short.isalnum():
            raise Invalid("short", "A short word has letters and digits only.")
        if len(self.text) > MAX_SNIPPET_LENGTH:
            raise Invalid("text", f"A snippet has at most {MAX_SNIPPET_LENGTH:,} letters.")


class CustomEntry(Record, frozen=True, kw_only=True):
    """A row that the clinic adds to a shipped vocabulary, or puts in the place of the row with the same id.

    `vocabulary` is the name of the data file (`techniques`, `structures`, `special_tests` …), `cells` the row by
    column, as the file has it.
    """

    vocabulary: Annotated[str, declare(doc="the data file that the row belongs to")]
    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    cells: Annotated[dict[str, str], declare(doc="the row by column")]
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "vocabulary", "code")


class CustomInstrument(Record, frozen=True, kw_only=True):
    """An instrument or an own measure of the clinic. `document` is its definition as JSON, exactly as it was given."""

    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    document: Annotated[
        str, declare(doc="the definition as JSON, exactly as given: [instruments.md](instruments.md)")
    ]
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "code", "document")


class CustomTemplate(Record, frozen=True, kw_only=True):
    """A template for an initial assessment, the clinic's own or in the place of the shipped one with that code.

    `lines` are lines of quick entry without their figures.
    """

    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    name: str
    lines: Annotated[tuple[str, ...], declare(doc="lines of quick entry without their figures")] = ()
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "code", "name")
