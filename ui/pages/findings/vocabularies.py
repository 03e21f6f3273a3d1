"""The word lists that the tables offer, read on the chart's thread before a table is made."""

from charting.drawing.body import draw_body
from charting.drawing.regions import EVERY_VIEW, body_regions
from charting.entry.reading import read_line
from charting.measures.instrument import instruments
from charting.model.findings import Palpation
from charting.reference import loader
from charting.reference.templates import templates
from charting.summaries.marking import muscles
from charting.summaries.o_sentence import o_sentence


def read_vocabularies() -> None:
    """Read each list once; from then on they are in memory, and the window's thread never waits for the disk."""
    instruments()
    for read in (
        loader.rom_motions,
        loader.end_feels,
        loader.structures,
        loader.palpation_findings,
        loader.regions,
        loader.special_tests,
        loader.red_flags,
        loader.pain_qualities,
        loader.pain_frequencies,
        loader.techniques,
        loader.states,
        templates,
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
        loader.words(name)
    loader.rom_norm("", "")


def read_for_charting() -> None:
    """The lists, and what only a note asks for: the body figure and the lexicon of quick entry. Start-up leaves it out."""
    read_vocabularies()
    for region in body_regions(EVERY_VIEW):
        muscles(region)
    draw_body((), 100, 100, views=EVERY_VIEW)
    o_sentence((Palpation(structure="Infraspinatus", finding="Spasm"),))
    read_line("infraspinatus r 1")  # makes the lexicon of quick entry
