"""What a clinic adds to the shipped vocabularies, and what the program derives from both.

Each open chart owns one `Vocabularies` object. The functions of this package take no chart: they read the object that
is in use on the calling thread, a context variable (docs.python.org/3/library/contextvars.html). So two charts can be
open in one process, on one thread or on two, and never see each other's entries.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from itertools import count
from typing import Any, ParamSpec, TypeVar

from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet

ResultT = TypeVar("ResultT")
ParamsT = ParamSpec("ParamsT")

_numbers = count()


class _VocabularyVersion:
    """The own data as it was between two changes, with everything derived from it; it goes when nothing uses it."""

    def __init__(
        self,
        entries: tuple[CustomEntry, ...] = (),
        instruments: tuple[CustomInstrument, ...] = (),
        templates: tuple[CustomTemplate, ...] = (),
    ) -> None:
        self.entries, self.instruments, self.templates = entries, instruments, templates
        self.number = next(_numbers)
        self.caches: dict[Callable[..., Any], Callable[..., Any]] = {}

    def holds(
        self,
        entries: tuple[CustomEntry, ...],
        instruments: tuple[CustomInstrument, ...],
        templates: tuple[CustomTemplate, ...],
    ) -> bool:
        """Whether this is what the clinic has."""
        return (self.entries, self.instruments, self.templates) == (entries, instruments, templates)


_SHIPPED = _VocabularyVersion()


class Vocabularies:
    """What one clinic adds to the shipped data. A change is seen at once by every thread that uses the object.

    `therapist_id` is who types: their own short words come before the clinic's.
    """

    def __init__(
        self,
        entries: Iterable[CustomEntry] = (),
        instruments: Iterable[CustomInstrument] = (),
        templates: Iterable[CustomTemplate] = (),
        snippets: Iterable[Snippet] = (),
    ) -> None:
        self.therapist_id = ""
        self.version = _SHIPPED
        self.replace(entries, instruments, templates, snippets)

    def replace(
        self,
        entries: Iterable[CustomEntry] = (),
        instruments: Iterable[CustomInstrument] = (),
        templates: Iterable[CustomTemplate] = (),
        snippets: Iterable[Snippet] = (),
    ) -> None:
        """From now on these are the clinic's own.

        Clinics without any share what is derived from the shipped data alone.
        """
        self.snippets = tuple(snippets)
        data = (tuple(entries), tuple(instruments), tuple(templates))
        if not self.version.holds(*data):
            self.version = _SHIPPED if _SHIPPED.holds(*data) else _VocabularyVersion(*data)

    @contextmanager
    def activate(self) -> Iterator[None]:
        """Within the block, the calling thread reads these vocabularies."""
        token = _in_use.set(self)
        try:
            yield
        finally:
            _in_use.reset(token)


SHIPPED = Vocabularies()  # what a thread reads that has opened no chart; nothing is added to it
_in_use: ContextVar[Vocabularies] = ContextVar("vocabularies", default=SHIPPED)


def set_custom_data(vocabularies: Vocabularies) -> None:
    """From now on the calling thread reads these vocabularies."""
    _in_use.set(vocabularies)


def get_current_vocabularies() -> Vocabularies:
    """The vocabularies that the calling thread reads."""
    return _in_use.get()


def cache_by_vocabulary(make: Callable[ParamsT, ResultT]) -> Callable[ParamsT, ResultT]:
    """Like functools.cache for what is made of the vocabularies: kept with the version that it was made of.

    `make` sees that version to its end: what the screen's thread is still making of the old entries, while the chart's
    thread stores new ones, is kept with the old version and never taken for the new.
    """

    @wraps(make)
    def get_current(*asked: ParamsT.args, **named: ParamsT.kwargs) -> ResultT:
        version = _in_use.get().version
        try:
            kept = version.caches[make]
        except KeyError:
            kept = version.caches.setdefault(make, cache(_restrict_to_version(version, make)))
        return kept(*asked, **named)  # type: ignore[no-any-return]

    return get_current


def _restrict_to_version(
    version: _VocabularyVersion, make: Callable[ParamsT, ResultT]
) -> Callable[ParamsT, ResultT]:
    frozen = Vocabularies()
    frozen.version = version

    def made(*asked: ParamsT.args, **named: ParamsT.kwargs) -> ResultT:
        with frozen.activate():
            return make(*asked, **named)

    return made


def get_vocabulary_version() -> int:
    """Names the version in use: with another number, vocabularies read before are out of date or another chart's."""
    return _in_use.get().version.number


def list_custom_rows(vocabulary: str) -> tuple[Mapping[str, str], ...]:
    """The clinic's rows of that vocabulary that are in use, each with its `id` and `source`."""
    return tuple(
        {"source": "this clinic", **each.cells, "id": each.code}
        for each in _in_use.get().version.entries
        if each.vocabulary == vocabulary and not each.retired
    )


def list_custom_instruments() -> tuple[CustomInstrument, ...]:
    """The clinic's instruments and own measures, retired ones too: notes may hold their scores."""
    return _in_use.get().version.instruments


def list_custom_templates() -> tuple[CustomTemplate, ...]:
    """The clinic's assessment templates that are in use."""
    return tuple(each for each in _in_use.get().version.templates if not each.retired)


def list_snippets() -> tuple[Snippet, ...]:
    """The short words that are in use, those of every therapist."""
    return tuple(each for each in _in_use.get().snippets if not each.retired)
