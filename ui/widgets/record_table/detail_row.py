"""One row of a list of rows: a day, a title, a muted detail and a state."""

from dataclasses import dataclass
from typing import Any

from ui.theme import Tone


@dataclass(frozen=True)
class DetailRow:
    """One row. `lead` stands at the left, as a day; `state` at the right, as a chip when it has a `tone`.

    `key` tells the row from others when newer ones come; `data` is what the signals carry.
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
        """For a screen reader."""
        return ", ".join(part for part in (self.lead, self.title, self.detail, self.state) if part)
