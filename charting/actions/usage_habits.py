"""Loading what this client usually gets and this therapist usually charts, to rank suggestions."""

from weakref import WeakKeyDictionary

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.summaries.notes.charting_habits import ChartingHabits, HabitCounts, combine_habits, count_habits

NEWEST = 200  # signed sessions of a therapist: some months of work, read in a fraction of a second

_therapist_counts: WeakKeyDictionary[ClinicFile, dict[str, tuple[int, HabitCounts]]] = WeakKeyDictionary()


@use_vocabularies_of_file
def read_habits(clinic_file: ClinicFile, who: Therapist, client_id: str) -> ChartingHabits:
    """Habits from the newest signed sessions of the client and of the therapist.

    The therapist's counts are cached until another session is signed.
    """
    client_sessions = clinic_file.sessions.find_newest(
        NEWEST, client_id=client_id, status=NoteStatus.SIGNED.value
    )
    return combine_habits(count_habits(client_sessions), _count_therapist_use(clinic_file, who))


def _count_therapist_use(clinic_file: ClinicFile, who: Therapist) -> HabitCounts:
    columns = {"therapist_id": who.id, "status": NoteStatus.SIGNED.value}
    signed_count = clinic_file.sessions.count(**columns)
    cache = _therapist_counts.setdefault(clinic_file, {})
    if cache.get(who.id, (-1,))[0] != signed_count:
        cache[who.id] = (signed_count, count_habits(clinic_file.sessions.find_newest(NEWEST, **columns)))
    return cache[who.id][1]
