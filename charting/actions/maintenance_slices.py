"""What the program does to the clinic file while it is idle."""

from collections.abc import Iterator

from charting import clock
from charting.clinic_file import ClinicFile


def run_maintenance_slices(clinic_file: ClinicFile) -> Iterator[None]:
    """Do one slice of maintenance at each `next`; the iterator ends when nothing is left to do.

    A slice is short, because a key pressed meanwhile waits for it, and leaves no transaction open. The caller may stop
    after any slice and start again later. Nothing goes into the audit log, since no person acts. Raises StorageFailure.

    The index of clients comes first: it is soon complete, even after an import. The checkpoint comes last, because
    the other steps write into the write-ahead log.
    """
    yield from clinic_file.trigram_index.update_in_slices()
    yield from clinic_file.name_index.gather_names()
    if clinic_file.note_index.find_unindexed(1).entries:
        from charting.actions.note_indexing import index_notes  # slow to import, and rarely needed

        yield from index_notes(clinic_file)
    # Imported here, because the rules of the work list are slow to import too.
    from charting.actions.today_cache_refresh import refresh_today_cache_in_slices

    yield from refresh_today_cache_in_slices(clinic_file, clock.today())
    if clinic_file.checkpoint_if_changed():
        yield
