"""Seeding one client: registration, consents, contacts, and the case if there is one."""

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


def create_sample_client(context: SeedContext, sample: SampleClient) -> Client:
    """Chart the client from the first call to today; returns the client as registered."""
    with clock.set_to(
        context.calendar.limit_to_now(
            context.calendar.compute_moment(sample.registered, sample.registered_at)
        )
    ):
        client = register_client(context.clinic_file, context.who, _build_client(context, sample))
        case = open_sample_case(context, client, sample.case) if sample.case else None
    events = [
        event for consent in sample.consents for event in _build_consent_events(context, client, consent)
    ]
    if sample.reviewed is not None:
        events.append(_build_review_event(context, client, sample.reviewed))
    events += [_build_contact_event(context, client, case, contact) for contact in sample.contacts]
    if sample.case and case:
        events += collect_case_events(context, case, sample.case)
    play_events(events, context.calendar)
    return client


def _build_client(context: SeedContext, sample: SampleClient) -> Client:
    calendar = context.calendar
    birth_date = (
        {} if sample.age_days is None else {"birth_date": calendar.compute_day(-sample.age_days).isoformat()}
    )
    client = msgspec.convert({**sample.client, **birth_date}, Client)
    primary_care_id = context.providers[sample.primary_care].id if sample.primary_care else None
    return client.with_changes(primary_care_id=primary_care_id)


def _build_review_event(context: SeedContext, client: Client, day: int) -> SampleEvent:
    """The therapist reviews the health history from the first call with the client."""
    history = msgspec.structs.replace(client.history, reviewed=context.calendar.compute_day(day))
    changed = client.with_changes(history=history)
    return SampleEvent(
        context.calendar.compute_moment(day, "08:10"),
        lambda: update_client(context.clinic_file, context.who, changed),
    )


def _build_consent_events(context: SeedContext, client: Client, sample: SampleConsent) -> list[SampleEvent]:
    """The consent is given, and revoked on a later day if the sample says so."""
    calendar, clinic_file, who = context.calendar, context.clinic_file, context.who
    consent = Consent(
        client_id=client.id,
        kind=sample.kind,
        scope=sample.scope,
        signed_by=sample.signed_by or client.legal_name,
        given=calendar.compute_day(sample.given),
        provider_id=context.providers[sample.provider].id if sample.provider else None,
        expires=None if sample.expires is None else calendar.compute_day(sample.expires),
    )
    events = [
        SampleEvent(
            calendar.compute_moment(sample.given, "08:05"), lambda: save_record(clinic_file, who, consent)
        )
    ]
    if sample.revoked is not None:
        revoked = sample.revoked

        def revoke_consent() -> object:
            return save_record(
                clinic_file,
                who,
                clinic_file.consents.get(consent.id).with_changes(revoked=calendar.compute_day(revoked)),
            )

        events.append(SampleEvent(calendar.compute_moment(revoked, "12:05"), revoke_consent))
    return events


def _build_contact_event(
    context: SeedContext, client: Client, case: Case | None, sample: SampleContact
) -> SampleEvent:
    moment = context.calendar.compute_moment(sample.day, sample.at)
    contact = Contact(
        client_id=client.id,
        case_id=case.id if case else None,
        provider_id=context.providers[sample.provider].id if sample.provider else None,
        at=context.calendar.limit_to_now(moment),
        channel=sample.channel,
        what=context.calendar.fill_in_dates(sample.what),
        next_step=context.calendar.fill_in_dates(sample.next),
        next_by=None if sample.by is None else context.calendar.compute_day(sample.by),
        done=sample.done,
    )
    return SampleEvent(moment, lambda: save_record(context.clinic_file, context.who, contact))
