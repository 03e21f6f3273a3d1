"""The word lists that the tables offer, read on the chart's thread before a table is made."""

from charting.measures.instrument import instruments
from charting.reference import loader


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
    ):
        read()
    loader.rom_norm("", "")
