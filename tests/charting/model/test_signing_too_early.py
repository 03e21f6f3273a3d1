"""What is of a later day cannot be signed; within the day the planned hour may stand."""

from datetime import timedelta

import pytest

from charting.errors import IncompleteNote
from charting.model.note import sign_draft
from tests.support.sample_clinic import NOON, Sample, complete_session


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=30)])
def test_a_later_day_is_not_signed(sample: Sample, ahead: timedelta) -> None:
    note = complete_session(sample.draft).with_changes(
        unread={}, starts_at=NOON + ahead, ends_at=None, next_visit=None
    )
    with pytest.raises(IncompleteNote, match="still to come"):
        sign_draft(note, "Rosa", NOON)


def test_a_later_hour_of_the_day_is(sample: Sample) -> None:
    later = NOON + timedelta(hours=6)
    note = complete_session(sample.draft).with_changes(
        unread={}, starts_at=later, ends_at=None, next_visit=None
    )
    assert sign_draft(note, "Rosa", NOON).signed
