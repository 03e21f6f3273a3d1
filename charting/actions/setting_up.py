"""The first start, and what is kept plainly: records with no rule beyond their own."""

from typing import TypeVar

from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import Refused
from charting.model.case import Case, Referral
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, Contact
from charting.model.own import OwnEntry, OwnInstrument, OwnTemplate, Snippet
from charting.model.provider import Provider
from charting.model.session import Visit
from charting.storage.tables import BY_RECORD

Plain = TypeVar(
    "Plain",
    Clinic, Therapist, Provider, Case, Referral, Consent, Contact, Visit,
    Snippet, OwnEntry, OwnInstrument, OwnTemplate,
)  # fmt: skip


@with_vocabularies_of_chart
def set_up(chart: Chart, clinic: Clinic, therapist: Therapist) -> Therapist:
    """The clinic's name and the first therapist: all that the first start asks. Raises Refused on a second call."""
    if chart.clinic is not None:
        raise Refused("This chart is set up already.")
    with chart.act(therapist.signature, "set up the chart") as act:
        act.put(clinic)
        return act.put(therapist)


@with_vocabularies_of_chart
def save(chart: Chart, who: Therapist, record: Plain) -> Plain:
    """Add or change a record that has no rule beyond its own. Raises Conflict when it changed meanwhile."""
    verb = "changed" if record.version else "added"
    with chart.act(who.signature, f"{verb} {BY_RECORD[type(record)].noun}") as act:
        return act.put(record)
