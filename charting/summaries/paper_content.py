"""What the content of every kind of paper has in common: the period that it covers, and its drafted sentences."""

from datetime import date

import msgspec


class PaperSentences(msgspec.Struct, frozen=True, kw_only=True):
    """The sentences that the therapist may replace before issuing a paper. Each kind of paper extends this.

    Every field is a `str` that declares its label and `free_text=True`, so that the window can offer it and the
    abbreviations in it are spelled out: `advice: Annotated[str, declare("Advice", free_text=True)] = ""`.
    """


class PaperContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on a paper, ready to print. Each kind of paper extends this.

    `period_from` and `period_to` are the first and the last day that it covers, `drafted` the sentences as drafted from
    the chart.
    """

    period_from: date
    period_to: date
    drafted: PaperSentences
