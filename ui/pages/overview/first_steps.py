"""The first steps in a new case and which are done, shown until there is a signed session."""

from charting import clock
from charting.model.case import CaseKind
from charting.summaries.client_records import CaseRecords
from ui.pages.overview import texts
from ui.widgets.record_table.detail_row import DetailRow


def list_first_steps(case: CaseRecords) -> tuple[list[DetailRow], str]:
    """Return a row per step, and the key of the next step, which is empty when all are done.

    A row's `data` is a command, or `plan` for that tab.
    """
    done = _check_steps_done(case)
    upcoming = next((step for step in done if not done[step]), "")
    return [_make_step_row(step, done=done[step], upcoming=step == upcoming) for step in done], upcoming


def _check_steps_done(case: CaseRecords) -> dict[str, bool]:
    steps = {
        "referral.new": bool(case.referrals),
        "consent.new": any(consent.is_in_force(clock.today()) for consent in case.consents),
        "assessment.new": bool(case.signed_assessments),
        "plan": case.plan is not None,
        "session.new": bool(case.signed_sessions),
    }
    if case.case.kind is CaseKind.WELLNESS and not steps["referral.new"]:
        del steps["referral.new"]
    return steps


def _make_step_row(step: str, *, done: bool, upcoming: bool) -> DetailRow:
    return DetailRow(
        title=texts.STEPS[step],
        detail=texts.STEP_DETAILS[step],
        state=texts.STEP_DONE if done else texts.STEP_NEXT if upcoming else "",
        tone="good" if done else "warn" if upcoming else None,
        key=step,
        data=step,
    )
