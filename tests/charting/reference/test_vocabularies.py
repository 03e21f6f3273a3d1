"""The shipped vocabularies: complete, unique, sourced, in American spelling, and free of what may not ship."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from charting.measures.instruments import list_instruments
from charting.reference import custom_data, loader
from charting.reference.icd10 import list_common_icd10

LISTS = {
    "techniques": loader.list_techniques(),
    "structures": loader.list_structures(),
    "regions": loader.list_regions(),
    "rom_norms": loader.list_rom_motions(),
    "palpation_findings": loader.list_palpation_findings(),
    "palpation_grades": loader.list_palpation_grades(),
    "tenderness_grades": loader.list_grades("tenderness"),
    "strength_grades": loader.list_grades("strength"),
    "edema_grades": loader.list_grades("edema"),
    "special_tests": loader.list_special_tests(),
    "red_flags": loader.list_red_flags(),
    "contraindications": loader.list_contraindications(),
    "abbreviations": loader.list_abbreviations(),
    "quick_words": loader.list_quick_words(),
    "states": loader.list_states(),
    "end_feels": loader.list_end_feels(),
    "pain_qualities": loader.list_pain_qualities(),
    "pain_frequencies": loader.list_pain_frequencies(),
    "midline_joints": loader.list_pick_words("midline joint"),
    "provider_credentials": loader.list_provider_credentials(),
    "provider_specialties": loader.list_provider_specialties(),
}
UNVERIFIED = "unverified"
BRITISH = re.compile(
    r"oedema|haem|tumour|\bfibre|ilis(e|ation)|orthopaed|anaesth|paraesth|pnoea|licence|colour|centre\b",
    re.IGNORECASE,
)
CPT = re.compile(r"(?<![\d.])97\d{3}(?![\d.])")


def every_text(row: msgspec.Struct) -> str:
    values = msgspec.structs.asdict(row)
    return " | ".join(str(value) for field, value in values.items() if "source" not in field)


@pytest.mark.parametrize("name", LISTS)
def test_list_is_filled_and_every_row_says_where_it_comes_from(name: str) -> None:
    assert len(LISTS[name]) >= 4
    assert all(row.source.strip() for row in LISTS[name])


CHOICES = ("id", "name", "condition", "question", "grade", "code")


@pytest.mark.parametrize(
    ("name", "field"),
    [(name, field) for name, rows in LISTS.items() for field in CHOICES if hasattr(rows[0], field)],
)
def test_nothing_stands_twice(name: str, field: str) -> None:
    rows = [getattr(row, field) for row in LISTS[name]]
    assert [value for value, count in Counter(rows).items() if count > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_words_are_ours_and_american(name: str) -> None:
    for text in map(every_text, LISTS[name]):
        assert not BRITISH.search(text), text
        assert not re.search(r"certified|compliant|cured|real change", text, re.IGNORECASE), text


def test_no_cpt_code_anywhere() -> None:
    shipped = (
        [row for rows in LISTS.values() for row in rows]
        + list(list_common_icd10())
        + list(list_instruments())
    )
    assert [row for row in shipped if CPT.search(str(msgspec.structs.asdict(row)))] == []


def test_unverified_figures_are_not_printed() -> None:
    for norm in loader.list_rom_motions():
        assert norm.normal is None or UNVERIFIED not in norm.source
        assert norm.error is None or (norm.error_citation and norm.error_population and norm.error_source)
        assert UNVERIFIED not in norm.error_source


def test_norms_are_found_whatever_the_case() -> None:
    norm = loader.find_rom_norm("Shoulder", "External rotation")
    assert norm is not None
    assert (norm.normal, norm.error, norm.unit, norm.paired) == (90, 20, "°", True)
    assert loader.find_rom_norm("shoulder", "wiggle") is None


@pytest.mark.parametrize(
    ("joint", "motion", "normal"),
    [
        ("cervical", "rotation", 80),
        ("thoracolumbar", "flexion", 90),
        ("shoulder", "flexion", 180),
        ("elbow", "extension", 0),
        ("knee", "flexion", 135),
        ("ankle", "dorsiflexion", 20),
    ],
)
def test_norms_of_the_sources(joint: str, motion: str, normal: int) -> None:
    norm = loader.find_rom_norm(joint, motion)
    assert norm is not None
    assert norm.normal == normal


def test_every_shoulder_motion_has_the_twenty_degrees() -> None:
    errors = {norm.error for norm in loader.list_rom_motions() if norm.joint == "shoulder"}
    assert errors == {20}


def test_the_jaw_is_in_millimeters() -> None:
    norm = loader.find_rom_norm("temporomandibular", "opening")
    assert norm is not None
    assert norm.unit == "mm"


def test_a_joint_with_a_motion_that_has_no_side_is_in_the_midline() -> None:
    unpaired = {norm.joint for norm in loader.list_rom_motions() if not norm.paired}
    listed = {norm.joint for norm in loader.list_rom_motions()}
    assert unpaired == listed & set(loader.get_midline_joints())
    assert loader.get_midline_joints()["cervical"] == "cervical spine"
    assert loader.get_midline_joints()["neck"] == "neck"


def test_grades_run_without_a_gap() -> None:
    assert [grade.grade for grade in loader.list_palpation_grades()] == ["0", "1", "2", "3", "4"]
    assert [grade.grade for grade in loader.list_grades("strength")] == ["0", "1", "2", "3", "4", "5"]
    assert loader.list_grades("no such scale") == ()


def test_quick_entry_letters_are_no_ones_prefix() -> None:
    """Typing `ten` must not wait for a longer word."""
    typed = [finding.typed for finding in loader.list_palpation_findings()]
    clashes = [(one, other) for one in typed for other in typed if one != other and other.startswith(one)]
    assert clashes == []
    assert len(set(typed)) == len(typed)


def test_tests_that_end_the_massage() -> None:
    refer = {test.name for test in loader.list_special_tests() if test.refer_out}
    assert refer == {"Vertebral artery test", "Sharp-Purser", "Lhermitte sign", "Thompson"}
    assert "Homans" not in " ".join(test.name for test in loader.list_special_tests())


def test_red_flags_come_the_most_urgent_first() -> None:
    today = ["911" in flag.action or "emergency" in flag.action for flag in loader.list_red_flags()]
    assert today == sorted(today, reverse=True)
    assert any(today)
    assert all(flag.question.endswith("?") and flag.action.endswith(".") for flag in loader.list_red_flags())


@pytest.mark.parametrize(
    ("region", "area"),
    [
        ("shoulder_front", "shoulder"),
        ("Back of the neck", "neck"),
        ("BACK OF THE NECK", "neck"),
        ("Low back", "low back"),
        ("sacrum", "low back"),
        ("shoulder", "shoulder"),
        ("Right shoulder", "shoulder"),
        ("both knees", "knee"),
        ("whiplash", "whiplash"),
        ("elsewhere", "elsewhere"),
        ("", ""),
    ],
)
def test_area_of_a_region(region: str, area: str) -> None:
    assert loader.find_body_area(region) == area


def test_areas_run_from_head_to_foot() -> None:
    assert loader.list_body_areas()[0] == "head"
    assert loader.list_body_areas()[-1] == "foot"
    assert {"neck", "shoulder", "low back", "hip", "knee"} <= set(loader.list_body_areas())


def test_importing_reads_no_file() -> None:
    program = (
        "import charting.reference.icd10 as i, charting.reference.loader as l, charting.measures.instruments as m;"
        "from charting.reference import custom_data as own;"
        "caches=[f for o in (i, l, m) for f in vars(o).values() if hasattr(f, 'cache_info')];"
        "print(len(caches) > 3, sum(f.cache_info().currsize for f in caches), len(own.SHIPPED.version.caches))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "0", "0"]


@pytest.mark.parametrize(
    ("file", "read", "lists"),
    [
        ("words", loader.list_pick_words, ("end-feel", "pain quality", "no such list")),
        ("grades", loader.list_grades, ("palpation", "strength", "edema")),
    ],
)
def test_a_file_of_several_lists_is_read_once(
    monkeypatch: pytest.MonkeyPatch, file: str, read: Callable[..., Any], lists: tuple[str, str, str]
) -> None:
    names: list[str] = []
    kept = loader.read_rows

    def read_rows(name: str, kind: type[Any]) -> Any:
        names.append(name)
        return kept(name, kind)

    monkeypatch.setattr(loader, "read_rows", read_rows)
    custom_data.SHIPPED.version.caches.clear()
    assert [bool(read(each)) for each in lists] == [not each.startswith("no ") for each in lists]
    assert names == [file]
