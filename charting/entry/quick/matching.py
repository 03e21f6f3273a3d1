"""Which names a run of typed words may mean, and how far the words are from the name: 0 is exactly so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from charting.entry.quick.fuzzy_words import find_near_words, is_filler
from charting.entry.quick.lexicon import Lexicon, Spelling, Term, get_words_of_kind
from charting.entry.quick.line_tokens import Token, split_name_words
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary

_GLUED_FIGURE = re.compile(r"([a-z]{2,})(\d.*)")
QUICK_WORD_PREFIX_COST = 0.15  # more for the beginning of a quick word
BARE_PREFIX_COST = 0.9  # more where two letters alone, or another's short form, stand for a name: never sure
OMITTED_WORD_COST = 0.12  # a word of the name that was not typed
FIRST_WORD_OMITTED_COST = 0.12  # the name's first word was not typed
REORDERED_COST = 0.1  # the words in another order
_BARE, _MOST_WORDS = 2, 7
PLACE_KINDS = frozenset({"structure", "region", "area"})
_PLURAL_KINDS = PLACE_KINDS | {"joint", "finding", "technique", "test"}  # what there may be several of


class Match(msgspec.Struct, frozen=True):
    """A name for the words from `start` up to `end`."""

    start: int
    end: int
    term: Term
    cost: float


def find_matches(typed: Sequence[Token], lexicons: Sequence[Lexicon]) -> list[list[Match]]:
    """For each word the names that may begin there, each name of a run once, at its least cost."""
    found: list[list[Match]] = [[] for _ in typed]
    for known in lexicons:
        near = [find_near_words(token.word, known) for token in typed]
        for start in range(len(typed)):
            found[start] += _find_matches_from(start, typed, near, known)
    return _drop_torn_matches(found)


def split_glued_tokens(typed: Sequence[Token], known: Lexicon) -> tuple[Token, ...]:
    """`np5` and `tp3` as their word and their figure; `hit6` stays, because it is a word itself."""
    return tuple(part for token in typed for part in _split_glued_token(token, known))


def _split_glued_token(token: Token, known: Lexicon) -> tuple[Token, ...]:
    glued = _GLUED_FIGURE.fullmatch(token.figure)
    if not glued or (token.word,) in known.exact or (glued[1],) not in known.exact:
        return (token,)
    return tuple(Token(word=part, figure=part, raw=part) for part in glued.groups())


def _drop_torn_matches(found: Sequence[Sequence[Match]]) -> list[list[Match]]:
    """Words that are together exactly one name are not taken apart: not for others of its kind, nor for begun ones."""
    whole = [each for ways in found for each in ways if each.cost == 0 and each.end - each.start > 1]
    return [[each for each in ways if not any(_is_torn_from(each, name) for name in whole)] for ways in found]


def _is_torn_from(match: Match, name: Match) -> bool:
    within = name.start <= match.start and match.end <= name.end
    shorter = match.end - match.start < name.end - name.start
    return within and shorter and (match.cost > 0 or _get_kind(match.term) == _get_kind(name.term))


def _find_matches_from(
    start: int, typed: Sequence[Token], near: Sequence[Mapping[str, float]], known: Lexicon
) -> Iterator[Match]:
    if (
        start
        and typed[start - 1].figure[-1:].isdigit()
        and typed[start].word in get_words_of_kind("unit word")
    ):
        return  # "20 min pec" is twenty minutes, and no "minor"
    for end in range(start + 1, min(start + max(known.longest, _MOST_WORDS), len(typed)) + 1):
        run = tuple(token.word for token in typed[start:end])
        costs = {spelling.term: 0.0 for spelling in _find_exact_spellings(run, known)}
        for term, cost in _find_approximate_names(run, near[start:end], known):
            costs[term] = min(cost, costs.get(term, cost))
        yield from (Match(start, end, term, cost) for term, cost in _prefer_exact_terms(costs).items())


def _find_approximate_names(
    run: Sequence[str], near: Sequence[Mapping[str, float]], known: Lexicon
) -> Iterator[tuple[Term, float]]:
    """The names that the words begin or resemble; a letter or a filler alone stands for none."""
    letters = sum(len(word) for word in run)
    if len(run) > _MOST_WORDS or letters < _BARE or (len(run) == 1 and is_filler(run[0], known)):
        return
    for spelling in _find_shared_spellings(near, known):
        cost = _compute_cost(spelling, near)
        if cost is not None:
            barely = letters == _BARE or (len(run) == 1 and _is_short_for_others(run[0], spelling))
            yield spelling.term, cost + (BARE_PREFIX_COST if cost and barely else 0)


def _find_exact_spellings(run: tuple[str, ...], known: Lexicon) -> Sequence[Spelling]:
    """The names that are just so, or one of what was typed as many: "shoulders"."""
    single = (*run[:-1], run[-1][:-1]) if run[-1].endswith("s") and len(run[-1]) > _BARE else run
    return known.exact.get(run) or [
        each for each in known.exact.get(single, ()) if each.term.kind in _PLURAL_KINDS
    ]


def _prefer_exact_terms(found: Mapping[Term, float]) -> Mapping[Term, float]:
    """Where the words are exactly one name, no other name of its kind is meant."""
    exact = {_get_kind(term) for term, cost in found.items() if cost == 0}
    return {term: cost for term, cost in found.items() if cost == 0 or _get_kind(term) not in exact}


def _get_kind(term: Term) -> str:
    return "place" if term.kind in PLACE_KINDS else term.kind


def _find_shared_spellings(near: Sequence[Mapping[str, float]], known: Lexicon) -> Iterable[Spelling]:
    """The spellings that have a word for each of the typed ones, in the order of the vocabularies."""
    found: dict[Spelling, None] | None = None
    for words in near:
        here = dict.fromkeys(spelling for word in words for spelling in known.by_word[word])
        found = here if found is None else {each: None for each in found if each in here}
        if not found:
            return ()
    return found or ()


def _compute_cost(spelling: Spelling, near: Sequence[Mapping[str, float]]) -> float | None:
    """How far the typed words are from this name; None when two of them would need the same word of it."""
    if spelling.whole and len(spelling.words) != len(near):
        return None
    places, cost = list[int](), 0.0
    for words in near:
        free = [
            (words[word], at) for at, word in enumerate(spelling.words) if word in words and at not in places
        ]
        if not free:
            return None
        after = [each for each in free if not places or each[1] > places[-1]]
        price, place = min(after or free)
        places.append(place)
        cost += price
    cost += OMITTED_WORD_COST * (len(spelling.words) - len(places)) + (
        0 if 0 in places else FIRST_WORD_OMITTED_COST
    )
    if places != sorted(places):
        cost += REORDERED_COST
    return cost + (QUICK_WORD_PREFIX_COST if spelling.whole and cost else 0)


def _is_short_for_others(word: str, spelling: Spelling) -> bool:
    """Whether the word alone is the field's short form of other words: `med` is medial, and hardly a medication."""
    meant = _map_short_forms().get(word, set())
    return bool(meant) and meant.isdisjoint(spelling.words)


@cache_by_vocabulary
def _map_short_forms() -> dict[str, set[str]]:
    """By each abbreviation of one word, the words that it stands for."""
    found: dict[str, set[str]] = {}
    for each in loader.list_abbreviations():
        found.setdefault(" ".join(split_name_words(each.short)), set()).update(split_name_words(each.meaning))
    return found
