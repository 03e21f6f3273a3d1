"""Every shipped instrument is filed by its short name, its id and the short form that therapists type."""

import pytest

from charting.entry.quick.line_reading import LineReading, read_line
from charting.entry.quick.note_values import NoteValue
from charting.measures.instrument_form import Instrument
from charting.measures.instruments import load_shipped_instruments
from charting.model.findings import Score

APART = {"nprs": NoteValue(what="pain now", value=0), "psfs_activity": NoteValue(what="psfs", value=(0,))}
MEASURES = [each for each in load_shipped_instruments() if each.id not in APART]
USUAL = {
    "tsk": "tsk11",
    "hit": "hit6",
    "koos": "koos_jr",
    "hoos": "hoos_jr",
    "promis": "promis_pi",
    "sf12 pcs": "sf12_pcs",
    "sf12 mcs": "sf12_mcs",
    "sbst": "startback",
    "start back": "startback",
    "fabqw": "fabq_w",
    "fabqpa": "fabq_pa",
    "rmq": "rmdq",
    "oswestry": "odi",
    "bbs": "berg",
    "quick dash": "quickdash",
    "grc": "groc",
    "psfs avg": "psfs",
}


def filed(typed: str) -> LineReading:
    return read_line(typed)[0]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.id)
def test_a_total_is_filed_by_short_name_and_id(measure: Instrument) -> None:
    names = [measure.short_name, measure.short_name.lower(), measure.name]
    names += [measure.id] if measure.id != "psfs" else []  # that is the line of the activities
    for name in names:
        reading = filed(f"{name} {measure.high:g}")
        assert (reading.record, reading.certain) == (total(measure, measure.high), True), name
        assert filed(f"{name} {measure.low:g}").record == total(measure, measure.low), name


def total(measure: Instrument, value: float) -> Score:
    return Score(instrument=measure.id, value=value, version=measure.version)


@pytest.mark.parametrize(("typed", "instrument"), USUAL.items())
def test_a_total_is_filed_by_its_usual_short_form(typed: str, instrument: str) -> None:
    measure = next(each for each in MEASURES if each.id == instrument)
    reading = filed(f"{typed} {measure.low:g}")
    assert (reading.record, reading.certain) == (total(measure, measure.low), True)


@pytest.mark.parametrize("instrument", APART)
def test_pain_and_activities_go_to_their_own_fields(instrument: str) -> None:
    short = next(each.short_name for each in load_shipped_instruments() if each.id == instrument)
    assert filed(f"{short} 0").record == APART[instrument]


def test_a_vas_up_to_ten_may_be_either_scale_and_is_asked() -> None:
    readings = read_line("vas 6")
    assert [each.phrase for each in readings[:2]] == ["VAS 6", "Pain now 6/10"]
    assert not any(each.certain for each in readings)
    assert filed("vas 60").certain


@pytest.mark.parametrize(
    ("typed", "said"),
    [("lefs 60/80", "LEFS 60"), ("ndi 22/50", "NDI 22"), ("odi 34%", "ODI 34"), ("lefs sixty", "LEFS 60")],
)
def test_a_total_may_be_written_out_of_its_most(typed: str, said: str) -> None:
    assert (filed(typed).phrase, filed(typed).certain) == (said, True)


@pytest.mark.parametrize("typed", ["ndi 22%", "ndi 22/100", "lefs 60/50", "tsk 9"])
def test_a_figure_of_another_scale_stays_text(typed: str) -> None:
    assert not any(isinstance(each.record, Score) for each in read_line(typed))
