"""What a clinic adds to the shipped data: snippets, vocabulary entries, instruments and templates.

They are stored in the clinic file, so that they are backed up and exported with it. They are never deleted, because
notes may name them: one that is no longer wanted is retired.
"""

from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_text
from charting.model.record import Record

MAX_SNIPPET_LENGTH = 10_000


class Snippet(Record, frozen=True, kw_only=True):
    """A short word and the text that it expands to: `ltp`, typed `.ltp`.

    `text` may hold blanks to fill in, `{muscle}` or with choices `{right|left}`. A snippet whose `therapist_id` is
    None belongs to every therapist of the clinic.
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
    """A row that the clinic adds to a shipped vocabulary, or that replaces the shipped row with the same id.

    `vocabulary` is the name of the data file (`techniques`, `structures`, `special_tests` …). `cells` is the row by
    column, as in the file.
    """

    vocabulary: Annotated[str, declare(doc="the data file that the row belongs to")]
    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    cells: Annotated[dict[str, str], declare(doc="the row by column")]
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "vocabulary", "code")


class CustomInstrument(Record, frozen=True, kw_only=True):
    """An instrument or a simple measure that the clinic defined. `document` is the definition, as the JSON it was given in."""

    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    document: Annotated[
        str, declare(doc="the definition as JSON, exactly as given: [instruments.md](instruments.md)")
    ]
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "code", "document")


class CustomTemplate(Record, frozen=True, kw_only=True):
    """A template for an initial assessment that the clinic wrote, or that replaces the shipped one with the same code.

    `lines` are quick-entry lines without their figures.
    """

    code: Annotated[str, declare(doc="unique in its list; of an entry, in its vocabulary")]
    name: str
    lines: Annotated[tuple[str, ...], declare(doc="lines of quick entry without their figures")] = ()
    retired: Annotated[bool, declare(doc="no longer offered")] = False

    def check_rules(self) -> None:
        require_text(self, "code", "name")
