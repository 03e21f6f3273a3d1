"""A report says of which kind it is; those stored before there were kinds read and write as they were."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from charting.errors import Invalid
from charting.model.record import encode_record
from charting.model.report import Delivery, Report, ReportSentence

BEFORE = (
    b'{"id":"r","version":1,"client_id":"c","case_id":"a","provider_id":"p","therapist_id":"t",'
    b'"issued_at":"2026-11-21T11:12:00Z","issued_by":"Rosa Delgado, LMT","delivery":"printed",'
    b'"period_from":"2026-10-19","period_to":"2026-11-21","bottom_line":"Improving.","sha256":"00"}'
)


def make_report(**changes: Any) -> Report:
    return Report(
        client_id="c", case_id="a", provider_id="p", therapist_id="t", issued_at=datetime(2026, 11, 21, tzinfo=UTC),
        issued_by="Rosa Delgado, LMT", delivery=Delivery.SAVED, period_from=date(2026, 10, 19),
        period_to=date(2026, 11, 21), **changes,
    )  # fmt: skip


def test_a_report_without_a_kind_is_a_progress_report_and_keeps_its_bytes() -> None:
    report = msgspec.json.decode(BEFORE, type=Report)
    assert (report.kind, report.title, report.sentences) == ("progress", "Progress report", ())
    assert encode_record(report) == BEFORE


def test_only_a_progress_report_needs_its_bottom_line() -> None:
    with pytest.raises(Invalid, match="Bottom line is needed"):
        make_report()
    assert make_report(kind="visit-summary").title == "Visit summary report"


@pytest.mark.parametrize("kind", ["", "Progress", "visit summary", "visit_summary", "-", "a-", "../a"])
def test_a_kind_is_lower_case_words(kind: str) -> None:
    with pytest.raises(Invalid) as caught:
        make_report(kind=kind, bottom_line="Improving.")
    assert caught.value.field == "kind"


def test_the_sentences_of_another_kind_come_back_with_their_headings() -> None:
    report = make_report(kind="insurer", sentences=(ReportSentence(heading="Medical need", text="Yes."),))
    assert msgspec.json.decode(encode_record(report), type=Report) == report
