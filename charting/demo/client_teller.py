"""Telling one client's story: registration, papers and contacts, and the case when there is one."""

import msgspec

from charting import clock
from charting.actions.clients import register_client, update_client
from charting.actions.setting_up import save
from charting.demo.case_teller import case_events, open_case
from charting.demo.cast import Cast
from charting.demo.events import Event, play
from charting.demo.story import Story, ToldConsent, ToldContact
from charting.model.case import Case
from charting.model.client import Client
from charting.model.consent import Consent, Contact


def tell_client(cast: Cast, story: Story) -> Client:
    """Chart the story from the first call to today; returns the client as registered."""
    with clock.set_to(cast.days.not_after_now(cast.days.moment(story.registered, story.registered_at))):
        client = register_client(cast.chart, cast.who, _client(cast, story))
        case = open_case(cast, client, story.case) if story.case else None
    events = [event for told in story.consents for event in _consent_events(cast, client, told)]
    if story.reviewed is not None:
        events.append(_review_event(cast, client, story.reviewed))
    events += [_contact_event(cast, client, case, told) for told in story.contacts]
    if story.case and case:
        events += case_events(cast, case, story.case)
    play(events, cast.days)
    return client


def _client(cast: Cast, story: Story) -> Client:
    days = cast.days
    born = {} if story.age_days is None else {"birth_date": days.day(-story.age_days).isoformat()}
    client = msgspec.convert({**story.client, **born}, Client)
    care = cast.providers[story.primary_care].id if story.primary_care else None
    return client.with_changes(primary_care_id=care)


def _review_event(cast: Cast, client: Client, on: int) -> Event:
    """The health history as it was written at the first call is gone through with the client."""
    history = msgspec.structs.replace(client.history, reviewed=cast.days.day(on))
    changed = client.with_changes(history=history)
    return Event(cast.days.moment(on, "08:10"), lambda: update_client(cast.chart, cast.who, changed))


def _consent_events(cast: Cast, client: Client, told: ToldConsent) -> list[Event]:
    """It is given; and, where it is revoked, changed on that day."""
    days, chart, who = cast.days, cast.chart, cast.who
    consent = Consent(
        client_id=client.id,
        kind=told.kind,
        scope=told.scope,
        signed_by=told.signed_by or client.legal_name,
        given=days.day(told.given),
        provider_id=cast.providers[told.provider].id if told.provider else None,
        expires=None if told.expires is None else days.day(told.expires),
    )
    events = [Event(days.moment(told.given, "08:05"), lambda: save(chart, who, consent))]
    if told.revoked is not None:
        on = told.revoked

        def revoke() -> object:
            return save(chart, who, chart.consents.get(consent.id).with_changes(revoked=days.day(on)))

        events.append(Event(days.moment(on, "12:05"), revoke))
    return events


def _contact_event(cast: Cast, client: Client, case: Case | None, told: ToldContact) -> Event:
    moment = cast.days.moment(told.day, told.at)
    contact = Contact(
        client_id=client.id,
        case_id=case.id if case else None,
        provider_id=cast.providers[told.provider].id if told.provider else None,
        at=cast.days.not_after_now(moment),
        channel=told.channel,
        what=cast.days.words(told.what),
        next_step=cast.days.words(told.next),
        next_by=None if told.by is None else cast.days.day(told.by),
        done=told.done,
    )
    return Event(moment, lambda: save(cast.chart, cast.who, contact))
