"""What the clinic of the open chart adds to the shipped vocabularies. One process has one chart open.

`use` is called when a chart is opened and after each act that changes such an entry; whatever was made of the
vocabularies before is forgotten and made anew at its next use. `edition` tells a screen that it was made of an older
one.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from charting.model.own import OwnEntry, OwnInstrument, OwnTemplate, Snippet

Made = TypeVar("Made")
Asked = ParamSpec("Asked")


class _Own:
    """The clinic's own data now, and what has to be made anew when it changes."""

    def __init__(self) -> None:
        self.entries: tuple[OwnEntry, ...] = ()
        self.instruments: tuple[OwnInstrument, ...] = ()
        self.templates: tuple[OwnTemplate, ...] = ()
        self.snippets: tuple[Snippet, ...] = ()
        self.edition = 0
        self.forget: list[Callable[[], None]] = []


_own = _Own()


def remembered(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Like functools.cache for what is made of the vocabularies: kept until the clinic's entries change.

    It is kept by edition: what the screen's thread is still making of the old entries, while the chart's thread stores
    new ones, must not be taken for the new.
    """

    @cache
    def kept(_edition: int, *asked: Asked.args, **named: Asked.kwargs) -> Made:
        return make(*asked, **named)

    @wraps(make)
    def found(*asked: Asked.args, **named: Asked.kwargs) -> Made:
        return kept(_own.edition, *asked, **named)  # type: ignore[arg-type]  # cache's stubs ask for hashables

    _own.forget.append(kept.cache_clear)
    found.cache_clear, found.cache_info = kept.cache_clear, kept.cache_info  # type: ignore[attr-defined]
    return found


def use(
    entries: Iterable[OwnEntry] = (),
    instruments: Iterable[OwnInstrument] = (),
    templates: Iterable[OwnTemplate] = (),
    snippets: Iterable[Snippet] = (),
) -> None:
    """From now on these are the clinic's own."""
    _own.snippets = tuple(snippets)
    wanted = (tuple(entries), tuple(instruments), tuple(templates))
    if wanted == (_own.entries, _own.instruments, _own.templates):
        return
    _own.entries, _own.instruments, _own.templates = wanted
    _own.edition += 1
    for forget in _own.forget:
        forget()


def edition() -> int:
    """Counts the changes: another number means that vocabularies read before are out of date."""
    return _own.edition


def rows(vocabulary: str) -> tuple[Mapping[str, str], ...]:
    """The clinic's rows of that vocabulary that are in use, each with its `id` and `source`."""
    return tuple(
        {"source": "this clinic", **each.cells, "id": each.code}
        for each in _own.entries
        if each.vocabulary == vocabulary and not each.retired
    )


def instruments() -> tuple[OwnInstrument, ...]:
    """The clinic's instruments and own measures, retired ones too: notes may hold their scores."""
    return _own.instruments


def templates() -> tuple[OwnTemplate, ...]:
    """The clinic's assessment templates that are in use."""
    return tuple(each for each in _own.templates if not each.retired)


def snippets() -> tuple[Snippet, ...]:
    """The short words that are in use, those of every therapist."""
    return tuple(each for each in _own.snippets if not each.retired)
