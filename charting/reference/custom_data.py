"""What a clinic adds to the shipped vocabularies, and a cache for everything derived from both.

Each open clinic file owns a `Vocabularies` object. The functions of this package do not take it as a parameter: they
read the object that is current on the calling thread, a context variable
(docs.python.org/3/library/contextvars.html). Two clinic files can be open in one process, on one thread or two, and
never see each other's entries.
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
    """The custom data between two changes, with everything derived from it; freed when nothing refers to it."""

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
        """Whether this version has exactly these data."""
        return (self.entries, self.instruments, self.templates) == (entries, instruments, templates)


_SHIPPED = _VocabularyVersion()


class Vocabularies:
    """What one clinic adds to the shipped data. Every thread that uses the object sees a change at once.

    `therapist_id` is the therapist at the keyboard, whose own snippets come before the clinic's.
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
        """Replace all custom data.

        Clinics without custom data share one cache of what is derived from the shipped data.
        """
        self.snippets = tuple(snippets)
        data = (tuple(entries), tuple(instruments), tuple(templates))
        if not self.version.holds(*data):
            self.version = _SHIPPED if _SHIPPED.holds(*data) else _VocabularyVersion(*data)

    @contextmanager
    def activate(self) -> Iterator[None]:
        """Make these vocabularies current on the calling thread within the block."""
        token = _current.set(self)
        try:
            yield
        finally:
            _current.reset(token)


SHIPPED = Vocabularies()  # current on a thread that has opened no clinic file; never changed
_current: ContextVar[Vocabularies] = ContextVar("vocabularies", default=SHIPPED)


def set_custom_data(vocabularies: Vocabularies) -> None:
    """Make these vocabularies current on the calling thread."""
    _current.set(vocabularies)


def get_current_vocabularies() -> Vocabularies:
    """Return the vocabularies that are current on the calling thread."""
    return _current.get()


def cache_by_vocabulary(make: Callable[ParamsT, ResultT]) -> Callable[ParamsT, ResultT]:
    """Decorate `make` like functools.cache, with a separate cache for each version of the vocabularies.

    `make` sees one version until it returns: if another thread stores new entries meanwhile, the result stays in the
    cache of the old version and is never returned for the new one.
    """

    @wraps(make)
    def get_current(*args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ResultT:
        version = _current.get().version
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

    def make_with_version(*args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ResultT:
        with frozen.activate():
            return make(*args, **kwargs)

    return make_with_version


def get_vocabulary_version() -> int:
    """Return the number of the current version. When it changes, vocabularies read before are out of date."""
    return _current.get().version.number


def list_custom_rows(vocabulary: str) -> tuple[Mapping[str, str], ...]:
    """List the clinic's rows of a vocabulary, without retired ones, each with its `id` and `source`."""
    return tuple(
        {"source": "this clinic", **entry.cells, "id": entry.code}
        for entry in _current.get().version.entries
        if entry.vocabulary == vocabulary and not entry.retired
    )


def list_custom_instruments() -> tuple[CustomInstrument, ...]:
    """List the clinic's instruments and measures, retired ones too because notes may hold their scores."""
    return _current.get().version.instruments


def list_custom_templates() -> tuple[CustomTemplate, ...]:
    """List the clinic's assessment templates, without retired ones."""
    return tuple(template for template in _current.get().version.templates if not template.retired)


def list_snippets() -> tuple[Snippet, ...]:
    """List the snippets of all therapists, without retired ones."""
    return tuple(snippet for snippet in _current.get().snippets if not snippet.retired)
