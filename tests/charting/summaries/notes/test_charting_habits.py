"""What is usual: counted from signed notes, the client's before the therapist's before what is usual at all."""

from typing import Any

from charting.actions.notes import save_draft, sign_note, start_session
from charting.actions.usage_habits import read_habits
from charting.entry.quick.line_reading import read_line
from charting.model.case import Case, Side
from charting.model.clinic import Therapist
from charting.model.findings import Palpation, RangeOfMotion, Score
from charting.model.session import Pressure, Treatment
from charting.summaries.notes.charting_habits import (
    ChartingHabits,
    HabitCounts,
    combine_habits,
    count_habits,
    count_uses,
    find_usual_pressures,
)
from tests.support.progress_cases import build_session
from tests.support.sample_clinic import NOON, Sample, build_client, complete_session


def given(*lines: Any) -> tuple[Any, ...]:
    return tuple(Treatment(technique=name, pressure=pressure) for name, pressure in lines)


MFR, TPT = "Myofascial release", "Trigger point therapy"


def test_what_notes_hold_is_counted_by_kind_and_name() -> None:
    note = build_session(
        0,
        palpation=(Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Adhesion", grade=2),),
        ranges=(RangeOfMotion(joint="shoulder", motion="flexion", degrees=100),),
        scores=(Score(instrument="quickdash", value=50),),
        treatment=given((MFR, Pressure.LIGHT), (MFR, Pressure.FIRM)),
    )
    assert count_uses(
        [note, build_session(7, palpation=(), ranges=(), treatment=given((MFR, Pressure.NONE)))]
    ) == {
        "structure:Infraspinatus": 1,
        "finding:Adhesion": 1,
        "joint:shoulder": 1,
        "motion:flexion": 1,
        "instrument:quickdash": 1,
        f"technique:{MFR}": 3,
    }


def test_the_usual_pressure_is_the_most_frequent_one_and_of_equals_the_later() -> None:
    notes = [
        build_session(0, treatment=given((MFR, Pressure.LIGHT), (TPT, Pressure.FIRM))),
        build_session(7, treatment=given((MFR, Pressure.LIGHT), (TPT, Pressure.MODERATE))),
        build_session(14, treatment=given((MFR, Pressure.DEEP), ("Cupping", Pressure.NONE))),
    ]
    assert find_usual_pressures(notes) == {
        "myofascial release": Pressure.LIGHT,
        "trigger point therapy": Pressure.MODERATE,
    }


def test_the_pressure_is_the_clients_then_the_therapists_then_the_usual_one() -> None:
    usual = combine_habits(
        HabitCounts(pressure={"myofascial release": Pressure.LIGHT}),
        HabitCounts(pressure={"myofascial release": Pressure.FIRM, "trigger point therapy": Pressure.FIRM}),
    )
    assert usual.get_usual_pressure("MYOFASCIAL release") is Pressure.LIGHT
    assert usual.get_usual_pressure(TPT) is Pressure.FIRM
    assert usual.get_usual_pressure("Deep tissue massage") is Pressure.DEEP
    assert usual.get_usual_pressure("Effleurage") is Pressure.NONE
    assert usual.get_usual_pressure("Dry brushing of my own") is Pressure.NONE


def test_names_are_ranked_by_the_clients_use_then_the_therapists() -> None:
    usual = combine_habits(
        HabitCounts(use={"technique:Cupping": 1}),
        HabitCounts(use={f"technique:{TPT}": 9, f"technique:{MFR}": 2}),
    )
    assert usual.rank_names(["Effleurage", MFR, TPT, "Cupping"]) == ["Cupping", TPT, MFR, "Effleurage"]
    assert ChartingHabits().rank_names(["b", "a"]) == ["b", "a"]


def test_habits_rank_what_quick_entry_offers() -> None:
    femoris = combine_habits(
        count_habits([]),
        count_habits([build_session(0, palpation=(Palpation(structure="Biceps femoris", grade=1),))]),
    )
    usual, shipped = read_line("biceps r ten 2", femoris.use)[0].record, read_line("biceps r ten 2")[0].record
    assert isinstance(usual, Palpation)
    assert isinstance(shipped, Palpation)
    assert usual.structure == "Biceps femoris" != shipped.structure


def test_reading_takes_the_clients_and_the_therapists_signed_notes(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    found = read_habits(chart, who, sample.client.id)
    assert found.use.client == found.use.therapist == count_uses([sample.session])
    assert found.use.client[f"technique:{MFR}"] == 1


def test_reading_again_after_signing_has_the_new_note_and_drafts_never_count(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    other = Therapist(name="Ana Silva")
    with chart.act("Ana", "a client of hers") as act:
        act.store_record(other)
        client = act.store_record(build_client(family_name="Okafor", chart_number=77))
        case = act.store_record(Case(client_id=client.id, complaint="Neck", opened=NOON.date()))
    before = read_habits(chart, who, client.id)
    assert before.use.client == {}
    assert read_habits(chart, other, client.id).use.therapist == {}
    draft = save_draft(chart, who, complete_session(start_session(chart, who, case, NOON)))
    assert read_habits(chart, who, client.id) == before
    sign_note(chart, who, draft)
    after = read_habits(chart, who, client.id)
    assert after.use.client == count_uses([draft])
    assert after.use.therapist[f"technique:{MFR}"] == before.use.therapist[f"technique:{MFR}"] + 1
