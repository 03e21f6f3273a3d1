"""What the content of any kind of paper has in common: the days that it is about, and the sentences drafted for it."""

from datetime import date

import msgspec


class PaperSentences(msgspec.Struct, frozen=True, kw_only=True):
    """The sentences of a paper that the therapist may replace before issuing it: each kind of paper extends this.

    Every field is a `str` that declares its label and `free_text=True`, so that the window can offer it and the
    abbreviations in it are spelled out: `advice: Annotated[str, declare("Advice", free_text=True)] = ""`.
    """


class PaperContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on a paper, ready to print: each kind of paper extends this.

    `period_from` and `period_to` are the first and the last day that it tells of, `drafted` the sentences as the chart
    gives them.
    """

    period_from: date
    period_to: date
    drafted: PaperSentences
