"""The progress report on paper, read back with other libraries: every word as charted, nothing filled in."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from charting.model.findings import Activity, Palpation
from charting.model.plan import Goal
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ReportSentences
from reports.layout.sanitize import find_unprintable, sanitize_text
from tests.support.pdf_reading import other_text_of, printed, text_of
from tests.support.progress_cases import (
    CLIENT,
    CLINIC,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_last_session,
    build_plan,
    build_session,
    build_shoulder_case,
    change_client,
)

NAMES = ["Thảo Nguyễn", "Ťažký", "Ångström", "O'Brien & Søn <x>", "Łukasz Владимиров", "Ελένη Παππά"]


def many_activities() -> CaseRecords:
    """Twelve measures, of which the page shows seven."""
    rated = tuple(Activity(name=f"Lift box {n}", score=4) for n in range(11))
    return build_case_records(
        build_session(0, pain_now=7, activities=rated), build_session(7, pain_now=5, activities=rated)
    )


@pytest.mark.parametrize("read", [text_of, other_text_of])
def test_the_page_says_what_the_chart_says(read: Callable[..., Any]) -> None:
    text = read(printed(build_shoulder_case()))
    for words in [
        "Riverside Medical Massage", "Oklahoma license 104882", "Adaeze Okafor, MD", "Thảo Linh Nguyễn",
        "chart 0412", "M75.01 adhesive capsulitis", "5 of 12 authorized visits used", "61.4", "43.2", "−18.2",
        "128°", "Yes (≥ 2 or 30% ²)", "Not yet (error ± 20° ³)", "Farrar 2001", "Pain by visit (0–10)",
        "not counted as progress", "active TrP 3/4 (4)", "On track", "50 min each", "Weekly × 9 to 26 Dec 2026",
        "Your reply", "☐", "Rosa Delgado, LMT, CNMT", "21 Nov 2026 11:12", "record seal",
        "authorization of 24 Oct 2026", "page 1 of 1",
    ]:  # fmt: skip
        assert words in text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("read", [text_of, other_text_of])
def test_every_name_prints_as_charted(name: str, read: Callable[..., Any]) -> None:
    given, _, family = name.partition(" ")
    text = read(printed(change_client(build_shoulder_case(), given_name=given, family_name=family)))
    assert f"{name} · born" in text


def test_a_name_in_decomposed_letters_is_the_same_name() -> None:
    apart = "Nguye\u0302\u0303n"
    assert "Linh Nguyễn" in text_of(printed(change_client(build_shoulder_case(), family_name=apart)))


def test_a_letter_that_the_typeface_lacks_shows_as_a_question_mark_and_breaks_nothing() -> None:
    text = text_of(
        printed(change_client(build_shoulder_case(), given_name="李\u0000\u202e", family_name="ﬁeld"))
    )
    assert "?" in text.split("born")[0]
    assert "eld · born" in text


def test_fonts_are_embedded_and_nothing_else_is_used() -> None:
    page = PdfReader(BytesIO(printed(build_shoulder_case()))).pages[0]
    resources: Any = page["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "SourceSans" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


def test_metadata_name_the_clinic_and_no_client() -> None:
    found = PdfReader(BytesIO(printed(build_shoulder_case()))).metadata
    assert found is not None
    assert (found.title, found.author, found.creator) == ("Progress report", CLINIC.name, "Soapstone")
    assert "Nguy" not in str(dict(found))


@pytest.mark.parametrize(
    "typed",
    [
        "grip<R>strong",
        "5<x<9 & y>2",
        '<img src="/etc/hostname"/>',
        "<b>bold</b> &lt;kept&gt;",
        "a<br/>b",
        "<para>",
        "</font>",
        "{curly} %s \\n",
    ],
)
def test_markup_is_only_text(typed: str) -> None:
    case = build_case_records(
        build_initial_assessment(activities=(Activity(name=typed, score=3),)),
        build_plan(goals=(Goal(words=typed, measure=f"activity:{typed}", target=8, by=TODAY),)),
        build_session(7, pain_now=4),
        build_last_session(palpation=(Palpation(structure=typed, finding=typed),)),
        client=CLIENT.with_changes(given_name=typed),
        clinic=CLINIC.with_changes(name=typed),
    )
    sentences = ReportSentences(
        bottom_line=f"{typed}. {typed}", request=typed, treatment=typed, outlook=typed
    )
    assert text_of(printed(case, sentences)).count(typed) >= 7


def test_the_same_input_gives_the_same_bytes() -> None:
    case = build_shoulder_case()
    assert printed(case) == printed(case)


def test_missing_scores_print_as_missing() -> None:
    case = build_case_records(
        build_initial_assessment(scores=()), build_plan(), build_session(0), build_session(7, pain_now=5)
    )
    text = text_of(printed(case))
    assert "QuickDASH (0–100, lower is better) – – – – 20 –" in text


def test_pain_after_never_shows_as_a_figure_of_the_table() -> None:
    case = build_case_records(
        build_plan(), build_session(0, pain_now=6, pain_after=6), build_session(7, pain_now=6, pain_after=0)
    )
    text = text_of(printed(case))
    assert "Pain on arrival (NPRS, 0–10, lower is better) 6 – 6 0 2 Not yet" in text
    assert "No meaningful change yet." in text


def test_worse_is_printed_plainly() -> None:
    text = text_of(
        printed(
            build_case_records(
                build_initial_assessment(),
                build_plan(goals=()),
                build_last_session(activities=()),
                build_session(35, pain_now=10),
            )
        )
    )
    assert "Worse (≥ 2 or 30%" in text
    assert "Mixed. Worse: pain on arrival rose from 8 to 10." in text


def test_the_therapists_own_sentences_replace_the_drafted_ones() -> None:
    own = ReportSentences(
        bottom_line="Steady. My own words.", request="We ask you to call Tuesday.", treatment="Mine too."
    )
    text = text_of(printed(build_shoulder_case(), own))
    assert "Steady. My own words. We ask you to call Tuesday." in text
    assert "Treatment given Mine too." in text
    assert "Plan and outlook" not in text
    assert "Improving." not in text


def test_without_a_release_the_page_says_so() -> None:
    text = text_of(printed(build_shoulder_case(consents=())))
    assert "no release to this provider is on file" in text
    assert "released with patient authorization" not in text


def test_what_the_page_has_no_room_for_is_counted_on_a_line_of_its_own() -> None:
    document = pypdfium2.PdfDocument(printed(many_activities()))
    try:
        lines = document[0].get_textpage().get_text_range().splitlines()
    finally:
        document.close()
    assert "and 5 more in the chart" in lines


@pytest.mark.parametrize(
    "text",
    ["Ḥasan al\u2011Ḥusaynī", "Ǧamāl", "Łukasz Владимиров Ӏ", "Ελένη", "Đặng", "→ ≥ ± × − ½ ° ☐ ☑ …", "Why?"],
)
def test_what_the_typeface_has_or_can_put_together_is_printable(text: str) -> None:
    assert find_unprintable(text) == set()
    assert sanitize_text(text).count("?") == text.count("?")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Mei 李", {"李"}),
        ("محمد Ali", set("محمد")),
        ("דוד", set("דוד")),
        ("well 🙂", {"🙂"}),
        ("a\u0000\u202eb\n", set()),
    ],
)
def test_letters_that_paper_would_lose_are_named(text: str, lost: set[str]) -> None:
    assert find_unprintable(text) == lost
    assert ("?" in sanitize_text(text)) == bool(lost)
