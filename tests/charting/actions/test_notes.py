"""Drafting, signing and adding to notes, as the window and the command line do it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from charting.actions.notes import (
    add_addendum,
    discard_draft,
    save_draft,
    sign_note,
    start_assessment,
    start_plan,
    start_session,
)
from charting.actions.plain_records import save_record
from charting.errors import EditConflict, IncompleteNote, Invalid, Refused
from charting.model.assessment import AssessmentKind, CareKind, Triage
from charting.model.case import CaseKind
from charting.model.note import NoteStatus, SigningReason
from charting.model.session import Pressure, Session, Treatment, Visit, VisitStatus
from tests.support.sample_clinic import NOON, Sample, complete_assessment, complete_session


def test_a_second_draft_of_a_case_is_the_first_one(sample: Sample) -> None:
    assert (
        start_session(sample.clinic_file, sample.who, sample.case, NOON + timedelta(days=1)) == sample.draft
    )
    one = start_assessment(sample.clinic_file, sample.who, sample.case, AssessmentKind.REASSESSMENT)
    assert start_assessment(sample.clinic_file, sample.who, sample.case, AssessmentKind.DISCHARGE) == one
    plan = start_plan(sample.clinic_file, sample.who, sample.case)
    assert start_plan(sample.clinic_file, sample.who, sample.case) == plan


def test_a_draft_keeps_every_save_and_what_is_not_understood(sample: Sample) -> None:
    draft = save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective="S"))
    draft = save_draft(sample.clinic_file, sample.who, draft.with_changes(unread={"pain": "1o"}))
    assert sample.clinic_file.sessions.get(draft.id) == draft
    assert (draft.subjective, draft.unread) == ("S", {"pain": "1o"})


def test_two_windows_on_one_draft_conflict_and_keep_both(sample: Sample) -> None:
    save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective="mine"))
    with pytest.raises(EditConflict) as caught:
        save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective="theirs"))
    assert isinstance(caught.value.mine, Session)
    assert isinstance(caught.value.theirs, Session)
    assert caught.value.mine.subjective == "theirs"
    assert caught.value.theirs.subjective == "mine"


def test_signing_lists_all_that_is_missing_and_leaves_the_draft(sample: Sample) -> None:
    with pytest.raises(IncompleteNote) as caught:
        sign_note(sample.clinic_file, sample.who, sample.draft)
    fields = [each.field for each in caught.value.issues]
    assert fields[:3] == ["ranges", "subjective", "pain_now"]
    assert "Pain on arrival is not charted." in str(caught.value)
    assert sample.clinic_file.sessions.get(sample.draft.id) == sample.draft


def test_a_signed_note_says_who_and_when(sample: Sample) -> None:
    assert sample.session.signed
    assert (sample.session.signed_by, sample.session.signed_at) == ("Rosa Delgado, LMT", NOON)
    assert sample.session.starts_at < sample.session.entered_at <= NOON


def test_signing_reads_none_of_the_notes_of_before(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the hundredth note is signed as quickly as the first."""
    read: list[str] = []
    monkeypatch.setattr(sample.clinic_file.sessions, "read_body", read.append)
    sign_note(sample.clinic_file, sample.who, complete_session(sample.draft).with_changes(unread={}))
    assert read == []


@pytest.mark.parametrize("act", [save_draft, discard_draft])
def test_a_signed_note_takes_no_change(sample: Sample, act: Callable[..., Any]) -> None:
    with pytest.raises((Refused, Invalid)):
        act(sample.clinic_file, sample.who, sample.session)
    with pytest.raises(Invalid, match="Only a draft"):
        sign_note(sample.clinic_file, sample.who, sample.session)


def test_a_signed_note_cannot_be_made_a_draft_again(sample: Sample) -> None:
    open_again = sample.session.with_changes(status=NoteStatus.DRAFT, signed_at=None, signed_by="")
    with pytest.raises(Refused, match="cannot change"):
        save_draft(sample.clinic_file, sample.who, open_again)
    assert sample.clinic_file.sessions.get(sample.session.id).signed


def test_a_discarded_draft_stays_in_the_file_and_gives_way_to_a_new_one(sample: Sample) -> None:
    gone = discard_draft(sample.clinic_file, sample.who, sample.draft)
    assert sample.clinic_file.sessions.get(gone.id).status is NoteStatus.DISCARDED
    assert start_session(sample.clinic_file, sample.who, sample.case, NOON).id != gone.id


def test_signing_keeps_the_visit_of_the_day_and_plans_the_next(sample: Sample) -> None:
    assert (sample.visit.status, sample.visit.session_id) == (VisitStatus.KEPT, sample.session.id)
    chart, who = sample.clinic_file, sample.who
    next_week = NOON + timedelta(days=7)
    draft = complete_session(sample.draft).with_changes(unread={}, next_visit=next_week)
    signed = sign_note(chart, who, draft)
    planned = chart.visits.find(status="planned")
    assert [(visit.starts_at, visit.session_id) for visit in planned] == [(next_week, None)]
    third = complete_session(start_session(chart, who, sample.case, NOON + timedelta(hours=1)))
    sign_note(chart, who, third.with_changes(next_visit=next_week))
    assert len(chart.visits.find(status="planned")) == 1
    assert chart.visits.count(session_id=signed.id) == 0


def test_a_visit_of_another_day_stays_planned(sample: Sample) -> None:
    tomorrow = Visit(client_id=sample.client.id, case_id=sample.case.id, starts_at=NOON + timedelta(days=1))
    visit = save_record(sample.clinic_file, sample.who, tomorrow)
    sign_note(sample.clinic_file, sample.who, complete_session(sample.draft).with_changes(unread={}))
    assert sample.clinic_file.visits.get(visit.id) == visit


def test_a_new_note_carries_activities_but_never_scores(sample: Sample) -> None:
    fresh = start_assessment(sample.clinic_file, sample.who, sample.case, AssessmentKind.REASSESSMENT)
    assert [(activity.name, activity.score) for activity in fresh.activities] == [("Reach top shelf", None)]


def test_a_revised_plan_begins_as_the_signed_one_and_says_why(sample: Sample) -> None:
    draft = start_plan(sample.clinic_file, sample.who, sample.case)
    assert (draft.revision, draft.goals, draft.signed) == (2, sample.plan.goals, False)
    with pytest.raises(IncompleteNote, match="Say why"):
        sign_note(sample.clinic_file, sample.who, draft)
    sign_note(sample.clinic_file, sample.who, draft.with_changes(reason="Plateau"))
    assert sample.clinic_file.plans.get(sample.plan.id) == sample.plan
    assert sample.clinic_file.plans.count(case_id=sample.case.id, status="signed") == 2


def test_a_revised_plan_takes_over_no_reasons(sample: Sample) -> None:
    first = start_plan(sample.clinic_file, sample.who, sample.case).with_changes(reason="Plateau", goals=())
    why = (SigningReason(about="goals", words="The physician sets them."),)
    signed = sign_note(sample.clinic_file, sample.who, first.with_changes(reasons=why))
    assert signed.reasons == why
    second = start_plan(sample.clinic_file, sample.who, sample.case)
    with pytest.raises(IncompleteNote) as caught:
        sign_note(sample.clinic_file, sample.who, second.with_changes(reason="Better"))
    assert [each.rule_code for each in caught.value.issues] == ["goals"]


def test_an_addendum_has_author_time_and_words(sample: Sample) -> None:
    assert (sample.addendum.author, sample.addendum.written_at) == ("Rosa Delgado, LMT", NOON)
    assert sample.clinic_file.sessions.get(sample.session.id) == sample.session
    to_report = add_addendum(sample.clinic_file, sample.who, sample.report, "Faxed again.")
    assert to_report.kind == "report"
    with pytest.raises(Invalid, match="Text is needed"):
        add_addendum(sample.clinic_file, sample.who, sample.session, "  ")
    with pytest.raises(Refused, match="change it"):
        add_addendum(sample.clinic_file, sample.who, sample.draft, "x")
    with pytest.raises(Refused, match="cannot change"), sample.clinic_file.act("Rosa", "rewrite") as act:
        act.store_record(sample.addendum.with_changes(text="something else"))


DEEP = Treatment(technique="Friction", areas="Low back", pressure=Pressure.DEEP)


def test_what_speaks_against_the_treatment_is_answered_before_signing(sample: Sample) -> None:
    """The client of the sample takes apixaban."""
    draft = complete_session(sample.draft).with_changes(unread={}, treatment=(DEEP,))
    with pytest.raises(IncompleteNote, match="apixaban") as caught:
        sign_note(sample.clinic_file, sample.who, draft)
    (found,) = caught.value.issues
    answered = draft.with_changes(
        reasons=(SigningReason(about=found.rule_code, words="Dr Okafor cleared it."),)
    )
    signed = sign_note(sample.clinic_file, sample.who, answered)
    assert sample.clinic_file.sessions.get(signed.id).reasons == answered.reasons


def test_the_profile_of_the_clinic_is_asked_on_signing(sample: Sample) -> None:
    save_record(sample.clinic_file, sample.who, sample.clinic.with_changes(profile="washington"))
    draft = complete_session(sample.draft).with_changes(unread={})
    with pytest.raises(IncompleteNote, match="WAC 246-830-565"):
        sign_note(sample.clinic_file, sample.who, draft)


def test_what_intake_decided_becomes_the_kind_of_the_case(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    draft = complete_assessment(start_assessment(chart, who, sample.case, AssessmentKind.REASSESSMENT))
    triage = Triage(decided=CareKind.BLENDED, reason="Wants to sleep better, too")
    sign_note(chart, who, draft.with_changes(triage=triage))
    assert chart.cases.get(sample.case.id).kind is CaseKind.BLENDED


def test_to_refer_out_first_leaves_the_kind_of_the_case(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    draft = complete_assessment(start_assessment(chart, who, sample.case, AssessmentKind.REASSESSMENT))
    triage = Triage(decided=CareKind.REFER_FIRST, reason="Night pain")
    sign_note(chart, who, draft.with_changes(triage=triage))
    assert chart.cases.get(sample.case.id).version == sample.case.version


def test_an_open_field_of_a_short_word_cannot_be_signed(sample: Sample) -> None:
    draft = complete_session(sample.draft).with_changes(subjective="‹muscle› tender", unread={})
    with pytest.raises(IncompleteNote, match="“‹muscle›” is not filled in") as caught:
        sign_note(sample.clinic_file, sample.who, draft)
    assert caught.value.issues[0].field == "subjective"
