"""All names that quick entry knows and the ways to type them, built once from the vocabularies."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Protocol

import msgspec

from charting.entry.quick.line_tokens import split_name_words
from charting.measures.instrument_form import Instrument
from charting.measures.instruments import list_instruments
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary

AREA_KIND = "area"
_MIN_PREFIX_LENGTH = 5  # a quick word needs this many letters to be typed by its beginning
_PICK_LISTS = {
    "amount word": ("range word", "pain word"),
    "dose word": ("dose word",),
}  # pick lists whose words may also be part of a figure


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class Term(msgspec.Struct, frozen=True):
    """A meaning of a word: the kind of thing, and its name in the record."""

    kind: str
    name: str


class Spelling(msgspec.Struct, frozen=True):
    """One way to type a term. A `loose` spelling may be typed by the beginnings of its words, or with typos.

    A `whole` spelling needs all of its words: it is already a short form, and half of it means nothing.
    """

    term: Term
    words: tuple[str, ...]
    loose: bool = True
    whole: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """All spellings, by their exact words and, if they are loose, by each of their words."""

    exact: dict[tuple[str, ...], tuple[Spelling, ...]]
    by_word: dict[str, tuple[Spelling, ...]]
    words: tuple[str, ...]
    longest: int

    def find_by_prefix(self, start: str) -> Iterator[str]:
        """Yield the words that begin with `start`, in alphabetical order."""
        for place in range(bisect_left(self.words, start), len(self.words)):
            if not self.words[place].startswith(start):
                return
            yield self.words[place]


@cache_by_vocabulary
def get_lexicon() -> Lexicon:
    """The lexicon of all vocabularies, including the clinic's own entries."""
    return build_lexicon(_generate_spellings())


def build_lexicon(all_spellings: Iterable[Spelling]) -> Lexicon:
    """Build a lexicon from these spellings."""
    spellings = [spelling for spelling in dict.fromkeys(all_spellings) if spelling.words]
    exact: dict[tuple[str, ...], list[Spelling]] = {}
    by_word: dict[str, dict[Spelling, None]] = {}
    for spelling in spellings:
        exact.setdefault(spelling.words, []).append(spelling)
        for word in spelling.words if spelling.loose else ():
            by_word.setdefault(word, {})[spelling] = None
    return Lexicon(
        exact={words: tuple(matching) for words, matching in exact.items()},
        by_word={word: tuple(containing) for word, containing in by_word.items()},
        words=tuple(sorted(by_word)),
        longest=max((len(spelling.words) for spelling in spellings), default=0),
    )


@cache_by_vocabulary
def get_words_of_kind(kind: str) -> frozenset[str]:
    """The quick words of that kind, as they are typed, with the words of the pick lists that belong to the kind."""
    pick_words = [word for name in _PICK_LISTS.get(kind, ()) for word in loader.list_pick_words(name)]
    typed = [word.typed for word in loader.list_quick_words() if word.kind == kind]
    return frozenset(typed) | {part.casefold() for word in pick_words for part in word.name.split()}


def _generate_spellings() -> Iterator[Spelling]:
    by_name: dict[tuple[str, ...], list[Term]] = {}
    for term, typed in _iterate_names():
        by_name.setdefault(split_name_words(term.name), []).append(term)
        for words in _generate_word_splits(typed):
            yield Spelling(term, words, whole=term.kind == "instrument")
    for short, term in _iterate_short_forms():
        yield Spelling(term, split_name_words(short), loose=False)
    for abbreviation in loader.list_abbreviations():
        for term in by_name.get(split_name_words(abbreviation.meaning), ()):
            yield Spelling(term, split_name_words(abbreviation.short), loose=False)
    named_terms = {term for terms in by_name.values() for term in terms}
    yield from _generate_quick_spellings(named_terms, {term.kind for term in named_terms})


def _generate_quick_spellings(terms: Set[Term], kinds: Set[str]) -> Iterator[Spelling]:
    """Yield spellings of the quick words, without those for an entry that the clinic has renamed."""
    for word in loader.list_quick_words():
        term = Term(word.kind, word.means)
        if not word.kind.endswith(" word") and (term in terms or word.kind not in kinds):
            refused = word.typed.split()[0] in get_words_of_kind("no")  # "no ch" must not match "no change"
            loose = len(word.typed) >= _MIN_PREFIX_LENGTH and not refused
            yield Spelling(term, split_name_words(word.typed), loose, whole=True)


def _list_total_instruments() -> list[Instrument]:
    """The instruments whose total is a line of its own; pain and activities have other fields in the note."""
    field_instruments = get_words_of_kind("field instrument word")
    return [instrument for instrument in list_instruments() if instrument.id not in field_instruments]


def _generate_word_splits(name: str) -> Iterator[tuple[str, ...]]:
    yield split_name_words(name)
    if "-" in name:
        yield split_name_words(name.replace("-", " "))


def _iterate_names() -> Iterator[tuple[Term, str]]:
    """Yield each term of the vocabularies with its name as it is written."""
    for kind, entries in _collect_vocabularies().items():
        yield from ((Term(kind, entry.name), entry.name) for entry in entries)
    for area in loader.list_body_areas():
        yield Term(AREA_KIND, area[:1].upper() + area[1:]), area
    for norm in loader.list_rom_motions():
        yield Term("joint", norm.joint), norm.joint
        yield Term("motion", norm.motion), norm.motion
    for instrument in _list_total_instruments():
        yield Term("instrument", instrument.id), instrument.name
    for end_feel in loader.list_end_feels():
        yield Term("end feel", end_feel.name), f"end feel {end_feel.name}"


def _collect_vocabularies() -> Mapping[str, Sequence[_Named]]:
    return {
        "structure": loader.list_structures(),
        "region": loader.list_regions(),
        "finding": loader.list_palpation_findings(),
        "technique": loader.list_techniques(),
        "test": loader.list_special_tests(),
        "negative": loader.list_pick_words("negative finding"),
        "end feel": loader.list_end_feels(),
    }


def _iterate_short_forms() -> Iterator[tuple[str, Term]]:
    quick_words = {split_name_words(word.typed) for word in loader.list_quick_words()}
    for structure in loader.list_structures():
        yield structure.short, Term("structure", structure.name)
    for technique in loader.list_techniques():
        yield technique.short, Term("technique", technique.name)
    for finding in loader.list_palpation_findings():
        yield finding.typed, Term("finding", finding.name)
        yield finding.short, Term("finding", finding.name)
    for instrument in _list_total_instruments():
        yield instrument.short_name, Term("instrument", instrument.id)
        if (instrument.id,) not in quick_words:
            yield instrument.id, Term("instrument", instrument.id)
