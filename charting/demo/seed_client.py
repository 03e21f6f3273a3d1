"""Telling one client's story: registration, papers and contacts, and the case when there is one."""

import msgspec

from charting import clock
from charting.actions.clients import register_client, update_client
from charting.actions.plain_records import save_record
from charting.demo.context import SampleEvent, SeedContext, play_events
from charting.demo.schema import SampleClient, SampleConsent, SampleContact
from charting.demo.seed_case import collect_case_events, open_sample_case
from charting.model.case import Case
from charting.model.client import Client
from charting.model.consent import Consent, Contact


def create_sample_client(cast: SeedContext, story: SampleClient) -> Client:
    """Chart the story from the first call to today; returns the client as registered."""
    with clock.set_to(
        cast.days.limit_to_now(cast.days.compute_moment(story.registered, story.registered_at))
    ):
        client = register_client(cast.chart, cast.who, _build_client(cast, story))
        case = open_sample_case(cast, client, story.case) if story.case else None
    events = [event for told in story.consents for event in _build_consent_events(cast, client, told)]
    if story.reviewed is not None:
        events.append(_build_review_event(cast, client, story.reviewed))
    events += [_build_contact_event(cast, client, case, told) for told in story.contacts]
    if story.case and case:
        events += collect_case_events(cast, case, story.case)
    play_events(events, cast.days)
    return client


def _build_client(cast: SeedContext, story: SampleClient) -> Client:
    days = cast.days
    born = {} if story.age_days is None else {"birth_date": days.compute_day(-story.age_days).isoformat()}
    client = msgspec.convert({**story.client, **born}, Client)
    care = cast.providers[story.primary_care].id if story.primary_care else None
    return client.with_changes(primary_care_id=care)


def _build_review_event(cast: SeedContext, client: Client, on: int) -> SampleEvent:
    """The health history as it was written at the first call is gone through with the client."""
    history = msgspec.structs.replace(client.history, reviewed=cast.days.compute_day(on))
    changed = client.with_changes(history=history)
    return SampleEvent(
        cast.days.compute_moment(on, "08:10"), lambda: update_client(cast.chart, cast.who, changed)
    )


def _build_consent_events(cast: SeedContext, client: Client, told: SampleConsent) -> list[SampleEvent]:
    """It is given; and, where it is revoked, changed on that day."""
    days, chart, who = cast.days, cast.chart, cast.who
    consent = Consent(
        client_id=client.id,
        kind=told.kind,
        scope=told.scope,
        signed_by=told.signed_by or client.legal_name,
        given=days.compute_day(told.given),
        provider_id=cast.providers[told.provider].id if told.provider else None,
        expires=None if told.expires is None else days.compute_day(told.expires),
    )
    events = [SampleEvent(days.compute_moment(told.given, "08:05"), lambda: save_record(chart, who, consent))]
    if told.revoked is not None:
        on = told.revoked

        def revoke_consent() -> object:
            return save_record(
                chart, who, chart.consents.get(consent.id).with_changes(revoked=days.compute_day(on))
            )

        events.append(SampleEvent(days.compute_moment(on, "12:05"), revoke_consent))
    return events


def _build_contact_event(
    cast: SeedContext, client: Client, case: Case | None, told: SampleContact
) -> SampleEvent:
    moment = cast.days.compute_moment(told.day, told.at)
    contact = Contact(
        client_id=client.id,
        case_id=case.id if case else None,
        provider_id=cast.providers[told.provider].id if told.provider else None,
        at=cast.days.limit_to_now(moment),
        channel=told.channel,
        what=cast.days.fill_in_dates(told.what),
        next_step=cast.days.fill_in_dates(told.next),
        next_by=None if told.by is None else cast.days.compute_day(told.by),
        done=told.done,
    )
    return SampleEvent(moment, lambda: save_record(cast.chart, cast.who, contact))
