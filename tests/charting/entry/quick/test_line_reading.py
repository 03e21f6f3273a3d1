"""Quick entry: what a typed line is read as, when it may be filed at once, and what stays text."""

import pytest

from charting.entry.quick.line_reading import MAX_CHOICES, LineReading, UsageCounts, read_line
from charting.entry.quick.note_values import NoteValue
from charting.model.case import Side
from charting.model.custom_records import CustomEntry
from charting.model.findings import Activity, AskedQuestion, RangeOfMotion, RelativePain
from charting.model.plan import HomeKind, HomeTask
from charting.model.session import Progress, Treatment
from charting.reference import custom_data, loader

ACTIVITIES = ("Reach top shelf", "Lift my child", "Sleep on the right side")

CERTAIN = [
    # palpation
    ("inf r tp 3", "Infraspinatus, right, active trigger point, 3/4"),
    ("r inf 3 tp", "Infraspinatus, right, active trigger point, 3/4"),
    ("tp3 inf r", "Infraspinatus, right, active trigger point, 3/4"),
    ("INF R TP 3/4", "Infraspinatus, right, active trigger point, 3/4"),
    ("inf r tp 3 deep", "Infraspinatus, right, active trigger point, 3/4, deep"),
    ("inf r tp 3 -> r hand", "Infraspinatus, right, active trigger point, 3/4 → right hand"),
    ("inf r tp 3 → behind the eye", "Infraspinatus, right, active trigger point, 3/4 → behind the eye"),
    ("no tp inf r", "Infraspinatus, right, no active trigger point"),
    ("inf r no tp", "Infraspinatus, right, no active trigger point"),
    ("ut l hyp 2", "Upper trapezius, left, hypertonicity, 2/4"),
    ("lev scap r ltp 2 sup", "Levator scapulae, right, latent trigger point, 2/4, superficial"),
    ("neck b tight 2", "Neck, both, hypertonicity, 2/4"),
    ("palp ql r 3", "Quadratus lumborum, right, 3/4"),
    # ranges
    ("rom sh er r 38", "Shoulder external rotation, right, active, 38°"),
    ("r 38 er sh", "Shoulder external rotation, right, active, 38°"),
    (
        "active external rotation of the right shoulder 38°",
        "Shoulder external rotation, right, active, 38°",
    ),
    ("prom sh er r 60", "Shoulder external rotation, right, passive, 60°"),
    ("sh flex r wnl", "Shoulder flexion, right, active, within normal limits"),
    ("sh abd r full pain", "Shoulder abduction, right, active, full but painful"),
    ("cx rot l 75%", "Cervical rotation, left, active, 75% of normal"),
    ("lumb flex 12 cm", "Lumbar flexion, active, 12 cm"),
    ("sh er r 20 less", "Shoulder external rotation, right, active, 20° less than left"),
    ("sh er r 20 less than left", "Shoulder external rotation, right, active, 20° less than left"),
    ("sh er r nt", "Shoulder external rotation, right, active, not tested"),
    ("sh flex r 160 pain firm", "Shoulder flexion, right, active, 160°, painful, end feel firm"),
    ("kn ext r -5", "Knee extension, right, active, −5°"),
    ("tmj open 35", "Temporomandibular opening, active, 35 mm"),
    ("df r 12", "Ankle dorsiflexion, right, active, 12°"),
    # strength, tests, scores
    ("mmt quads r 4+", "Strength: Quadriceps, right, 4+/5"),
    ("quads r 4/5", "Strength: Quadriceps, right, 4/5"),
    ("mmt sh er r 4- pain", "Strength: Shoulder external rotation, right, 4−/5, painful"),
    ("mmt quads l pain", "Strength: Quadriceps, left, pain-limited"),
    ("spurling r +", "Spurling, right, positive"),
    ("slr l neg", "Straight leg raise, left, negative"),
    ("neer r unclear", "Neer, right, unclear"),
    ("quickdash 43.2", "QuickDASH 43.2"),
    ("ndi 22", "NDI 22"),
    ("hit-6 60", "HIT-6 60"),
    # treatment
    ("mfr pec min r 20 light", "Myofascial release, Pectoralis minor, right, light, 20 min"),
    ("20 light mfr r pec min", "Myofascial release, Pectoralis minor, right, light, 20 min"),
    ("mfr ut, inf r 20 min", "Myofascial release, Upper trapezius, Infraspinatus, right, 20 min"),
    (
        "met ham r 5 20% hold 7 x3",
        "Muscle energy technique, Hamstrings, right, 5 min, 3 ×, hold 7 s, 20% force",
    ),
    ("massage neck and shoulders 30 min prone", "Massage, Neck, Shoulder, prone, 30 min"),
    # home program
    ("hep pendulum 2x10 2/day", "Home exercise: Pendulum; 2 × 10, 2 × a day"),
    ("hep doorway stretch hold 30 s x 3", "Home stretch: Doorway stretch; 3 ×, hold 30 s"),
    ("hep walk 20 min daily", "Home exercise: Walk; 20 min daily"),
    ("hep clamshells", "Home exercise: Clamshells"),
    ("hep side lunges", "Home exercise: Side lunges"),
    ("hep some days", "Home program done: some days"),
    # values
    ("np 5", "Pain now 5/10"),
    ("np5", "Pain now 5/10"),
    ("np 5/10", "Pain now 5/10"),
    ("pa 3", "Pain after 3/10"),
    ("pw 8", "Pain worst 8/10"),
    ("pb 2", "Pain best 2/10"),
    ("psfs 6 5 7", "PSFS 6, 5, 7"),
    ("psfs 6,5,7", "PSFS 6, 5, 7"),
    ("reach 6", "Reach top shelf, 6/10"),
    ("7 sleep", "Sleep on the right side, 7/10"),
    ("no radiation", "No radiation"),
    ("no radiation, no numbness", "No radiation, no numbness"),
    ("no adverse", "No adverse response"),
    ("no changes", "No health changes"),
    ("nv +1w", "Next visit: +1w"),
    ("nv fri 10:30", "Next visit: fri 10:30"),
    ("np half", "Pain now: half as bad"),
    ("pa half as bad", "Pain after: half as bad"),
    ("np 30% less", "Pain now: 30% less"),
    ("better", "Progress: better"),
    # slips
    ("infraspinatis r tp 3", "Infraspinatus, right, active trigger point, 3/4"),
    ("ifraspin r tp 2", "Infraspinatus, right, active trigger point, 2/4"),
    ("rom shouler er r 38", "Shoulder external rotation, right, active, 38°"),
    ("mryofascial pec min r 20", "Myofascial release, Pectoralis minor, right, 20 min"),
    ("quikdash 40", "QuickDASH 40"),
]

CHOICES = {
    "pec r tp 3": {"Pectoralis major", "Pectoralis minor", "Pectineus"},
    "trap l hyp 2": {"Upper trapezius", "Middle trapezius", "Lower trapezius"},
    "mmt delt r 4+": {"Anterior deltoid", "Middle deltoid", "Posterior deltoid"},
}

TEXT = [
    "",
    "   ",
    "The client came late today",
    "worse pain today after driving",
    "same as before",
    "pain after driving is worse",
    "np 11",
    "np",
    "ndi 22 23",
    "inf r tp 3 7",
    "inf r tp 5",
    "rom sh er r 38 banana",
    "rom sh er r l 38",
    "nv whenever it suits",
    "quickdash 143",
    "sh er r 38 75%",
    "-> r hand",
    "prom sh er r 60 active",
    "guards the left side",
    "back 5",
    "pain free",
    "took 2 ibuprofen",
    "inf r tp 3 ->",
    "mfr pec min r 20 minutes or so",
]


def first(typed: str) -> LineReading:
    return read_line(typed, activities=ACTIVITIES)[0]


@pytest.mark.parametrize(("typed", "understood"), CERTAIN, ids=lambda text: text)
def test_what_is_clear_is_read_for_certain(typed: str, understood: str) -> None:
    reading = first(typed)
    assert (reading.phrase, reading.certain) == (understood, True)


@pytest.mark.parametrize("typed", CHOICES)
def test_what_is_unsure_is_offered_as_choices(typed: str) -> None:
    readings = read_line(typed)
    assert {each.record.structure for each in readings} == CHOICES[typed]  # type: ignore[attr-defined]
    assert not any(each.certain for each in readings)


@pytest.mark.parametrize("typed", TEXT)
def test_what_cannot_be_read_to_its_last_word_stays_text(typed: str) -> None:
    assert read_line(typed, activities=ACTIVITIES) == ()


@pytest.mark.parametrize(
    "typed", ["er", "inf", "inf r", "sh er r", "stm", "hep", "mmt quads r", "t", "ex 20", "l 3", "hip 3"]
)
def test_a_line_begun_is_never_filed_without_a_choice(typed: str) -> None:
    assert not any(each.certain for each in read_line(typed))


def test_ambiguous_letters_take_their_meaning_from_the_other_words() -> None:
    assert first("sh er r 38").field == "ranges"
    assert first("er r tp 3").record.structure == "Erector spinae"  # type: ignore[attr-defined]
    assert [each.record.joint for each in read_line("er r 38")] == ["shoulder", "hip"]  # type: ignore[attr-defined]
    assert first("mfr ut r deep 10").record.pressure == "deep"  # type: ignore[attr-defined]
    assert first("ut r tp 2 deep").record.depth == "deep"  # type: ignore[attr-defined]
    assert first("heat low back 10").field == "treatment"
    assert first("low back heat 2").field == "palpation"


def test_values_have_the_type_of_their_field() -> None:
    assert first("np 5").record == NoteValue(what="pain now", value=5)
    assert first("psfs 6 5 7").record == NoteValue(what="psfs", value=(6, 5, 7))
    assert first("no adverse").record == NoteValue(what="adverse response", value=AskedQuestion(asked=True))
    assert first("worse").record == NoteValue(what="progress", value=Progress.WORSE)
    assert first("pa half as bad").record == NoteValue(
        what="pain after said", value=RelativePain(words="half as bad", percent=50)
    )
    assert first("no numbness").record == NoteValue(what="negatives", value=("numbness",))
    assert first("reach 6").record == Activity(name="Reach top shelf", score=6)


def test_activities_are_known_only_where_they_are_given() -> None:
    assert read_line("reach 6") == ()


def test_a_home_task_keeps_its_words_and_their_order() -> None:
    task = HomeTask(name="Wall slides, slowly", kind=HomeKind.EXERCISE, dose="as long as it is easy")
    assert first("Home exercise: wall slides, slowly; as long as it is easy").record == task


def test_minutes_of_a_treatment_may_be_a_dose_and_are_asked() -> None:
    readings = read_line("mfr ut r 20 x3")
    doses = {(each.record.minutes, each.record.dose.words) for each in readings}  # type: ignore[attr-defined]
    assert doses == {(20, "3 ×"), (None, "20 × 3")}
    assert not readings[0].certain


@pytest.mark.parametrize(
    "typed", ["p", "pe", "s r 3", "ext r 20", "flex 30", "la l tp 2", "stretch", "c r tp 3"]
)
def test_there_are_at_most_seven_choices(typed: str) -> None:
    assert len(read_line(typed)) <= MAX_CHOICES


def test_choices_are_ranked_by_the_clients_use_then_the_therapists() -> None:
    hip = UsageCounts(therapist={"joint:hip": 1})
    both = UsageCounts(client={"joint:shoulder": 1}, therapist={"joint:hip": 9})
    assert read_line("er r 38", hip)[0].record.joint == "hip"  # type: ignore[attr-defined]
    assert read_line("er r 38", both)[0].record.joint == "shoulder"  # type: ignore[attr-defined]
    assert read_line("pec r tp 3", UsageCounts(client={"structure:Pectoralis major": 3}))[
        0
    ].phrase.startswith("Pectoralis major")


def test_use_never_overrules_what_was_typed_nor_makes_a_guess_certain() -> None:
    use = UsageCounts(client={"structure:Serratus posterior inferior": 99, "joint:hip": 99})
    assert read_line("inf r tp 3", use)[0].record.structure == "Infraspinatus"  # type: ignore[attr-defined]
    assert not any(each.certain for each in read_line("er r 38", use))


def test_the_clinics_own_vocabulary_is_understood_like_the_shipped_one() -> None:
    assert read_line("gua upper trapezius r 10") == ()
    custom_data.set_custom_data(
        custom_data.Vocabularies(
            entries=(
                technique("gua_sha", "Gua sha", "GS"),
                CustomEntry(
                    vocabulary="abbreviations", code="gub", cells={"short": "gub", "meaning": "Gua sha"}
                ),
                CustomEntry(
                    vocabulary="quick_words",
                    code="stbd",
                    cells={"kind": "side", "typed": "stbd", "means": "right"},
                ),
            )
        )
    )
    wanted = "Gua sha, Upper trapezius, right, 10 min"
    assert [first(f"{word} ut r 10").phrase for word in ("gua sha", "gs", "gub", "gua")] == [wanted] * 4
    assert first("gs ut stbd 10").phrase == wanted
    custom_data.set_custom_data(custom_data.SHIPPED)
    assert read_line("gub ut r 10") == ()


def test_a_renamed_entry_is_called_by_its_new_name_alone() -> None:
    custom_data.set_custom_data(custom_data.Vocabularies(entries=(technique("mfr", "Fascial work", "FW"),)))
    assert first("fw ut r 10").record == Treatment(
        technique="Fascial work", areas="Upper trapezius", side=Side.RIGHT, minutes=10
    )
    assert "Myofascial release" not in {
        each.record.technique for each in read_line("mf ut r 10") if isinstance(each.record, Treatment)
    }


def technique(code: str, name: str, short: str) -> CustomEntry:
    return CustomEntry(
        vocabulary="techniques", code=code, cells={"name": name, "short": short, "category": "stroke"}
    )


def test_every_motion_is_understood_by_its_full_name() -> None:
    for norm in loader.list_rom_motions():
        record = first(f"{norm.joint} {norm.motion} right 10").record
        assert isinstance(record, RangeOfMotion)
        assert (record.joint, record.motion, record.degrees) == (norm.joint, norm.motion, 10)
