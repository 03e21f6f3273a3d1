"""Preloads the vocabularies that the tables offer, on the clinic file's thread, before a table is made."""

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.body_regions import ALL_VIEWS, list_body_regions
from charting.entry.quick.line_reading import read_line
from charting.measures.instruments import list_instruments
from charting.model.findings import Palpation
from charting.reference import loader
from charting.reference.assessment_templates import list_templates
from charting.summaries.notes.mark_sync import list_region_muscles
from charting.summaries.notes.objective_text import draft_objective_sentence


def read_vocabularies() -> None:
    """Read each vocabulary once into its cache, so that the GUI thread never waits for the disk."""
    list_instruments()
    for read in (
        loader.list_rom_motions,
        loader.list_end_feels,
        loader.list_structures,
        loader.list_palpation_findings,
        loader.list_regions,
        loader.list_special_tests,
        loader.list_red_flags,
        loader.list_pain_qualities,
        loader.list_pain_frequencies,
        loader.list_techniques,
        loader.list_states,
        list_templates,
    ):
        read()
    for name in (
        "range word",
        "pain word",
        "dose word",
        "relative pain",
        "negative finding",
        "distance direction",
    ):
        loader.list_pick_words(name)
    loader.find_rom_norm("", "")


def read_charting_vocabularies() -> None:
    """Read the vocabularies, the body figure and the lexicon of quick entry, which only notes need and start-up skips."""
    read_vocabularies()
    for region in list_body_regions(ALL_VIEWS):
        list_region_muscles(region)
    draw_body((), 100, 100, views=ALL_VIEWS)
    draft_objective_sentence((Palpation(structure="Infraspinatus", finding="Spasm"),))
    read_line("infraspinatus r 1")  # builds the lexicon of quick entry
