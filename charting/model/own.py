"""What a clinic adds to the shipped data: its short words, its vocabulary, its instruments and its templates.

They belong to the chart, so that they are backed up, exported and, one day, shared by several PCs. None is ever
deleted: one that is no longer wanted is retired, because notes may name it.
"""

from charting.errors import Invalid
from charting.model.record import Record
from charting.model.rules import require_text

LONGEST_SNIPPET = 10_000


class Snippet(Record, frozen=True, kw_only=True):
    """A short word and the text that it stands for: `ltp`, typed `.ltp`.

    `text` may hold fields to fill in, `{muscle}` or with choices `{side|right|left}`. `therapist_id` None means
    that every therapist of the clinic has it.
    """

    short: str
    text: str
    therapist_id: str | None = None
    retired: bool = False

    def check(self) -> None:
        require_text(self, "short", "text")
        if not self.short.isalnum():
            raise Invalid("short", "A short word has letters and digits only.")
        if len(self.text) > LONGEST_SNIPPET:
            raise Invalid("text", f"A snippet has at most {LONGEST_SNIPPET:,} letters.")


class OwnEntry(Record, frozen=True, kw_only=True):
    """A row that the clinic adds to a shipped vocabulary, or puts in the place of the row with the same id.

    `vocabulary` is the name of the data file (`techniques`, `structures`, `special_tests` …), `cells` the row by
    column, as the file has it.
    """

    vocabulary: str
    code: str
    cells: dict[str, str]
    retired: bool = False

    def check(self) -> None:
        require_text(self, "vocabulary", "code")


class OwnInstrument(Record, frozen=True, kw_only=True):
    """An instrument or an own measure of the clinic. `document` is its definition as JSON, exactly as it was given."""

    code: str
    document: str
    retired: bool = False

    def check(self) -> None:
        require_text(self, "code", "document")


class OwnTemplate(Record, frozen=True, kw_only=True):
    """A template for an initial assessment, the clinic's own or in the place of the shipped one with that code.

    `lines` are lines of quick entry without their figures.
    """

    code: str
    name: str
    lines: tuple[str, ...] = ()
    retired: bool = False

    def check(self) -> None:
        require_text(self, "code", "name")
