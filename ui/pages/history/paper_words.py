"""Referrals, consents, contacts, reports and visits in (heading, words) lines; what was not charted is left out."""

from collections.abc import Iterable

from charting.model.case import Referral
from charting.model.consent import Consent, Contact
from charting.model.report import Report
from charting.model.session import Visit
from charting.summaries.client_file import ClientFile
from ui import dates
from ui.pages.history import texts
from ui.pages.referral import texts as words
from ui.pages.referral.columns import day

Lines = list[tuple[str, str]]


def referral_lines(file: ClientFile, referral: Referral) -> Lines:
    """Who asked, when, for how much."""
    visits = referral.visits_authorized
    return _kept([
        (words.PROVIDER, _titled(file, referral.provider_id)),
        (words.WRITTEN, day(referral.written)),
        (words.RECEIVED, day(referral.received)),
        (words.VISITS_AUTHORIZED, "" if visits is None else str(visits)),
        (words.UNTIL, day(referral.valid_until)),
        (words.INSTRUCTIONS, referral.instructions),
    ])  # fmt: skip


def consent_lines(file: ClientFile, consent: Consent) -> Lines:
    """What is allowed, by whom, until when."""
    return _kept([
        (words.KIND, words.CONSENT_KINDS[consent.kind]),
        (words.RELEASE_PROVIDER, _titled(file, consent.provider_id)),
        (words.SCOPE, consent.scope),
        (words.SIGNED_BY, consent.signed_by),
        (words.GIVEN, day(consent.given)),
        (words.EXPIRES, day(consent.expires, words.NO_EXPIRY)),
        (words.REVOKED_ON, day(consent.revoked)),
    ])  # fmt: skip


def contact_lines(file: ClientFile, contact: Contact) -> Lines:
    """When, with whom, what, and what comes of it."""
    return _kept([
        (words.WHEN, dates.echo_moment(contact.at.astimezone())),
        (words.WITH, _titled(file, contact.provider_id) or words.THE_CLIENT),
        (words.CHANNEL, contact.channel),
        (words.WHAT, contact.what),
        (words.NEXT_STEP, contact.next_step),
        (words.NEXT_BY, day(contact.next_by)),
        (words.STATE, words.STATE_DONE if contact.done else ""),
    ])  # fmt: skip


def report_lines(file: ClientFile, report: Report) -> Lines:
    """To whom, about what time, how it left, and the sentences as they stood."""
    return _kept([
        (texts.ADDRESSEE, _titled(file, report.provider_id)),
        (texts.PERIOD, texts.FROM_TO.format(day(report.period_from), day(report.period_to))),
        (texts.ISSUED, texts.ISSUED_HOW.format(report.delivery, dates.echo_moment(report.issued_at.astimezone()))),
        (texts.ISSUED_BY, report.issued_by),
        (texts.BOTTOM_LINE, report.bottom_line),
        (texts.REQUEST, report.request),
        (texts.TREATMENT, report.treatment),
        (texts.OUTLOOK, report.outlook),
        (texts.PAGE_SEAL, report.sha256),
    ])  # fmt: skip


def visit_lines(visit: Visit) -> Lines:
    """When, and what became of it."""
    return [(words.WHEN, dates.echo_moment(visit.starts_at.astimezone())), (words.STATUS, visit.status)]


def _titled(file: ClientFile, provider_id: str | None) -> str:
    provider = file.providers.get(provider_id or "")
    return provider.titled if provider else ""


def _kept(lines: Iterable[tuple[str, str]]) -> Lines:
    return [(heading, said) for heading, said in lines if said.strip()]
