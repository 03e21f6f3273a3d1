"""One row of a `DetailList`."""

from dataclasses import dataclass
from typing import Any

from ui.theme import Tone


@dataclass(frozen=True)
class DetailRow:
    """A title with a muted detail below. `lead`, such as a day, is at the left; `state` is at the right, a chip if `tone` is set.

    `key` identifies the row when newer rows arrive; `data` is the argument of the signals.
    """

    title: str
    detail: str = ""
    lead: str = ""
    state: str = ""
    tone: Tone | None = None
    bold: bool = True
    key: str = ""
    data: Any = None

    @property
    def spoken_text(self) -> str:
        """The row in words, for a screen reader."""
        return ", ".join(part for part in (self.lead, self.title, self.detail, self.state) if part)
