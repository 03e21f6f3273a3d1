"""Collects what needs doing now over all clients, in groups: the right side of Today."""

from collections.abc import Iterable, Mapping
from datetime import date

from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Contact
from charting.summaries.client_records import CaseRecords
from charting.summaries.today.expirations import find_ending_licenses
from charting.summaries.today.today_content import Todo, TodoKind, WorkGroup, WorkItem, group_work_items
from charting.summaries.today.todos import find_case_todos, make_follow_up_todo
from charting.text.wording import format_day


def build_work_groups(
    cases: Iterable[CaseRecords],
    contacts: Iterable[Contact],
    clients: Mapping[str, Client],
    therapists: Iterable[Therapist],
    today: date,
) -> tuple[WorkGroup, ...]:
    """Build the groups of what is due now, in the order of `TodoKind`.

    `contacts` are all contacts with an open next step, with or without a case; `clients` holds their clients by id.
    """
    return group_work_items(
        [
            *_collect_case_items(cases, today),
            *_collect_contact_items(contacts, clients, today),
            *_collect_license_items(therapists, today),
        ]
    )


def _collect_case_items(cases: Iterable[CaseRecords], today: date) -> list[WorkItem]:
    """Collect each thing once, because a client's consent comes up in each of their cases. Contacts are collected apart."""
    items: dict[tuple[str, ...], WorkItem] = {}
    for case in cases:
        for todo in find_case_todos(case, today):
            if todo.now and todo.kind is not TodoKind.FOLLOW_UP:
                case_id = "" if todo.kind in (TodoKind.CONSENT, TodoKind.HISTORY) else todo.case_id
                key = (todo.kind, todo.client_id, case_id, todo.record_id or todo.text)
                items.setdefault(key, _make_item(case.client, todo))
    return list(items.values())


def _make_item(client: Client, todo: Todo) -> WorkItem:
    return WorkItem(who=client.short_name, name=client.listed_name, need=todo)


def _collect_contact_items(
    contacts: Iterable[Contact], clients: Mapping[str, Client], today: date
) -> list[WorkItem]:
    open_steps = (contact for contact in contacts if contact.next_step.strip() and not contact.done)
    items = [
        _make_item(clients[contact.client_id], make_follow_up_todo(contact, today)) for contact in open_steps
    ]
    return [item for item in items if item.need.now]


def _collect_license_items(therapists: Iterable[Therapist], today: date) -> list[WorkItem]:
    return [
        WorkItem(
            who=therapist.name, name=therapist.name, need=_make_license_todo(therapist, paper, ends, today)
        )
        for therapist, paper, ends in find_ending_licenses(therapists, today)
    ]


def _make_license_todo(therapist: Therapist, paper: str, ends: date, today: date) -> Todo:
    is_expired = ends < today
    words = f"{'expired' if is_expired else 'expires'} {format_day(ends, today)}"
    return Todo(
        kind=TodoKind.LICENSE,
        text=f"{paper} of {therapist.name} {words}",
        brief=f"{paper.lower()} {words}",
        chip=words,
        tone="danger" if is_expired else "warn",
        tab="settings",
        record_id=therapist.id,
    )
