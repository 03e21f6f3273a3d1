"""Finds the names that a run of typed words may mean, each with a cost: 0 is an exact match."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from charting.entry.quick.fuzzy_words import find_near_words, is_filler
from charting.entry.quick.lexicon import Lexicon, Spelling, Term, get_words_of_kind
from charting.entry.quick.line_tokens import Token, split_name_words
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary

_GLUED_FIGURE = re.compile(r"([a-z]{2,})(\d.*)")
QUICK_WORD_PREFIX_COST = 0.15  # extra for a prefix of a quick word
# Extra if two letters, or the abbreviation of another word, stand for a name: never certain.
BARE_PREFIX_COST = 0.9
OMITTED_WORD_COST = 0.12  # for each word of the name that was not typed
FIRST_WORD_OMITTED_COST = 0.12  # if the first word of the name was not typed
REORDERED_COST = 0.1  # if the words are in another order
_MIN_LETTERS, _MAX_RUN = 2, 7  # letters, words
PLACE_KINDS = frozenset({"structure", "region", "area"})
_PLURAL_KINDS = PLACE_KINDS | {
    "joint",
    "finding",
    "technique",
    "test",
}  # names that may be typed in the plural


class Match(msgspec.Struct, frozen=True):
    """A term that the tokens from `start` up to `end` (exclusive) may mean."""

    start: int
    end: int
    term: Term
    cost: float


def find_matches(typed: Sequence[Token], lexicons: Sequence[Lexicon]) -> list[list[Match]]:
    """For each token, find the terms that may begin there; each term of a run once, at its lowest cost."""
    matches: list[list[Match]] = [[] for _ in typed]
    for lexicon in lexicons:
        near = [find_near_words(token.word, lexicon) for token in typed]
        for start in range(len(typed)):
            matches[start] += _find_matches_from(start, typed, near, lexicon)
    return _drop_split_matches(matches)


def split_glued_tokens(typed: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Split `np5` and `tp3` into word and figure; `hit6` stays, because it is a name itself."""
    return tuple(part for token in typed for part in _split_glued_token(token, lexicon))


def _split_glued_token(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    glued = _GLUED_FIGURE.fullmatch(token.figure)
    if not glued or (token.word,) in lexicon.exact or (glued[1],) not in lexicon.exact:
        return (token,)
    return tuple(Token(word=part, figure=part, raw=part) for part in glued.groups())


def _drop_split_matches(by_start: Sequence[Sequence[Match]]) -> list[list[Match]]:
    """Drop matches within words that are exactly one name: inexact matches, and matches of the same kind."""
    names = [
        match for matches in by_start for match in matches if match.cost == 0 and match.end - match.start > 1
    ]
    return [
        [match for match in matches if not any(_splits_name(match, name) for name in names)]
        for matches in by_start
    ]


def _splits_name(match: Match, name: Match) -> bool:
    within = name.start <= match.start and match.end <= name.end
    shorter = match.end - match.start < name.end - name.start
    return within and shorter and (match.cost > 0 or _get_kind(match.term) == _get_kind(name.term))


def _find_matches_from(
    start: int, typed: Sequence[Token], near: Sequence[Mapping[str, float]], lexicon: Lexicon
) -> Iterator[Match]:
    if (
        start
        and typed[start - 1].figure[-1:].isdigit()
        and typed[start].word in get_words_of_kind("unit word")
    ):
        return  # "20 min pec" is twenty minutes, not "pec minor"
    for end in range(start + 1, min(start + max(lexicon.longest, _MAX_RUN), len(typed)) + 1):
        run = tuple(token.word for token in typed[start:end])
        costs = {spelling.term: 0.0 for spelling in _find_exact_spellings(run, lexicon)}
        for term, cost in _find_approximate_names(run, near[start:end], lexicon):
            costs[term] = min(cost, costs.get(term, cost))
        yield from (Match(start, end, term, cost) for term, cost in _prefer_exact_terms(costs).items())


def _find_approximate_names(
    run: Sequence[str], near: Sequence[Mapping[str, float]], lexicon: Lexicon
) -> Iterator[tuple[Term, float]]:
    """Yield (term, cost) of names that the words abbreviate or resemble; nothing for a single letter or filler."""
    letters = sum(len(word) for word in run)
    if len(run) > _MAX_RUN or letters < _MIN_LETTERS or (len(run) == 1 and is_filler(run[0], lexicon)):
        return
    for spelling in _find_shared_spellings(near, lexicon):
        cost = _compute_cost(spelling, near)
        if cost is not None:
            is_bare = letters == _MIN_LETTERS or (len(run) == 1 and _is_short_for_others(run[0], spelling))
            yield spelling.term, cost + (BARE_PREFIX_COST if cost and is_bare else 0)


def _find_exact_spellings(run: tuple[str, ...], lexicon: Lexicon) -> Sequence[Spelling]:
    """Find the names that match exactly, or in the singular: "shoulders"."""
    single = (*run[:-1], run[-1][:-1]) if run[-1].endswith("s") and len(run[-1]) > _MIN_LETTERS else run
    return lexicon.exact.get(run) or [
        spelling for spelling in lexicon.exact.get(single, ()) if spelling.term.kind in _PLURAL_KINDS
    ]


def _prefer_exact_terms(costs: Mapping[Term, float]) -> Mapping[Term, float]:
    """Drop inexact terms of a kind that has an exact one."""
    exact = {_get_kind(term) for term, cost in costs.items() if cost == 0}
    return {term: cost for term, cost in costs.items() if cost == 0 or _get_kind(term) not in exact}


def _get_kind(term: Term) -> str:
    return "place" if term.kind in PLACE_KINDS else term.kind


def _find_shared_spellings(near: Sequence[Mapping[str, float]], lexicon: Lexicon) -> Iterable[Spelling]:
    """Find the spellings with a word for each typed word, in the order of the vocabularies."""
    shared: dict[Spelling, None] | None = None
    for words in near:
        with_word = dict.fromkeys(spelling for word in words for spelling in lexicon.by_word[word])
        shared = (
            with_word if shared is None else {spelling: None for spelling in shared if spelling in with_word}
        )
        if not shared:
            return ()
    return shared or ()


def _compute_cost(spelling: Spelling, near: Sequence[Mapping[str, float]]) -> float | None:
    """Compute the cost of this name; None if two typed words would need the same word of it."""
    if spelling.whole and len(spelling.words) != len(near):
        return None
    indexes, cost = list[int](), 0.0
    for words in near:
        free = [
            (words[word], index)
            for index, word in enumerate(spelling.words)
            if word in words and index not in indexes
        ]
        if not free:
            return None
        in_order = [choice for choice in free if not indexes or choice[1] > indexes[-1]]
        word_cost, index = min(in_order or free)
        indexes.append(index)
        cost += word_cost
    cost += OMITTED_WORD_COST * (len(spelling.words) - len(indexes)) + (
        0 if 0 in indexes else FIRST_WORD_OMITTED_COST
    )
    if indexes != sorted(indexes):
        cost += REORDERED_COST
    return cost + (QUICK_WORD_PREFIX_COST if spelling.whole and cost else 0)


def _is_short_for_others(word: str, spelling: Spelling) -> bool:
    """Whether the word is an abbreviation of words that are not in the name: `med` is medial, not a medication."""
    meanings = _map_short_forms().get(word, set())
    return bool(meanings) and meanings.isdisjoint(spelling.words)


@cache_by_vocabulary
def _map_short_forms() -> dict[str, set[str]]:
    """Map each abbreviation to the words that it stands for."""
    meanings: dict[str, set[str]] = {}
    for entry in loader.list_abbreviations():
        short = " ".join(split_name_words(entry.short))
        meanings.setdefault(short, set()).update(split_name_words(entry.meaning))
    return meanings
