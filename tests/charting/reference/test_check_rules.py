"""The data of safety: it hangs together, whoever edits it."""

from charting.model.client import HealthHistory
from charting.reference import loader
from charting.reference.charting_rules import (
    get_plausibility_rules,
    list_history_words,
    list_triage_rules,
    list_triage_words,
    load_letter_words,
)
from charting.summaries.safety.body_places import find_region_ids
from charting.summaries.safety.term_matching import ANY_TERM, find_terms, normalize_words, split_terms


def test_what_to_avoid_are_techniques_or_categories() -> None:
    known = {each.id for each in loader.list_techniques()} | {
        each.category for each in loader.list_techniques()
    }
    assert [
        (row.id, part)
        for row in loader.list_contraindications()
        for part in split_terms(row.avoid)
        if part not in known
    ] == []


def test_places_and_lists_of_a_contraindication_exist() -> None:
    for row in loader.list_contraindications():
        assert [part for part in split_terms(row.where) if not find_region_ids(part)] == [], row.id
        assert set(split_terms(row.fields)) <= set(HealthHistory.__struct_fields__), row.id


def test_every_term_finds_itself() -> None:
    for row in loader.list_contraindications():
        for term in split_terms(row.terms):
            if term != ANY_TERM:
                said = normalize_words(term.replace("*", "").replace("+", " "))
                assert list(find_terms(term, said)), (row.id, term)


def test_a_condition_without_terms_is_one_that_no_history_tells() -> None:
    assert {row.id for row in loader.list_contraindications() if not row.terms} == {
        "acute_condition_that_needs_first_aid",
        "endangerment_sites",
    }


def test_every_red_flag_has_its_words_for_the_letter() -> None:
    urgencies = load_letter_words().urgencies
    assert all(flag.letter and flag.urgency in urgencies for flag in loader.list_red_flags())
    assert load_letter_words().test_urgency in urgencies
    ranks = [list(urgencies).index(flag.urgency) for flag in loader.list_red_flags()]
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
    assert all(list_history_words(kind) for kind in (*kinds, "right", "left", "both"))


def test_rules_of_triage_and_doubts_are_filled() -> None:
    assert all(rule.refer or rule.medical or rule.wellness for rule in list_triage_rules())
    assert {word.value for word in list_triage_words()} <= {rule.value for rule in list_triage_rules()}
    assert all(rule.sentence.strip() and rule.source for rule in get_plausibility_rules().values())
