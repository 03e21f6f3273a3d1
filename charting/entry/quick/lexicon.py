"""Every name that quick entry knows, with the ways to type it, built once from all vocabularies."""

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
_MIN_PREFIX_LENGTH = 5  # letters; a shorter quick word must be typed in full
_PICK_LISTS = {
    "amount word": ("range word", "pain word"),
    "dose word": ("dose word",),
}  # pick lists whose words a figure may contain too


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class Term(msgspec.Struct, frozen=True):
    """Something that a word can mean: its kind, and its name in the record."""

    kind: str
    name: str


class Spelling(msgspec.Struct, frozen=True):
    """One way to type a term. If `loose`, its words may be shortened to prefixes or have typos.

    If `whole`, every word must be typed, because it is a short form itself.
    """

    term: Term
    words: tuple[str, ...]
    loose: bool = True
    whole: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """All spellings, by their exact words and, if loose, by each of their words. `words` is sorted."""

    exact: dict[tuple[str, ...], tuple[Spelling, ...]]
    by_word: dict[str, tuple[Spelling, ...]]
    words: tuple[str, ...]
    longest: int

    def find_by_prefix(self, start: str) -> Iterator[str]:
        """Yield the words that begin with `start`, in order."""
        for index in range(bisect_left(self.words, start), len(self.words)):
            if not self.words[index].startswith(start):
                return
            yield self.words[index]


@cache_by_vocabulary
def get_lexicon() -> Lexicon:
    """Return the lexicon of all vocabularies, shipped and custom."""
    return build_lexicon(_generate_spellings())


def build_lexicon(spellings: Iterable[Spelling]) -> Lexicon:
    """Build a lexicon of these spellings, each once."""
    unique = [spelling for spelling in dict.fromkeys(spellings) if spelling.words]
    exact: dict[tuple[str, ...], list[Spelling]] = {}
    by_word: dict[str, dict[Spelling, None]] = {}
    for spelling in unique:
        exact.setdefault(spelling.words, []).append(spelling)
        for word in spelling.words if spelling.loose else ():
            by_word.setdefault(word, {})[spelling] = None
    return Lexicon(
        exact={words: tuple(matches) for words, matches in exact.items()},
        by_word={word: tuple(matches) for word, matches in by_word.items()},
        words=tuple(sorted(by_word)),
        longest=max((len(spelling.words) for spelling in unique), default=0),
    )


@cache_by_vocabulary
def get_words_of_kind(kind: str) -> frozenset[str]:
    """Return the quick words of a kind as typed, with the words of the pick lists that belong to it."""
    listed = [word for name in _PICK_LISTS.get(kind, ()) for word in loader.list_pick_words(name)]
    typed = [word.typed for word in loader.list_quick_words() if word.kind == kind]
    return frozenset(typed) | {part.casefold() for word in listed for part in word.name.split()}


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
    vocabulary_terms = {term for terms in by_name.values() for term in terms}
    yield from _generate_quick_spellings(vocabulary_terms, {term.kind for term in vocabulary_terms})


def _generate_quick_spellings(vocabulary_terms: Set[Term], kinds: Set[str]) -> Iterator[Spelling]:
    """Yield the quick words, without those for an entry that the clinic has renamed."""
    for word in loader.list_quick_words():
        term = Term(word.kind, word.means)
        if not word.kind.endswith(" word") and (term in vocabulary_terms or word.kind not in kinds):
            negates = word.typed.split()[0] in get_words_of_kind("no")  # "no ch" is not short for "no change"
            loose = len(word.typed) >= _MIN_PREFIX_LENGTH and not negates
            yield Spelling(term, split_name_words(word.typed), loose, whole=True)


def _list_total_instruments() -> list[Instrument]:
    """List the instruments whose total is a score; pain and activities have fields of their own."""
    with_field = get_words_of_kind("field instrument word")
    return [instrument for instrument in list_instruments() if instrument.id not in with_field]


def _generate_word_splits(name: str) -> Iterator[tuple[str, ...]]:
    yield split_name_words(name)
    if "-" in name:
        yield split_name_words(name.replace("-", " "))


def _iterate_names() -> Iterator[tuple[Term, str]]:
    """Yield each name of the vocabularies with its spelling."""
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
    taken = {split_name_words(word.typed) for word in loader.list_quick_words()}
    for structure in loader.list_structures():
        yield structure.short, Term("structure", structure.name)
    for technique in loader.list_techniques():
        yield technique.short, Term("technique", technique.name)
    for finding in loader.list_palpation_findings():
        yield finding.typed, Term("finding", finding.name)
        yield finding.short, Term("finding", finding.name)
    for instrument in _list_total_instruments():
        yield instrument.short_name, Term("instrument", instrument.id)
        if (instrument.id,) not in taken:
            yield instrument.id, Term("instrument", instrument.id)
