"""What a clinic adds is an instrument like any other: stored, named, charted, compared, and readable when retired."""

import json
from pathlib import Path
from typing import Any

import pytest

from charting.actions.custom_instruments import (
    import_instrument,
    import_instrument_file,
    retire_instrument,
    save_instrument,
)
from charting.errors import Invalid, StorageFailure
from charting.measures.custom_measure import encode_definition, make_custom_measure
from charting.measures.instrument_form import Instrument
from charting.measures.instruments import (
    find_instrument_by_name,
    get_instrument,
    list_instruments,
    load_shipped_instruments,
)
from charting.model.assessment import Assessment
from charting.model.custom_records import CustomInstrument
from charting.model.findings import Score
from charting.model.plan import Goal
from charting.model.session import Session
from charting.reference import custom_data
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import format_measure_label, format_measure_value, judge_measure
from charting.summaries.measures.measure_readings import find_readings, list_measures
from charting.summaries.notes.finding_text import format_score
from charting.summaries.progress.change_table import ReportDays, build_change_rows
from charting.summaries.progress.progress_report import ChangeRow
from tests.charting.measures.definitions import NDI, QUICKDASH, document, read
from tests.support.progress_cases import (
    FIRST,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_plan,
    build_session,
)
from tests.support.sample_clinic import Sample

WALK = make_custom_measure(name="Six-minute walk", unit="m", low=0, high=1000, step=1, better="higher")
OWN_WALK = CustomInstrument(code=WALK.id, document=encode_definition(WALK))


def ids() -> set[str]:
    return {each.id for each in list_instruments()}


def test_one_entry_appears_wherever_instruments_do(sample: Sample) -> None:
    save_instrument(sample.clinic_file, sample.who, OWN_WALK)
    assert ids() == {each.id for each in load_shipped_instruments()} | {WALK.id}
    assert get_instrument(WALK.id) == WALK == find_instrument_by_name("six-minute WALK")
    key = f"score:{WALK.id}"
    assert format_measure_label(key) == "Six-minute walk"
    assert format_measure_value(key, 410) == "410 m"
    verdict = judge_measure(key, 380, 410)
    assert (verdict.change, verdict.better, verdict.format_cell()) == (30, True, "No published threshold")
    assert judge_measure(key, 410, 380).better is False


def rows_of(case: CaseRecords) -> dict[str, ChangeRow]:
    return {
        row.label: row
        for row in build_change_rows(case, ReportDays(start=FIRST.date(), last=None, now=TODAY))
    }


def own_rows(*scores: Score) -> dict[str, ChangeRow]:
    notes: list[Assessment | Session] = [
        build_initial_assessment(scores=scores[:1]),
        *(build_session(7 * day, scores=(each,)) for day, each in enumerate(scores[1:], 1)),
    ]
    case = build_case_records(
        *notes, build_plan(goals=(Goal(words="Walk", measure=f"score:{WALK.id}", target=450, by=TODAY),))
    )
    return rows_of(case)


@pytest.mark.parametrize(
    "measure", [each for each in load_shipped_instruments() if not each.asked], ids=lambda each: each.id
)
def test_every_shipped_one_is_named_formatted_and_a_row_of_the_report(measure: Instrument) -> None:
    key = f"score:{measure.id}"
    case = build_case_records(
        build_initial_assessment(scores=(Score(instrument=measure.id, value=measure.low),)),
        build_session(7, scores=(Score(instrument=measure.id, value=measure.high),)),
        build_plan(goals=()),
    )
    assert key in list_measures(case)
    assert format_measure_label(key) == measure.short_name
    row = rows_of(case)[measure.short_name]
    assert (row.start.text, row.now.text) == (
        format_measure_value(key, measure.low),
        format_measure_value(key, measure.high),
    )


def test_an_own_measure_is_a_row_of_the_report_with_its_goal() -> None:
    custom_data.set_custom_data(custom_data.Vocabularies(instruments=[OWN_WALK]))
    row = own_rows(Score(instrument=WALK.id, value=380), Score(instrument=WALK.id, value=410))[
        "Six-minute walk"
    ]
    assert (row.start.text, row.now.text, row.change, row.goal) == ("380 m", "410 m", "+30 m", "450 m")
    assert row.scale == "0–1000, higher is better"


def test_scores_of_another_version_of_the_form_are_left_apart() -> None:
    custom_data.set_custom_data(custom_data.Vocabularies(instruments=[OWN_WALK]))
    scores = [
        Score(instrument=WALK.id, value=value, version=version)
        for value, version in ((380, ""), (41, "2"), (44, "2"))
    ]
    case = build_case_records(*(build_session(7 * day, scores=(each,)) for day, each in enumerate(scores)))
    assert [each.value for each in find_readings(case, f"score:{WALK.id}")] == [41, 44]
    back = build_case_records(
        *(build_session(7 * day, scores=(each,)) for day, each in enumerate([*scores[:2], scores[0]]))
    )
    assert [each.value for each in find_readings(back, f"score:{WALK.id}")] == [380, 380]


def test_answers_without_a_total_are_no_reading() -> None:
    begun = Score(instrument="odi", answers=(1, None))
    case = build_case_records(
        build_session(0, scores=(begun,)), build_session(7, scores=(Score(instrument="odi", value=20),))
    )
    assert [each.value for each in find_readings(case, "score:odi")] == [20]


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (Score(instrument="quickdash", value=43.2), "QuickDASH 43.2"),
        (Score(instrument="startback", value=3), "STarT Back 3 (low risk)"),
        (Score(instrument="midas", value=12), "MIDAS 12 days (moderate disability)"),
        (Score(instrument="odi", value=42), "ODI 42% (severe disability)"),
        (Score(instrument="own_form", answers=(1, None, 2)), "own_form: 2 of 3 items answered, no total"),
        (Score(instrument="odi"), ""),
    ],
)
def test_a_note_says_what_a_total_is_called(score: Score, words: str) -> None:
    assert format_score(score) == words


def test_a_retired_one_is_not_offered_and_its_scores_keep_their_name(sample: Sample) -> None:
    stored = save_instrument(sample.clinic_file, sample.who, OWN_WALK)
    retired = retire_instrument(sample.clinic_file, sample.who, stored)
    assert WALK.id not in ids()
    assert get_instrument(WALK.id) == WALK
    assert format_measure_label(f"score:{WALK.id}") == "Six-minute walk"
    retire_instrument(sample.clinic_file, sample.who, retired, retired=False)
    assert WALK.id in ids()


def test_the_log_says_who_added_which(sample: Sample) -> None:
    save_instrument(sample.clinic_file, sample.who, OWN_WALK)
    entries = sample.clinic_file.connection.run_sql("SELECT what FROM log ORDER BY at")
    assert entries[-1]["what"] == "added outcome measure Six-minute walk"


def test_a_file_adds_its_instrument_and_a_newer_file_takes_its_place(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(document(**NDI)), encoding="utf-8-sig")
    first = import_instrument_file(sample.clinic_file, sample.who, path)
    assert len(get_instrument("own_form").items) == 10
    path.write_text(json.dumps(document(**NDI, name="Our form, anew")), encoding="utf-8")
    again = import_instrument_file(sample.clinic_file, sample.who, path)
    assert (again.id, again.version) == (first.id, first.version + 1)
    assert get_instrument("own_form").name == "Our form, anew"


def test_a_form_that_counts_otherwise_needs_another_version(sample: Sample) -> None:
    import_instrument(sample.clinic_file, sample.who, json.dumps(document(**NDI)))
    with pytest.raises(Invalid, match="Give it another “version”") as caught:
        import_instrument(sample.clinic_file, sample.who, json.dumps(document(**QUICKDASH)))
    assert caught.value.field == "document"
    assert get_instrument("own_form") == read(**NDI)
    import_instrument(sample.clinic_file, sample.who, json.dumps(document(**QUICKDASH, version="2")))
    assert get_instrument("own_form").version == "2"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id": "odi"}, "The id odi is one of the program's own. Choose another."),
        ({"short_name": "quickdash"}, "There is already a measure called QuickDASH. Choose another name."),
        ({"name": "Neck Disability Index"}, "There is already a measure called NDI. Choose another name."),
        (
            {"asked": True, "question": "q", "low_means": "a", "high_means": "b"},
            "“asked” is only for the program's own questions; leave it out.",
        ),
    ],
)
def test_a_shipped_id_or_name_is_not_taken(sample: Sample, changes: dict[str, Any], sentence: str) -> None:
    before = sample.clinic_file.custom_instruments.count()
    with pytest.raises(Invalid) as caught:
        import_instrument(sample.clinic_file, sample.who, json.dumps(document(**changes)))
    assert caught.value.message == sentence
    assert sample.clinic_file.custom_instruments.count() == before


def test_two_of_the_clinics_own_have_two_names(sample: Sample) -> None:
    save_instrument(sample.clinic_file, sample.who, OWN_WALK)
    with pytest.raises(Invalid, match="already a measure of this clinic with the id own_six_minute_walk"):
        save_instrument(
            sample.clinic_file, sample.who, CustomInstrument(code=WALK.id, document=encode_definition(WALK))
        )
    with pytest.raises(Invalid, match="already a measure called Six-minute walk"):
        import_instrument(sample.clinic_file, sample.who, json.dumps(document(short_name="SIX-minute walk")))


def test_a_stored_one_keeps_its_id(sample: Sample) -> None:
    stored = save_instrument(sample.clinic_file, sample.who, OWN_WALK)
    with pytest.raises(Invalid, match="keeps its id: this one is own_six_minute_walk, not own_form"):
        save_instrument(sample.clinic_file, sample.who, stored.with_changes(document=json.dumps(document())))


@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        (None, StorageFailure, "It cannot be read: "),
        (b"\xff\xfe{}", Invalid, "It is not a text file in UTF-8."),
        (b"{", Invalid, "The file is not JSON: line 1"),
    ],
)
def test_a_file_that_cannot_be_read(
    sample: Sample, tmp_path: Path, content: bytes | None, error: type[Exception], sentence: str
) -> None:
    path = tmp_path / "form.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=sentence):
        import_instrument_file(sample.clinic_file, sample.who, path)


def test_a_definition_of_a_later_program_stops_nothing() -> None:
    shadow = json.dumps(document(id="odi"))
    custom_data.set_custom_data(
        custom_data.Vocabularies(
            instruments=[
                CustomInstrument(code="own_later", document='{"id": "own_later", "from": "later"}'),
                CustomInstrument(code="odi", document=shadow),
                OWN_WALK,
            ]
        )
    )
    assert ids() == {each.id for each in load_shipped_instruments()} | {WALK.id}
    assert get_instrument("odi").name == "Oswestry Disability Index"
    assert format_measure_label("score:own_later") == "own_later"
