"""What a clinic adds to the shipped data: snippets, vocabulary entries, instruments and templates.

They are in the clinic file, so that they are backed up and exported with it. They are never deleted, only retired,
because notes may name them.
"""

from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_text
from charting.model.record import Record

MAX_SNIPPET_LENGTH = 10_000


class Snippet(Record, frozen=True, kw_only=True):
    """A short name and the text that it expands to: `ltp`, typed as `.ltp`.

    `text` may have fields to fill in, `{muscle}`, or with options, `{right|left}`. If `therapist_id` is None, every
    therapist of the clinic has the snippet.
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
    """A row that the clinic adds to a shipped vocabulary; it replaces a shipped row with the same id.

    `vocabulary` is the name of the data file (`techniques`, `structures`, `special_tests` …); `cells` has the values
    by column.
    """

    vocabulary: Annotated[str, declare(doc="the data file that the row belongs to")]
    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    cells: Annotated[dict[str, str], declare(doc="the row by column")]
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "vocabulary", "code")


class CustomInstrument(Record, frozen=True, kw_only=True):
    """An instrument or a simple measure of the clinic. `document` is its definition as JSON, unchanged."""

    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    document: Annotated[
        str, declare(doc="the definition as JSON, exactly as given: [instruments.md](instruments.md)")
    ]
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "code", "document")


class CustomTemplate(Record, frozen=True, kw_only=True):
    """The clinic's own template for an initial assessment; it replaces a shipped one with the same code.

    `lines` are lines of quick entry without figures.
    """

    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    name: str
    lines: Annotated[tuple[str, ...], declare(doc="lines of quick entry without their figures")] = ()
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "code", "name")
