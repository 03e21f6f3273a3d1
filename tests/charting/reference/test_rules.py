"""The data of safety: it hangs together, whoever edits it."""

from charting.model.client import HealthHistory
from charting.reference import loader
from charting.reference.rules import doubt_rules, history_words, letter_words, triage_rules, triage_words
from charting.summaries.places import regions_of
from charting.summaries.terms import ANY, hits, parts, plain_words


def test_what_to_avoid_are_techniques_or_categories() -> None:
    known = {each.id for each in loader.techniques()} | {each.category for each in loader.techniques()}
    assert [
        (row.id, part) for row in loader.contraindications() for part in parts(row.avoid) if part not in known
    ] == []


def test_places_and_lists_of_a_contraindication_exist() -> None:
    for row in loader.contraindications():
        assert [part for part in parts(row.where) if not regions_of(part)] == [], row.id
        assert set(parts(row.fields)) <= set(HealthHistory.__struct_fields__), row.id


def test_every_term_finds_itself() -> None:
    for row in loader.contraindications():
        for term in parts(row.terms):
            if term != ANY:
                said = plain_words(term.replace("*", "").replace("+", " "))
                assert list(hits(term, said)), (row.id, term)


def test_a_condition_without_terms_is_one_that_no_history_tells() -> None:
    assert {row.id for row in loader.contraindications() if not row.terms} == {
        "acute_condition_that_needs_first_aid",
        "endangerment_sites",
    }


def test_every_red_flag_has_its_words_for_the_letter() -> None:
    urgencies = letter_words().urgencies
    assert all(flag.letter and flag.urgency in urgencies for flag in loader.red_flags())
    assert letter_words().test_urgency in urgencies
    ranks = [list(urgencies).index(flag.urgency) for flag in loader.red_flags()]
    assert ranks == sorted(ranks)


def test_every_kind_of_history_word_is_there() -> None:
    kinds = (
        "before",
        "after",
        "ends",
        "list",
        "answer",
        "now",
        "past",
        "unit",
        "number",
        "child",
        "rest",
        "verb",
        "spelling",
    )
    assert all(history_words(kind) for kind in (*kinds, "right", "left", "both"))


def test_rules_of_triage_and_doubts_are_filled() -> None:
    assert all(rule.refer or rule.medical or rule.wellness for rule in triage_rules())
    assert {word.value for word in triage_words()} <= {rule.value for rule in triage_rules()}
    assert all(rule.sentence.strip() and rule.source for rule in doubt_rules().values())
