"""Every name that quick entry knows, with the ways in which each is typed, made once of all the vocabularies."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Protocol

import msgspec

from charting.entry.tokens import words_of
from charting.measures.instrument import Instrument, instruments
from charting.reference import loader
from charting.reference.own import remembered

AREAS = "area"
_SHORTEST_BEGUN = 5  # letters of a quick word that its beginning may stand for
_LISTS = {
    "amount word": ("range word", "pain word"),
    "dose word": ("dose word",),
}  # the pick lists whose words a figure may be made of, too


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class Term(msgspec.Struct, frozen=True):
    """Something that a word can mean: what kind of thing, and its name in the record."""

    kind: str
    name: str


class Spelling(msgspec.Struct, frozen=True):
    """One way to type a term. `loose` ones may be typed by the beginnings of their words, or with slips.

    Of a `whole` one each word must be typed: it is a short form itself, and half of it means nothing.
    """

    term: Term
    words: tuple[str, ...]
    loose: bool = True
    whole: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """All spellings: by their exact words, and by each word that a loose one has."""

    exact: dict[tuple[str, ...], tuple[Spelling, ...]]
    by_word: dict[str, tuple[Spelling, ...]]
    words: tuple[str, ...]
    longest: int

    def beginning(self, start: str) -> Iterator[str]:
        """The words that begin so, in order."""
        for at in range(bisect_left(self.words, start), len(self.words)):
            if not self.words[at].startswith(start):
                return
            yield self.words[at]


@remembered
def lexicon() -> Lexicon:
    """The names of all vocabularies, the clinic's own among them."""
    return made_of(_spellings())


def made_of(given: Iterable[Spelling]) -> Lexicon:
    """A lexicon of these spellings."""
    spellings = [each for each in dict.fromkeys(given) if each.words]
    exact: dict[tuple[str, ...], list[Spelling]] = {}
    by_word: dict[str, dict[Spelling, None]] = {}
    for spelling in spellings:
        exact.setdefault(spelling.words, []).append(spelling)
        for word in spelling.words if spelling.loose else ():
            by_word.setdefault(word, {})[spelling] = None
    return Lexicon(
        exact={words: tuple(found) for words, found in exact.items()},
        by_word={word: tuple(found) for word, found in by_word.items()},
        words=tuple(sorted(by_word)),
        longest=max((len(spelling.words) for spelling in spellings), default=0),
    )


@remembered
def words_of_kind(kind: str) -> frozenset[str]:
    """The quick words of that kind, as they are typed, and the words of pick lists that belong to them."""
    listed = [word for name in _LISTS.get(kind, ()) for word in loader.words(name)]
    typed = [word.typed for word in loader.quick_words() if word.kind == kind]
    return frozenset(typed) | {part.casefold() for word in listed for part in word.name.split()}


def _spellings() -> Iterator[Spelling]:
    by_name: dict[tuple[str, ...], list[Term]] = {}
    for term, typed in _names():
        by_name.setdefault(words_of(term.name), []).append(term)
        for words in _ways(typed):
            yield Spelling(term, words, whole=term.kind == "instrument")
    for short, term in _short_forms():
        yield Spelling(term, words_of(short), loose=False)
    for abbreviation in loader.abbreviations():
        for term in by_name.get(words_of(abbreviation.meaning), ()):
            yield Spelling(term, words_of(abbreviation.short), loose=False)
    known = {term for terms in by_name.values() for term in terms}
    yield from _quick(known, {term.kind for term in known})


def _quick(known: Set[Term], kinds: Set[str]) -> Iterator[Spelling]:
    """The quick words; those for an entry that the clinic has renamed mean nothing any more."""
    for word in loader.quick_words():
        term = Term(word.kind, word.means)
        if not word.kind.endswith(" word") and (term in known or word.kind not in kinds):
            refused = word.typed.split()[0] in words_of_kind("no")  # "no ch" is no beginning of "no change"
            loose = len(word.typed) >= _SHORTEST_BEGUN and not refused
            yield Spelling(term, words_of(word.typed), loose, whole=True)


def _totals() -> list[Instrument]:
    """The instruments whose total is a line of its own; pain and activities have their own fields."""
    apart = words_of_kind("field instrument word")
    return [each for each in instruments() if each.id not in apart]


def _ways(name: str) -> Iterator[tuple[str, ...]]:
    yield words_of(name)
    if "-" in name:
        yield words_of(name.replace("-", " "))


def _names() -> Iterator[tuple[Term, str]]:
    """Each name of a vocabulary and how it is written."""
    for kind, entries in _vocabularies().items():
        yield from ((Term(kind, entry.name), entry.name) for entry in entries)
    for area in loader.areas():
        yield Term(AREAS, area[:1].upper() + area[1:]), area
    for norm in loader.rom_motions():
        yield Term("joint", norm.joint), norm.joint
        yield Term("motion", norm.motion), norm.motion
    for instrument in _totals():
        yield Term("instrument", instrument.id), instrument.name
    for end_feel in loader.end_feels():
        yield Term("end feel", end_feel.name), f"end feel {end_feel.name}"


def _vocabularies() -> Mapping[str, Sequence[_Named]]:
    return {
        "structure": loader.structures(),
        "region": loader.regions(),
        "finding": loader.palpation_findings(),
        "technique": loader.techniques(),
        "test": loader.special_tests(),
        "negative": loader.words("negative finding"),
        "end feel": loader.end_feels(),
    }


def _short_forms() -> Iterator[tuple[str, Term]]:
    taken = {words_of(word.typed) for word in loader.quick_words()}
    for structure in loader.structures():
        yield structure.short, Term("structure", structure.name)
    for technique in loader.techniques():
        yield technique.short, Term("technique", technique.name)
    for finding in loader.palpation_findings():
        yield finding.typed, Term("finding", finding.name)
        yield finding.short, Term("finding", finding.name)
    for instrument in _totals():
        yield instrument.short_name, Term("instrument", instrument.id)
        if (instrument.id,) not in taken:
            yield instrument.id, Term("instrument", instrument.id)
