"""Whatever is filed, printed as a phrase and typed again, files the same; and no word or figure is swallowed."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from charting.entry.quick.line_reading import LineReading, read_line
from charting.entry.quick.note_values import NoteValue
from charting.entry.quick.phrases import format_phrase
from charting.measures.instruments import list_instruments
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Activity,
    AskedQuestion,
    Depth,
    GradeSign,
    MotionMode,
    Palpation,
    RangeOfMotion,
    RangeWord,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.plan import HomeKind, HomeTask
from charting.model.record import Part
from charting.model.session import Pressure, Progress, Treatment
from charting.reference import loader

IN_STRIPS = {"nprs", "psfs_activity"}  # set as pain and as activities, not as a total
ACTIVITIES = ("Reach top shelf", "Lift my child", "Walk 20 minutes", "Écrire à la main")

structures = [each.name for each in loader.list_structures()]
areas = [area[:1].upper() + area[1:] for area in loader.list_body_areas()]
places = list(dict.fromkeys([*structures, *(each.name for each in loader.list_regions()), *areas]))
findings = [each.name for each in loader.list_palpation_findings()]
moved = [f"{norm.joint} {norm.motion}".capitalize() for norm in loader.list_rom_motions()]
some = st.sampled_from
sides = some(Side)


def back(field: str, record: Part, activities: Sequence[str] = ()) -> LineReading:
    readings = read_line(format_phrase(field, record), activities=activities)
    assert readings, format_phrase(field, record)
    return readings[0]


def assert_comes_back(field: str, record: Part, activities: Sequence[str] = ()) -> None:
    again = back(field, record, activities)
    assert (again.field, again.record, again.phrase) == (field, record, format_phrase(field, record))


amounts = st.one_of(
    st.builds(dict, degrees=st.integers(-30, 200)),
    st.builds(dict, percent=st.integers(0, 200)),
    st.builds(dict, centimeters=st.integers(-60, 400).map(lambda halves: halves / 2)),
    st.builds(dict, less_than_other=st.integers(-180, 180)),
    st.builds(dict, stated=some([word for word in RangeWord if word])),
    st.just({}),
)
doses = st.builds(
    Dose,
    sets=st.none() | st.integers(1, 50),
    repetitions=st.none() | st.integers(1, 500),
    hold=st.none() | st.integers(1, 3600),
    force=st.none() | st.integers(1, 100),
    per_day=st.none() | st.integers(1, 24),
    per_week=st.none() | st.integers(1, 7),
)


@pytest.mark.parametrize("place", places)
def test_every_place_with_every_finding(place: str) -> None:
    for at, finding in enumerate(findings):
        side, depth = list(Side)[at % 4], list(Depth)[(at // 4) % 4]
        assert_comes_back(
            "palpation", Palpation(structure=place, side=side, finding=finding, grade=at % 5, depth=depth)
        )


@given(
    some(places),
    sides,
    some(["", *findings]),
    st.none() | st.integers(0, 4),
    some(Depth),
    some(["", *places]),
    sides,
)
def test_palpation(
    place: str, side: Side, finding: str, grade: int | None, depth: Depth, there: str, that: Side
) -> None:
    felt = f"{that} {there[:1].lower()}{there[1:]}".strip() if there else ""
    record = Palpation(structure=place, side=side, finding=finding, grade=grade, depth=depth, refers_to=felt)
    assert_comes_back("palpation", record)


@given(
    some(loader.list_rom_motions()),
    sides,
    some(MotionMode),
    amounts,
    st.booleans(),
    some(["", *(each.name for each in loader.list_end_feels())]),
)
def test_ranges(
    norm: object, side: Side, mode: MotionMode, amount: dict[str, object], pain: bool, end_feel: str
) -> None:
    assume(side in (Side.RIGHT, Side.LEFT) or "less_than_other" not in amount)
    assert_comes_back(
        "ranges",
        RangeOfMotion(
            joint=norm.joint,  # type: ignore[attr-defined]
            motion=norm.motion,  # type: ignore[attr-defined]
            side=side,
            mode=mode,
            pain=pain,
            end_feel=end_feel,
            **amount,  # type: ignore[arg-type]
        ),
    )


@given(some([*structures, *moved]), sides, st.none() | st.integers(0, 5), some(GradeSign), st.booleans())
def test_strength(tested: str, side: Side, grade: int | None, sign: GradeSign, pain: bool) -> None:
    assume((grade, sign) not in ((0, GradeSign.MINUS), (5, GradeSign.PLUS)))
    assume(not sign or grade is not None)
    assert_comes_back("strength", Strength(structure=tested, side=side, grade=grade, sign=sign, pain=pain))


@pytest.mark.parametrize("name", [each.name for each in loader.list_special_tests()])
def test_every_special_test(name: str) -> None:
    for side in Side:
        for result in TestResult:
            assert_comes_back("tests", SpecialTest(name=name, side=side, result=result))


@given(some([each for each in list_instruments() if each.id not in IN_STRIPS]), st.floats(0, 1))
def test_scores(measure: object, share: float) -> None:
    steps = round((measure.high - measure.low) / measure.step)  # type: ignore[attr-defined]
    value = round(measure.low + round(share * steps) * measure.step, 4)  # type: ignore[attr-defined]
    assert_comes_back("scores", Score(instrument=measure.id, value=value))  # type: ignore[attr-defined]


@pytest.mark.parametrize("technique", [each.name for each in loader.list_techniques()])
def test_every_technique_on_every_place(technique: str) -> None:
    for at, place in enumerate(places):
        record = Treatment(
            technique=technique,
            areas=place,
            side=list(Side)[at % 4],
            pressure=list(Pressure)[at % 5],
            minutes=at + 1 if at % 3 else None,
        )
        assert_comes_back("treatment", record)


@given(
    some([each.name for each in loader.list_techniques()]),
    st.lists(some(places), max_size=3, unique=True),
    sides,
    some(Pressure),
    st.none() | st.integers(1, 240),
    doses,
    some(["", "supine", "prone", "side-lying", "seated"]),
)
def test_treatment(
    technique: str,
    where: list[str],
    side: Side,
    pressure: Pressure,
    minutes: int | None,
    dose: Dose,
    position: str,
) -> None:
    record = Treatment(
        technique=technique,
        areas=", ".join(where),
        side=side,
        pressure=pressure,
        minutes=minutes,
        dose=dose,
        position=position,
    )
    assert_comes_back("treatment", record)


words = st.from_regex(r"[A-Z][a-z]{2,8}( [a-z0-9;:,×/-]{1,6}){0,5}", fullmatch=True)


@given(words, some(["hep", "home program:", *(f"home {kind}:" for kind in HomeKind)]), doses, st.booleans())
def test_home_tasks_as_they_are_read(name: str, lead: str, dose: Dose, semicolon: bool) -> None:
    readings = read_line(f"{lead} {name}{';' if semicolon else ''} {dose.words}")
    for reading in readings[:1]:
        assert_comes_back(reading.field, reading.record)


@given(words.filter(lambda name: ";" not in name and not any(map(str.isdigit, name))), some(HomeKind), doses)
def test_home_tasks(name: str, kind: HomeKind, dose: Dose) -> None:
    assert_comes_back("home_program", HomeTask(name=name, kind=kind, measured=dose))


VALUES = st.one_of(
    st.builds(
        NoteValue,
        what=some(["pain now", "pain worst", "pain best", "pain average", "pain after"]),
        value=st.integers(0, 10),
    ),
    st.builds(
        NoteValue, what=st.just("psfs"), value=st.lists(st.integers(0, 10), min_size=1, max_size=5).map(tuple)
    ),
    st.builds(
        NoteValue, what=some(["adverse response", "health changes"]), value=st.just(AskedQuestion(asked=True))
    ),
    st.builds(NoteValue, what=st.just("home program done"), value=some(["daily", "most days", "not done"])),
    st.builds(NoteValue, what=st.just("progress"), value=some(Progress)),
    st.builds(
        NoteValue,
        what=st.just("next visit"),
        value=some(["+1w", "fri", "fri 10:30", "nov 21 2pm", "11/21/26", "tomorrow"]),
    ),
    st.builds(
        NoteValue,
        what=some(["pain said", "pain after said"]),
        value=some(
            [
                RelativePain(words=word.name, percent=int(word.note) if word.note else None)
                for word in loader.list_pick_words("relative pain")
            ]
            + [RelativePain(words="30% less", percent=70), RelativePain(words="20% worse", percent=120)]
        ),
    ),
)


@given(VALUES)
def test_values(value: NoteValue) -> None:
    assert_comes_back("value", value)


@given(
    st.lists(
        some(
            [each.name for each in loader.list_pick_words("negative finding")]
            + [name.lower() for name in findings]
        ),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_negatives(names: list[str]) -> None:
    assert_comes_back("negatives", NoteValue(what="negatives", value=tuple(names)))


@given(some(ACTIVITIES), st.integers(0, 10))
def test_activities(name: str, score: int) -> None:
    assert_comes_back("activities", Activity(name=name, score=score), ACTIVITIES)
