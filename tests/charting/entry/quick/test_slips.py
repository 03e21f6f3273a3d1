"""Lines as they come from tired hands: what is right is filed, what may be wrong is asked or stays text."""

import pytest

from charting.entry.quick.line_reading import read_line

RIGHT = [
    ("INF R. TP 3.", "Infraspinatus, right, active trigger point, 3/4"),
    ("inf rt tp three", "Infraspinatus, right, active trigger point, 3/4"),
    ("rhomboids,r,tp,2", "Rhomboids, right, active trigger point, 2/4"),
    ("UT's b tight 3", "Upper trapezius, both, hypertonicity, 3/4"),
    ("ut lt 3", "Upper trapezius, left, 3/4"),
    ("hs bilat tight 2", "Hamstrings, both, hypertonicity, 2/4"),
    ("glut med l tp2", "Gluteus medius, left, active trigger point, 2/4"),
    ("hand r n/t", "Hand, right, numbness or tingling"),
    ("rom sh flex r 150deg", "Shoulder flexion, right, active, 150°"),
    ("c/s rot l 60 deg painful", "Cervical rotation, left, active, 60°, painful"),
    ("trunk rot r 75 %", "Thoracolumbar rotation, right, active, 75% of normal"),
    ("ankle df r 8 less than l", "Ankle dorsiflexion, right, active, 8° less than left"),
    ("sh er 20 less l", "Shoulder external rotation, left, active, 20° less than right"),
    ("sh fl r full painful", "Shoulder flexion, right, active, full but painful"),
    ("sh fl r wnl pain", "Shoulder flexion, right, active, within normal limits, painful"),
    ("quads r 4- pain", "Strength: Quadriceps, right, 4−/5, painful"),
    ("spurling r +ve", "Spurling, right, positive"),
    ("SLR + r", "Straight leg raise, right, positive"),
    ("mfr ut b 20min", "Myofascial release, Upper trapezius, both, 20 min"),
    ("met ham r 20% hold 7 s x 3", "Muscle energy technique, Hamstrings, right, 3 ×, hold 7 s, 20% force"),
    ("tpt inf r 90s x3", "Trigger point therapy, Infraspinatus, right, 3 ×, hold 90 s"),
    ("tpt glut med r 30s x 3", "Trigger point therapy, Gluteus medius, right, 3 ×, hold 30 s"),
    ("np five", "Pain now 5/10"),
    ("PA 3.", "Pain after 3/10"),
    ("no adverse rxn", "No adverse response"),
    ("hep pendulum 2x10 bid", "Home exercise: Pendulum; 2 × 10, 2 × a day"),
    ("hep pendulum 2x10 tid", "Home exercise: Pendulum; 2 × 10, 3 × a day"),
    ("hep pendulum 2x10 daily", "Home exercise: Pendulum; 2 × 10, 1 × a day"),
    ("hep squats 10 reps 3 times daily", "Home exercise: Squats; 10 ×, 3 × a day"),
    ("hep clamshells 3x10 red band", "Home exercise: Clamshells; 3 × 10, red band"),
]

ASKED = {
    "lt tp 2": "Lower trapezius",  # or the left of what?
    "si r 3": "Sacroiliac joint",  # or structural integration
    "ice r knee 10": "Cold pack",  # or massage with ice
    "post ut r 10": "Post-isometric relaxation",
    "occ r tp 3": "Occipitalis",
    "sciatica r 3": "Sciatic nerve",
    "fadir neg": "FAIR (piriformis)",
    "mfr ham r 20% hold 7 s x 3": "Myofascial release",  # has no such dose
    "lumbar ext 15 painfull": "Lumbar extension",
    "tinels r +": "Tinel at the wrist",
    "no change": "No health changes",  # or no progress
}

NEVER_SURE = [
    *("no driving", "no gardening", "no reaching", "no looking", "no lat", "pregnant 5", "reports ut r 10"),
    *("lotion 5", "orthotic r 3", "crutch r +", "aarom r tp 3", "mfr tos r 10", "med r +", "dist r +"),
    *("psfsaverage 0", "np 5-6", "np 5 pa 3", "c5 r 3", "l4/5 r tp 2", "softer", "tired"),
    *("sh ir r t8", "inf r tp 2-3", "hip flex l 110/120", "inf r tp 3 inf l tp 2", "mfr ut r l 10"),
]


@pytest.mark.parametrize(("typed", "filed"), RIGHT, ids=lambda text: text)
def test_what_is_meant_is_filed(typed: str, filed: str) -> None:
    reading = read_line(typed)[0]
    assert (reading.phrase, reading.certain) == (filed, True)


@pytest.mark.parametrize(("typed", "offered"), ASKED.items())
def test_what_may_mean_another_thing_is_asked(typed: str, offered: str) -> None:
    readings = read_line(typed)
    assert any(offered in each.phrase for each in readings)
    assert not any(each.certain for each in readings)


@pytest.mark.parametrize("typed", NEVER_SURE)
def test_a_word_that_only_looks_like_a_name_is_never_filed(typed: str) -> None:
    assert not any(each.certain for each in read_line(typed))


@pytest.mark.parametrize(
    "typed", ["half as bad", "pain half as bad", "gone", "pain gone", "a third less", "30% less"]
)
def test_pain_as_a_share_without_its_time_is_asked(typed: str) -> None:
    words = typed.removeprefix("pain ")
    readings = read_line(typed)
    assert [each.phrase for each in readings] == [f"Pain now: {words}", f"Pain after: {words}"]
    assert not any(each.certain for each in readings)


def test_a_word_that_is_progress_too_stays_progress() -> None:
    readings = read_line("better")
    assert (readings[0].phrase, readings[0].certain) == ("Progress: better", True)
    assert [each.phrase for each in readings[1:]] == ["Pain now: better", "Pain after: better"]
