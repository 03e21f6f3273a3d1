"""The clinic's additions to the shipped vocabularies, and a cache for everything derived from both.

Each open clinic file has one `Vocabularies` object. The functions of this package do not take it as a parameter: they
read a context variable of the calling thread (https://docs.python.org/3/library/contextvars.html). So two clinic files
can be open in one process, on one thread or two, without seeing each other's entries.
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
    """The clinic's data between two changes, with everything derived from it. It is freed when nothing uses it."""

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
        """Whether the version has exactly this data."""
        return (self.entries, self.instruments, self.templates) == (entries, instruments, templates)


_SHIPPED = _VocabularyVersion()


class Vocabularies:
    """A clinic's additions to the shipped data. All threads that use the object see a change at once.

    `therapist_id` is the current therapist, whose own snippets come before the clinic's.
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
        """Replaces the clinic's additions.

        Clinics without additions share the cache of what is derived from the shipped data.
        """
        self.snippets = tuple(snippets)
        data = (tuple(entries), tuple(instruments), tuple(templates))
        if not self.version.holds(*data):
            self.version = _SHIPPED if _SHIPPED.holds(*data) else _VocabularyVersion(*data)

    @contextmanager
    def activate(self) -> Iterator[None]:
        """Makes the calling thread read these vocabularies within the block."""
        token = _in_use.set(self)
        try:
            yield
        finally:
            _in_use.reset(token)


SHIPPED = Vocabularies()  # for threads without an open clinic file; it stays without additions
_in_use: ContextVar[Vocabularies] = ContextVar("vocabularies", default=SHIPPED)


def set_custom_data(vocabularies: Vocabularies) -> None:
    """Makes the calling thread read these vocabularies from now on."""
    _in_use.set(vocabularies)


def get_current_vocabularies() -> Vocabularies:
    """Returns the vocabularies that the calling thread reads."""
    return _in_use.get()


def cache_by_vocabulary(make: Callable[ParamsT, ResultT]) -> Callable[ParamsT, ResultT]:
    """Like functools.cache for values derived from the vocabularies. Results are cached with the version they are from.

    `make` reads the same version from beginning to end. If the GUI thread derives something from the old entries while
    the storage thread stores new ones, the result is cached with the old version and never mistaken for the new one.
    """

    @wraps(make)
    def get_current(*args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ResultT:
        version = _in_use.get().version
        try:
            cached = version.caches[make]
        except KeyError:
            cached = version.caches.setdefault(make, cache(_restrict_to_version(version, make)))
        return cached(*args, **kwargs)  # type: ignore[no-any-return]

    return get_current


def _restrict_to_version(
    version: _VocabularyVersion, make: Callable[ParamsT, ResultT]
) -> Callable[ParamsT, ResultT]:
    frozen = Vocabularies()
    frozen.version = version

    def make_from_version(*args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ResultT:
        with frozen.activate():
            return make(*args, **kwargs)

    return make_from_version


def get_vocabulary_version() -> int:
    """Returns the number of the version in use. If it differs, vocabularies read before are outdated or another clinic's."""
    return _in_use.get().version.number


def list_custom_rows(vocabulary: str) -> tuple[Mapping[str, str], ...]:
    """Lists the clinic's rows of that vocabulary that are not retired, each with its `id` and `source`."""
    return tuple(
        {"source": "this clinic", **entry.cells, "id": entry.code}
        for entry in _in_use.get().version.entries
        if entry.vocabulary == vocabulary and not entry.retired
    )


def list_custom_instruments() -> tuple[CustomInstrument, ...]:
    """Lists the clinic's instruments and measures, including retired ones, because notes may have their scores."""
    return _in_use.get().version.instruments


def list_custom_templates() -> tuple[CustomTemplate, ...]:
    """Lists the clinic's assessment templates that are not retired."""
    return tuple(template for template in _in_use.get().version.templates if not template.retired)


def list_snippets() -> tuple[Snippet, ...]:
    """Lists the snippets of all therapists that are not retired."""
    return tuple(snippet for snippet in _in_use.get().snippets if not snippet.retired)
