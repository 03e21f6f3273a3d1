"""Assessment templates: each shipped line is read, each wrong one is told, and a clinic's own take their place."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from charting.entry.templates.template_lines import (
    TEMPLATE_LINE_FIELDS,
    build_template_lines,
    describe_wrong_lines,
    find_affected_side,
    parse_template_line,
    select_new_lines,
)
from charting.errors import Invalid
from charting.model.case import Area, Case, Side
from charting.model.custom_records import CustomTemplate
from charting.model.findings import (
    MotionMode,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.note_line import Origin
from charting.reference import custom_data
from charting.reference.assessment_templates import (
    AssessmentTemplate,
    list_templates,
    load_shipped_templates,
    propose_template,
)

TEMPLATE = Origin.TEMPLATE
ASKED_FOR = {
    "neck", "headache", "shoulder", "low_back", "sciatica", "hip", "knee", "scar", "whiplash", "fibromyalgia",
    "jaw", "carpal_tunnel", "ankle_foot", "thoracic", "pregnancy_low_back",
}  # fmt: skip
each_template = pytest.mark.parametrize("template", load_shipped_templates(), ids=lambda each: each.id)


@pytest.fixture(autouse=True)
def _only_shipped() -> Iterator[None]:
    custom_data.set_custom_data(custom_data.SHIPPED)
    yield
    custom_data.set_custom_data(custom_data.SHIPPED)


def test_the_complaints_of_the_field_have_a_template() -> None:
    ids = [each.id for each in load_shipped_templates()]
    assert set(ids) >= ASKED_FOR
    assert len(set(ids)) == len(ids)


@each_template
def test_every_line_is_read_and_says_nothing_twice(template: AssessmentTemplate) -> None:
    assert describe_wrong_lines(template.lines) == []
    records = [record for line in template.lines for record in parse_template_line(line, Side.RIGHT)[1]]
    assert len(set(records)) == len(records)


@each_template
def test_every_record_is_unfilled_and_of_the_template(template: AssessmentTemplate) -> None:
    found = build_template_lines(template.lines)
    assert {"ranges", "palpation", "scores"} <= set(found) <= set(TEMPLATE_LINE_FIELDS.values())
    for record in (each for records in found.values() for each in records):
        assert record.origin is TEMPLATE
        assert not record.filled


@each_template
def test_the_name_of_a_template_and_each_of_its_words_propose_it_or_one_that_says_it_better(
    template: AssessmentTemplate,
) -> None:
    for word in template.complaint:
        found = propose_template([f"Pain: {word}, since May"])
        assert found is not None
        assert found.id == template.id or any(word in other for other in found.complaint)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("Right shoulder",), "shoulder"),
        (("Neck pain after whiplash",), "whiplash"),
        (("Low back pain with sciatica",), "sciatica"),
        (("Both knees hurt",), "knee"),
        (("", "low back"), "low_back"),
        (("Cesarean scar, tight",), "scar"),
        (("Low back pain, pregnant",), "pregnancy_low_back"),
    ],
)
def test_what_a_case_says_of_itself_proposes_a_template(words: tuple[Any, ...], wanted: str) -> None:
    found = propose_template(words)
    assert found is not None
    assert found.id == wanted


@pytest.mark.parametrize("words", [(), ("",), ("kneading dough",), ("stress",)])
def test_words_that_name_no_complaint_propose_nothing(words: tuple[Any, ...]) -> None:
    assert propose_template(words) is None


def test_each_kind_of_line() -> None:
    external = RangeOfMotion(
        joint="shoulder", motion="external rotation", side=Side.LEFT, mode=MotionMode.PASSIVE, origin=TEMPLATE
    )
    for line in ("rom shoulder external rotation aff passive", "rom sh ER l passive"):
        assert build_template_lines((line,), Side.LEFT) == {"ranges": (external,)}
    assert build_template_lines(("MMT hip flexion r",)) == {
        "strength": (Strength(structure="hip flexion", side=Side.RIGHT, origin=TEMPLATE),)
    }
    assert build_template_lines(("palp ql l", "palp diaphragm"))["palpation"] == (
        Palpation(structure="Quadratus lumborum", side=Side.LEFT, origin=TEMPLATE),
        Palpation(structure="Diaphragm", origin=TEMPLATE),
    )
    assert build_template_lines(("test faber b",))["tests"] == tuple(
        SpecialTest(name="FABER (Patrick)", side=side, result=TestResult.NOT_DONE, origin=TEMPLATE)
        for side in (Side.RIGHT, Side.LEFT)
    )
    assert build_template_lines(("measure: NDI",)) == build_template_lines(("measure NDI",))
    assert build_template_lines(("measure NDI", "measure ndi")) == {
        "scores": (Score(instrument="ndi", origin=TEMPLATE),)
    }


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "“” must begin with rom, mmt, palp, test, measure."),
        ("rome cervical flexion", "“rome cervical flexion” must begin with rom, mmt, palp, test, measure."),
        ("palp", "“palp” does not say which structure or region."),
        (
            "rom cervikal rotation r",
            "“rom cervikal rotation r”: no motion is called “cervikal rotation”. Did you mean “cervical rotation”?",
        ),
        ("test zzz", "“test zzz”: no special test is called “zzz”."),
        ("rom cervical flexion r", "“rom cervical flexion r”: cervical flexion has no right and left."),
        ("measure ndi b", "“measure ndi b”: ndi has no right and left."),
    ],
)
def test_a_wrong_line_gets_one_sentence(line: str, sentence: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_template_line(line)
    assert caught.value.message == sentence
    assert describe_wrong_lines((line,)) == [sentence]
    assert build_template_lines((line, "measure ndi")) == {
        "scores": (Score(instrument="ndi", origin=TEMPLATE),)
    }


@pytest.mark.parametrize(
    ("sides", "affected"),
    [
        ((), Side.NONE),
        ((Side.NONE,), Side.NONE),
        ((Side.LEFT, Side.NONE), Side.LEFT),
        ((Side.LEFT, Side.RIGHT), Side.BOTH),
    ],
)
def test_the_affected_side_is_the_one_that_the_case_names(sides: tuple[Any, ...], affected: Side) -> None:
    areas = tuple(Area(region="shoulder", side=side) for side in sides)
    case = Case(client_id="client", complaint="Shoulder", opened=date(2026, 1, 5), areas=areas)
    assert find_affected_side(case) is affected
    count = {Side.BOTH: 2}.get(affected, 1)
    assert len(build_template_lines(("test neer aff",), affected)["tests"]) == count


def test_a_line_that_is_there_already_is_not_added_again() -> None:
    lines = build_template_lines(("rom cervical rotation b", "measure ndi"))
    charted = RangeOfMotion(joint="Cervical", motion="rotation", side=Side.RIGHT, degrees=60)
    (left,) = select_new_lines(lines["ranges"], (charted,))
    assert isinstance(left, RangeOfMotion)
    assert left.side is Side.LEFT
    assert select_new_lines(lines["scores"], lines["scores"]) == ()


def test_a_clinics_template_takes_the_place_of_the_shipped_one_and_keeps_its_complaint() -> None:
    custom_data.set_custom_data(
        custom_data.Vocabularies(
            templates=[CustomTemplate(code="neck", name="Neck, short", lines=("measure ndi",))]
        )
    )
    neck = next(each for each in list_templates() if each.id == "neck")
    assert (neck.name, neck.lines, neck.source) == ("Neck, short", ("measure ndi",), "this clinic")
    assert propose_template(["stiff neck"]) == neck
    assert len(list_templates()) == len(load_shipped_templates())


def test_a_clinic_adds_its_own_and_hides_a_shipped_one() -> None:
    custom_data.set_custom_data(
        custom_data.Vocabularies(
            templates=[
                CustomTemplate(code="climber", name="Climber's finger", lines=("palp FDP b",)),
                CustomTemplate(code="scar", name="Post-surgical scar"),
            ]
        )
    )
    ids = [each.id for each in list_templates()]
    assert "climber" in ids
    assert "scar" not in ids
    proposed = propose_template(["Climber's finger since June"])
    assert proposed is not None
    assert proposed.id == "climber"


def test_the_file_holds_only_what_the_readme_says() -> None:
    document = json.loads(
        (files("charting.reference") / "data" / "templates.json").read_text(encoding="utf-8")
    )
    assert all(set(each) == {"id", "name", "complaint", "lines", "source"} for each in document)
    assert all(each["source"].strip() for each in document)
