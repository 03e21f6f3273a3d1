"""What a chart does for itself while nobody asks anything of it."""

from collections.abc import Iterator

from charting import clock
from charting.clinic_file import ClinicFile
from charting.storage.sqlite.trigram_index import update_trigram_index


def run_maintenance_slices(clinic_file: ClinicFile) -> Iterator[None]:
    """Each `next` does one slice and leaves no transaction open; the end means that nothing is left to do.

    A slice is short, for a key that is pressed meanwhile waits for it on the chart's thread. Whoever walks through
    it may stop after any slice and begin anew later: what is left is found again. It writes no log entry, for no
    person does anything. Raises StorageFailure. Clients are found again first, which is soon done, even
    after an import; folding the log in comes last, for the others write into it.
    """
    yield from update_trigram_index(clinic_file.connection)
    yield from clinic_file.name_index.gather_names()
    if clinic_file.note_index.find_unindexed(1).entries:
        from charting.actions.note_indexing import index_notes  # the words of notes take loading

        yield from index_notes(clinic_file)
    from charting.actions.today_cache_refresh import (
        refresh_today_cache_in_slices,  # so do the rules of what needs doing
    )

    yield from refresh_today_cache_in_slices(clinic_file, clock.today())
    if clinic_file.connection.has_uncheckpointed_changes:
        clinic_file.connection.checkpoint_wal()
        yield
