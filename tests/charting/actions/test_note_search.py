"""Finding in the words of all notes: what is found, in which order, and by plain words the same as in the index."""

import random
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charting import clock
from charting.actions.clients import register_client, update_client
from charting.actions.note_indexing import index_all_notes
from charting.actions.note_search import PAGE_SIZE, NoteHit, find_notes
from charting.actions.notes import add_addendum, discard_draft, save_draft, sign_note, start_session
from charting.clinic_file import ClinicFile
from charting.model.note import Addendum
from tests.support.sample_clinic import (
    NOON,
    Sample,
    build_client,
    complete_session,
    create_clinic_file,
    open_sample_clinic,
)


def found(clinic_file: ClinicFile, typed: str) -> list[NoteHit]:
    return find_notes(clinic_file, typed).hits


def titles(clinic_file: ClinicFile, typed: str) -> list[str]:
    return [hit.title for hit in found(clinic_file, typed)]


@pytest.fixture(params=["read already", "not read yet"])
def chart_either_way(sample: Sample, request: pytest.FixtureRequest) -> ClinicFile:
    """The sample; what it finds must not depend on whether the index was read on."""
    if request.param == "read already":
        index_all_notes(sample.clinic_file)
    return sample.clinic_file


@pytest.mark.parametrize(
    ("typed", "titles_found"),
    [
        ("capsular", ["Initial assessment"]),
        ("myofascial infrasp", ["Session 1"]),
        ("reaches shelf ", ["Session 1"]),
        ("“so much better”", ["Session 1"]),
        ("“much so better”", []),
        ("left side", ["Addendum to session 1"]),
        ("reach top ", ["Initial assessment", "Session 1", "Session 2"]),
        ("weekly", ["Plan"]),
        ("12o", ["Session 2"]),
        ("night pain", []),
        ("nothing of it", []),
        ("", []),
    ],
)
def test_the_words_of_every_kind_of_note_are_found(
    chart_either_way: ClinicFile, typed: str, titles_found: list[str]
) -> None:
    assert sorted(titles(chart_either_way, typed)) == titles_found


def test_a_hit_says_whose_and_which_note_it_is_and_what_to_open(sample: Sample) -> None:
    [hit] = found(sample.clinic_file, "left side ")
    assert (hit.client.listed_name, hit.client.birth_date) == ("Nguyễn, Thảo Linh", date(1980, 3, 14))
    assert (hit.kind, hit.note_id, hit.record_id) == ("session", sample.session.id, sample.addendum.id)
    assert (hit.day, hit.draft, hit.words) == (NOON.date(), False, "The left side was treated too.")


def test_an_addendum_of_a_report_leads_to_the_report(sample: Sample) -> None:
    add_addendum(sample.clinic_file, sample.who, sample.report, "Faxed once more.")
    [hit] = found(sample.clinic_file, "faxed")
    assert (hit.title, hit.kind, hit.note_id) == ("Addendum to report", "report", sample.report.id)


def test_a_red_flag_is_found_where_it_was_answered_with_yes(sample: Sample) -> None:
    [flag] = sample.assessment.red_flags
    note = sample.assessment.with_changes(
        id="other", version=0, red_flags=(flag.__class__(question="Night pain?", present=True),)
    )
    with sample.clinic_file.act("Rosa", "signed") as act:
        act.store_record(note)
    assert [hit.record_id for hit in found(sample.clinic_file, "night pain")] == ["other"]


def test_a_draft_is_found_as_it_was_saved_last_and_once_when_signed(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    index_all_notes(chart)
    draft = save_draft(
        chart, who, complete_session(sample.draft).with_changes(unread={}, subjective="Plays the cello.")
    )
    [hit] = found(chart, "cello")
    assert (hit.title, hit.draft) == ("Session 2", True)
    draft = save_draft(chart, who, draft.with_changes(subjective="Plays the viola."))
    assert (len(found(chart, "cello")), len(found(chart, "viola"))) == (0, 1)
    sign_note(chart, who, draft)
    for _ in range(2):  # a moment ago, and when it was read
        [hit] = found(chart, "viola")
        assert (hit.title, hit.draft) == ("Session 2", False)
        index_all_notes(chart)


def test_a_discarded_draft_is_never_found(sample: Sample) -> None:
    draft = save_draft(
        sample.clinic_file, sample.who, sample.draft.with_changes(subjective="Plays the cello.")
    )
    discard_draft(sample.clinic_file, sample.who, draft)
    assert found(sample.clinic_file, "cello") == []
    index_all_notes(sample.clinic_file)
    assert found(sample.clinic_file, "cello") == []


def test_a_session_is_numbered_as_in_its_case_also_when_one_is_charted_late(sample: Sample) -> None:
    chart, who, case = sample.clinic_file, sample.who, sample.case
    index_all_notes(chart)
    discard_draft(chart, who, sample.draft)
    late = start_session(chart, who, case, NOON - timedelta(days=9))
    sign_note(chart, who, complete_session(late).with_changes(subjective="Plays the cello."))
    assert titles(chart, "cello") == ["Session 1"]
    assert titles(chart, "shelf much") == ["Session 2"]
    assert titles(chart, "left side") == ["Addendum to session 2"]


def test_a_client_is_named_as_they_are_called_now(sample: Sample) -> None:
    index_all_notes(sample.clinic_file)
    update_client(sample.clinic_file, sample.who, sample.client.with_changes(family_name="Ťažký"))
    assert [hit.client.family_name for hit in found(sample.clinic_file, "capsular")] == ["Ťažký"]


class Written:
    """A chart with addenda whose words a test knows, some of them read into the index, and those addenda."""

    def __init__(self, clinic_file: ClinicFile, addenda: list[Addendum]) -> None:
        self.clinic_file, self.addenda = clinic_file, addenda


WORDS = (
    "leg", "Leg", "legs", "l", "Nguyễn", "nguyen", "x-ray", "xray", "ray", "O’Brien", "obrien", "5/10", "10", "Łódź",
    "tingling", "tin", "ting", "and", "OR", "NOT", "near", "*", '"', "col:", "^", "(", "𝒳", "straße", "½", "_under_", "\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    chance = random.Random(7)
    with open_sample_clinic(tmp_path_factory.mktemp("words") / "clinic.soapstone") as sample:
        addenda = []
        for number in range(120):
            text = " ".join(chance.choices(WORDS, k=chance.randint(2, 9))) + " end"
            with clock.set_to(NOON + timedelta(minutes=chance.randint(0, 90))):
                addenda.append(add_addendum(sample.clinic_file, sample.who, sample.session, text))
            if number == 80:
                index_all_notes(sample.clinic_file)
        yield Written(sample.clinic_file, addenda)


def plainly(text: str) -> list[str]:
    """The words of a text by the plainest means."""
    apart = "".join(" " if letter in "-–" else letter for letter in text if letter not in "'’")
    apart = unicodedata.normalize("NFKD", apart.casefold()).casefold().translate(str.maketrans("ł", "l"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in plain).split()


def has(text: list[str], phrase: list[str], *, begun: bool) -> bool:
    """Whether the phrase stands in the text, word after word."""
    for at in range(len(text) - len(phrase) + 1):
        part = text[at : at + len(phrase)]
        if part == phrase or (begun and part[:-1] == phrase[:-1] and part[-1].startswith(phrase[-1])):
            return True
    return False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=4), st.booleans()
)
def test_the_same_is_found_as_by_looking_through_all_texts(
    written: Written, phrases: list[list[str]], begun: bool
) -> None:
    folded = [found for phrase in phrases if (found := plainly(" ".join(phrase)))]
    typed = " ".join('"' + " ".join(phrase).replace('"', " ") + '"' for phrase in phrases)
    begun = begun and bool(plainly(" ".join(phrases[-1]))) and len(folded[-1][-1]) > 1
    typed = typed[:-1].rstrip() if begun else typed
    expected = [
        addendum.id
        for addendum in written.addenda
        if folded
        and all(
            has(plainly(addendum.text), phrase, begun=begun and place == len(folded) - 1)
            for place, phrase in enumerate(folded)
        )
    ]
    hits = find_notes(written.clinic_file, typed, most=500).hits
    assert sorted(
        hit.record_id for hit in hits if hit.record_id in {each.id for each in written.addenda}
    ) == sorted(expected)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text() | st.text(st.sampled_from("ab\"*():^-+{}~ NEARORANDNOT“”'’\x00\ud800")))
def test_anything_can_be_typed(written: Written, typed: str) -> None:
    find_notes(written.clinic_file, typed)


def test_page_by_page_all_are_found_the_newest_first(written: Written) -> None:
    first, second = find_notes(written.clinic_file, "end"), find_notes(written.clinic_file, "end", PAGE_SIZE)
    third = find_notes(written.clinic_file, "end", 2 * PAGE_SIZE)
    assert [len(first.hits), first.more, len(second.hits), second.more] == [PAGE_SIZE, True, PAGE_SIZE, True]
    assert (len(third.hits), third.more) == (120 - 2 * PAGE_SIZE, False)
    moments = {each.id: each.written_at for each in written.addenda}
    shown = [moments[hit.record_id] for page in (first, second, third) for hit in page.hits]
    assert shown == sorted(moments.values(), reverse=True)


def test_two_clients_stay_apart(tmp_path: Path) -> None:
    chart, who = create_clinic_file(tmp_path / "clinic.soapstone")
    with chart, clock.set_to(NOON):
        for name in ("Nguyen", "Nguyễn"):
            client = register_client(chart, who, build_client(family_name=name))
            case = _case(chart, client.id)
            _sign(chart, who, case, f"The {name} cello.")
        index_all_notes(chart)
        assert {(hit.client.family_name, hit.words.split("\n")[0]) for hit in found(chart, "cello")} == {
            ("Nguyen", "The Nguyen cello."),
            ("Nguyễn", "The Nguyễn cello."),
        }


def _case(clinic_file: ClinicFile, client_id: str) -> Any:
    from charting.actions.plain_records import save_record
    from charting.model.case import Case

    return save_record(
        clinic_file,
        clinic_file.therapists.find()[0],
        Case(client_id=client_id, complaint="x", opened=NOON.date()),
    )


def _sign(clinic_file: ClinicFile, who: Any, case: Any, text: str, at: datetime = NOON) -> None:
    sign_note(
        clinic_file,
        who,
        complete_session(start_session(clinic_file, who, case, at)).with_changes(subjective=text),
    )
