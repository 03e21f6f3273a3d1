"""Finds the names that a run of typed words may mean, and the cost of each match: 0 is an exact match."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from charting.entry.quick.fuzzy_words import find_near_words, is_filler
from charting.entry.quick.lexicon import Lexicon, Spelling, Term, get_words_of_kind
from charting.entry.quick.line_tokens import Token, split_name_words
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary

_GLUED_FIGURE = re.compile(r"([a-z]{2,})(\d.*)")
QUICK_WORD_PREFIX_COST = 0.15  # added for the beginning of a quick word
BARE_PREFIX_COST = 0.9  # added if only two letters, or another name's short form, were typed: never certain
OMITTED_WORD_COST = 0.12  # for each word of the name that was not typed
FIRST_WORD_OMITTED_COST = 0.12  # added if the first word of the name was not typed
REORDERED_COST = 0.1  # added if the words are in another order
_BARE, _MOST_WORDS = 2, 7
PLACE_KINDS = frozenset({"structure", "region", "area"})
_PLURAL_KINDS = PLACE_KINDS | {
    "joint",
    "finding",
    "technique",
    "test",
}  # kinds whose names may be typed in the plural


class Match(msgspec.Struct, frozen=True):
    """A name that the words from `start` up to, but without, `end` may mean."""

    start: int
    end: int
    term: Term
    cost: float


def find_matches(typed: Sequence[Token], lexicons: Sequence[Lexicon]) -> list[list[Match]]:
    """Returns, for each word, the names that may begin there; each name of a run once, at its lowest cost."""
    matches: list[list[Match]] = [[] for _ in typed]
    for lexicon in lexicons:
        near = [find_near_words(token.word, lexicon) for token in typed]
        for start in range(len(typed)):
            matches[start] += _find_matches_from(start, typed, near, lexicon)
    return _drop_torn_matches(matches)


def split_glued_tokens(typed: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """Split `np5` and `tp3` into a word and a figure; `hit6` stays, because it is itself a name."""
    return tuple(part for token in typed for part in _split_glued_token(token, lexicon))


def _split_glued_token(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    glued = _GLUED_FIGURE.fullmatch(token.figure)
    if not glued or (token.word,) in lexicon.exact or (glued[1],) not in lexicon.exact:
        return (token,)
    return tuple(Token(word=part, figure=part, raw=part) for part in glued.groups())


def _drop_torn_matches(matches: Sequence[Sequence[Match]]) -> list[list[Match]]:
    """Drop matches for only some of the words of an exact match, if they are of the same kind or not exact."""
    whole = [match for ways in matches for match in ways if match.cost == 0 and match.end - match.start > 1]
    return [
        [match for match in ways if not any(_is_torn_from(match, name) for name in whole)] for ways in matches
    ]


def _is_torn_from(match: Match, name: Match) -> bool:
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
        return  # in "20 min pec", "min" means minutes, not "minor"
    for end in range(start + 1, min(start + max(lexicon.longest, _MOST_WORDS), len(typed)) + 1):
        run = tuple(token.word for token in typed[start:end])
        costs = {spelling.term: 0.0 for spelling in _find_exact_spellings(run, lexicon)}
        for term, cost in _find_approximate_names(run, near[start:end], lexicon):
            costs[term] = min(cost, costs.get(term, cost))
        yield from (Match(start, end, term, cost) for term, cost in _prefer_exact_terms(costs).items())


def _find_approximate_names(
    run: Sequence[str], near: Sequence[Mapping[str, float]], lexicon: Lexicon
) -> Iterator[tuple[Term, float]]:
    """Yield the names that the words abbreviate or resemble; a single letter or a filler alone matches none."""
    letters = sum(len(word) for word in run)
    if len(run) > _MOST_WORDS or letters < _BARE or (len(run) == 1 and is_filler(run[0], lexicon)):
        return
    for spelling in _find_shared_spellings(near, lexicon):
        cost = _compute_cost(spelling, near)
        if cost is not None:
            barely = letters == _BARE or (len(run) == 1 and _is_short_for_others(run[0], spelling))
            yield spelling.term, cost + (BARE_PREFIX_COST if cost and barely else 0)


def _find_exact_spellings(run: tuple[str, ...], lexicon: Lexicon) -> Sequence[Spelling]:
    """The spellings that match exactly; if there are none, those that match the singular of a plural, "shoulders"."""
    single = (*run[:-1], run[-1][:-1]) if run[-1].endswith("s") and len(run[-1]) > _BARE else run
    return lexicon.exact.get(run) or [
        spelling for spelling in lexicon.exact.get(single, ()) if spelling.term.kind in _PLURAL_KINDS
    ]


def _prefer_exact_terms(costs: Mapping[Term, float]) -> Mapping[Term, float]:
    """Drop approximate matches of a kind that also has an exact match."""
    exact = {_get_kind(term) for term, cost in costs.items() if cost == 0}
    return {term: cost for term, cost in costs.items() if cost == 0 or _get_kind(term) not in exact}


def _get_kind(term: Term) -> str:
    return "place" if term.kind in PLACE_KINDS else term.kind


def _find_shared_spellings(near: Sequence[Mapping[str, float]], lexicon: Lexicon) -> Iterable[Spelling]:
    """The spellings that have a match for every typed word, in the order of the vocabularies."""
    shared: dict[Spelling, None] | None = None
    for words in near:
        candidates = dict.fromkeys(spelling for word in words for spelling in lexicon.by_word[word])
        shared = (
            candidates
            if shared is None
            else {spelling: None for spelling in shared if spelling in candidates}
        )
        if not shared:
            return ()
    return shared or ()


def _compute_cost(spelling: Spelling, near: Sequence[Mapping[str, float]]) -> float | None:
    """The cost of matching the typed words with this name; None if two of them would need the same word of the name."""
    if spelling.whole and len(spelling.words) != len(near):
        return None
    places, cost = list[int](), 0.0
    for words in near:
        options = [
            (words[word], place)
            for place, word in enumerate(spelling.words)
            if word in words and place not in places
        ]
        if not options:
            return None
        after = [option for option in options if not places or option[1] > places[-1]]
        price, place = min(after or options)
        places.append(place)
        cost += price
    cost += OMITTED_WORD_COST * (len(spelling.words) - len(places)) + (
        0 if 0 in places else FIRST_WORD_OMITTED_COST
    )
    if places != sorted(places):
        cost += REORDERED_COST
    return cost + (QUICK_WORD_PREFIX_COST if spelling.whole and cost else 0)


def _is_short_for_others(word: str, spelling: Spelling) -> bool:
    """Whether the word alone is a known short form of other words: `med` means medial and hardly a medication."""
    meant = _map_short_forms().get(word, set())
    return bool(meant) and meant.isdisjoint(spelling.words)


@cache_by_vocabulary
def _map_short_forms() -> dict[str, set[str]]:
    """Map each abbreviation to the words that it stands for."""
    meanings: dict[str, set[str]] = {}
    for abbreviation in loader.list_abbreviations():
        meanings.setdefault(" ".join(split_name_words(abbreviation.short)), set()).update(
            split_name_words(abbreviation.meaning)
        )
    return meanings
