"""What needs doing now, over all clients, in groups: the right side of Today."""

from collections.abc import Iterable, Mapping
from datetime import date

from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Contact
from charting.summaries.client_file import CaseFile
from charting.summaries.expiries import licenses_ending
from charting.summaries.need import Need, NeedKind
from charting.summaries.needs import needs
from charting.summaries.needs_of_papers import follow_up
from charting.summaries.today import WorkGroup, WorkItem, grouped
from charting.summaries.words import day_words


def work_groups(
    cases: Iterable[CaseFile],
    contacts: Iterable[Contact],
    clients: Mapping[str, Client],
    therapists: Iterable[Therapist],
    today: date,
) -> tuple[WorkGroup, ...]:
    """The groups in the order of NeedKind, with what is due now.

    `contacts` are those not done, of whatever case or none; `clients` holds theirs by id.
    """
    return grouped(
        [
            *_of_cases(cases, today),
            *_of_contacts(contacts, clients, today),
            *_of_licenses(therapists, today),
        ]
    )


def _of_cases(cases: Iterable[CaseFile], today: date) -> list[WorkItem]:
    """Each need once: a client's consent shows up in every case of theirs. Contacts come by their own way."""
    found: dict[tuple[str, ...], WorkItem] = {}
    for case in cases:
        for need in needs(case, today):
            if need.now and need.kind is not NeedKind.FOLLOW_UP:
                own = "" if need.kind in (NeedKind.CONSENT, NeedKind.HISTORY) else need.case_id
                key = (need.kind, need.client_id, own, need.record_id or need.text)
                found.setdefault(key, _item(case.client, need))
    return list(found.values())


def _item(client: Client, need: Need) -> WorkItem:
    return WorkItem(who=client.short_name, name=client.listed_name, need=need)


def _of_contacts(contacts: Iterable[Contact], clients: Mapping[str, Client], today: date) -> list[WorkItem]:
    open_steps = (contact for contact in contacts if contact.next_step.strip() and not contact.done)
    items = [_item(clients[contact.client_id], follow_up(contact, today)) for contact in open_steps]
    return [item for item in items if item.need.now]


def _of_licenses(therapists: Iterable[Therapist], today: date) -> list[WorkItem]:
    return [
        WorkItem(who=therapist.name, name=therapist.name, need=_license(therapist, paper, ends, today))
        for therapist, paper, ends in licenses_ending(therapists, today)
    ]


def _license(therapist: Therapist, paper: str, ends: date, today: date) -> Need:
    ended = ends < today
    words = f"{'expired' if ended else 'expires'} {day_words(ends, today)}"
    return Need(
        kind=NeedKind.LICENSE,
        text=f"{paper} of {therapist.name} {words}",
        brief=f"{paper.lower()} {words}",
        chip=words,
        tone="danger" if ended else "warn",
        tab="settings",
        record_id=therapist.id,
    )
