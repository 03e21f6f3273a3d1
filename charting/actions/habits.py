"""Reads what this client usually gets and this therapist usually charts."""

from weakref import WeakKeyDictionary

from charting.chart import Chart, with_vocabularies_of_chart
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.summaries.habits import Counted, Habits, counted, habits

NEWEST = 200  # signed sessions of the therapist: some months of work, read in a fraction of a second

_kept: WeakKeyDictionary[Chart, dict[str, tuple[int, Counted]]] = WeakKeyDictionary()


@with_vocabularies_of_chart
def read_habits(chart: Chart, who: Therapist, client_id: str) -> Habits:
    """From the client's signed sessions and the therapist's newest ones; the latter are kept until one more is signed."""
    of_client = chart.sessions.newest(NEWEST, client_id=client_id, status=NoteStatus.SIGNED.value)
    return habits(counted(of_client), _of_therapist(chart, who))


def _of_therapist(chart: Chart, who: Therapist) -> Counted:
    equal = {"therapist_id": who.id, "status": NoteStatus.SIGNED.value}
    signed, kept = chart.sessions.count(**equal), _kept.setdefault(chart, {})
    if kept.get(who.id, (-1,))[0] != signed:
        kept[who.id] = (signed, counted(chart.sessions.newest(NEWEST, **equal)))
    return kept[who.id][1]
