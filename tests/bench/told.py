"""What is said and seen in the notes of the bench: varied, as therapists write, and the same for the same chance.

Some words stand in most notes, some in few, and each client brings names that hardly anybody else has.
"""

import random
from typing import Any

from charting.model.case import Side
from charting.model.session import Pressure, Treatment

_FEELS = (
    "aching", "burning", "dull", "sharp", "stabbing", "throbbing", "tight", "stiff", "heavy", "tingling", "numb",
    "pulling", "catching", "sore", "tender", "electric", "cramping", "pinching", "deep", "diffuse",
)  # fmt: skip
_WHERE = (
    "right shoulder", "left shoulder", "neck", "low back", "mid back", "between the shoulder blades", "right hip",
    "left hip", "buttock", "hamstring", "calf", "shin", "outer knee", "inner knee", "heel", "arch of the foot", "wrist",
    "forearm", "outer elbow", "thumb", "jaw", "temples", "base of the skull", "ribs", "groin", "down the leg",
    "down the arm", "into the fingers", "into the toes", "sacrum", "collarbone", "triceps",
)  # fmt: skip
_WHEN = (
    "after driving", "after a long drive", "at night", "on waking", "after sitting at the desk", "when reaching overhead",
    "on stairs", "after gardening", "after lifting a box", "while running", "after standing all shift", "when sneezing",
    "turning the head", "after a flight", "with stress", "carrying the baby", "while knitting", "in cold weather",
    "after golf", "after mowing the lawn", "putting on a coat", "after a fall on the ice", "while typing", "in bed",
    "after swimming", "getting out of the car", "bending to tie shoes", "after the last visit", "by the end of the day",
)  # fmt: skip
_SINCE = (
    "since Monday", "since the weekend", "for two days", "for a week", "on and off", "twice this week", "every morning",
    "most days", "less often than before", "for the first time", "since the move", "since the accident in spring",
)  # fmt: skip
_SAYS = (
    "Reports {feel} pain {where} {when}, {since}.", "{Feel} {where} {when}.", "Sleeps better; {feel} feeling {where} is less.",
    "Woke twice with {feel} pain {where}.", "No change {where}; {feel} {when}.", "Better by about half, still {feel} {when}.",
    "Could {task} without pain for the first time {since}.", "Took ibuprofen {since} for {feel} pain {where}.",
    "Worse {when}: {feel}, {where}.", "Went to {place} with {name}; {feel} {where} {since}.", "Asks whether to {task} again.",
    "Stopped to {task} because of {feel} pain {where}.", "{name} noticed that the posture is straighter.",
)  # fmt: skip
_TASKS = (
    "reach the top shelf", "lift a grandchild", "play the cello", "throw a ball", "drive to work", "carry groceries",
    "sleep on the side", "walk the dog", "sit through a film", "climb stairs", "turn the wheel", "swim", "ride a bicycle",
    "paint the fence", "knead dough", "use the mouse", "hang the laundry", "kneel in the garden", "run five miles",
)  # fmt: skip
_SEES = (
    "{Feel} band in the {muscle}, {grade}.", "Guarding on passive {motion}; end feel {end}.", "Skin warm over the {muscle}.",
    "Elevated {side} shoulder, head forward.", "Short {muscle}; {motion} limited by {feel} pain.", "Twitch response in the {muscle}.",
    "Scar mobile, no adhesion beneath.", "Antalgic gait on arrival, freer on leaving.", "Edema at the ankle, pitting none.",
    "Rib cage stiff on {side} rotation.", "{Muscle} refers {where}.", "No bruising after last deep work.",
)  # fmt: skip
_MUSCLES = (
    "infraspinatus", "upper trapezius", "levator scapulae", "pectoralis minor", "teres minor", "subscapularis", "scalenes",
    "sternocleidomastoid", "suboccipitals", "rhomboids", "serratus anterior", "latissimus dorsi", "quadratus lumborum",
    "erector spinae", "multifidus", "gluteus medius", "piriformis", "tensor fasciae latae", "iliopsoas", "rectus femoris",
    "vastus lateralis", "biceps femoris", "adductors", "gastrocnemius", "soleus", "tibialis posterior", "peroneals",
    "plantar fascia", "masseter", "temporalis", "wrist extensors", "pronator teres", "biceps brachii", "deltoid",
)  # fmt: skip
_TECHNIQUES = (
    "Myofascial release", "Trigger point therapy", "Muscle energy technique", "Deep transverse friction", "Neuromuscular therapy",
    "Active release", "Passive stretching", "Joint mobilization", "Swedish massage", "Lymphatic drainage", "Cupping",
    "Positional release",
)  # fmt: skip
_MOTIONS = (
    "flexion",
    "extension",
    "abduction",
    "internal rotation",
    "external rotation",
    "side bending",
    "dorsiflexion",
)
_GRADES = ("mild", "moderate", "marked", "less than last time", "unchanged", "hardly felt now")
_ENDS = ("soft", "firm", "hard", "empty", "springy")
_DID = (
    "Softened within minutes.", "Tolerated well, breathing deep.", "Released after the second hold.", "Sore at first, then easy.",
    "Warmth {where}, no {feel} after.", "Less {feel} on standing up.", "Range freer at once.", "Asked for lighter pressure.",
    "Drowsy, sat up slowly.", "No dizziness on rising.",
)  # fmt: skip
_PLANS = (
    "Continue weekly.", "Add {technique} next time.", "Space visits to every second week.", "Ask {name} about the pillow.",
    "Stretch {muscle} twice daily, half a minute.", "Heat before bed, no ice.", "Break from the desk every half hour.",
    "Refer back if {feel} pain {where} returns.", "Try to {task} with pauses.", "Letter to the physician after the next visit.",
)  # fmt: skip
_HOME = (
    "every day",
    "4 of 7 days",
    "forgot at the weekend",
    "twice",
    "stopped, {feel} again",
    "with the band, easy now",
)
_NAME = (
    ("Ba", "Ce", "Do", "El", "Fa", "Gi", "Ha", "Is", "Jo", "Ka", "Lu", "Mi", "No", "Or", "Pe", "Qui", "Ro", "Su", "Ti", "Ve"),
    ("bra", "ca", "di", "fo", "gu", "la", "mi", "ne", "pu", "ri", "so", "ta", "ve", "xa", "zo", "lin", "mor", "ster"),
    ("", "n", "tt", "ra", "lle", "s", "na", "vik", "mond", "ford", "by", "sk", "da", "no"),
)  # fmt: skip
_GAPS = {
    "feel": _FEELS,
    "where": _WHERE,
    "when": _WHEN,
    "since": _SINCE,
    "task": _TASKS,
    "muscle": _MUSCLES,
    "motion": _MOTIONS,
    "grade": _GRADES,
    "end": _ENDS,
    "side": ("right", "left"),
    "technique": tuple(name.lower() for name in _TECHNIQUES),
}


class Told:
    """The words of one client's notes."""

    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)
        self._own = ["".join(map(self._chance.choice, _NAME)) for _ in range(3)]

    @property
    def name(self) -> str:
        """One that hardly anybody else has."""
        return self._own[0]

    def session(self) -> dict[str, Any]:
        """What one visit's note says in words, and its treatment."""
        return {
            "subjective": self._some(_SAYS, 2, 5),
            "home_program_done": self._one(_HOME),
            "observations": self._some(_SEES, 1, 4),
            "treatment": tuple(self._treatment(minutes) for minutes in (20, 20, 10)),
            "response": self._some(_DID, 1, 2),
            "plan_words": self._some(_PLANS, 1, 3),
            "check_next": self._one(("{muscle}", "{feel} {where}?", "sleep", "home program", "{motion}")),
        }

    def assessment(self) -> dict[str, Any]:
        """The same of the first visit."""
        return {
            "subjective": self._some(_SAYS, 4, 8),
            "observations": self._some(_SEES, 2, 5),
            "posture": self._one(("Head forward.", "Elevated {side} shoulder.", "Flat low back.")),
        }

    def plan(self) -> dict[str, Any]:
        """The same of the plan."""
        return {
            "discharge_criteria": self._one(("Can {task} without pain.", "Sleeps through, no {feel} pain."))
        }

    def _treatment(self, minutes: int) -> Treatment:
        pick = self._chance.choice
        return Treatment(
            technique=pick(_TECHNIQUES),
            areas=", ".join(self._chance.sample(_MUSCLES, 2)),
            side=pick((Side.RIGHT, Side.LEFT)),
            pressure=pick((Pressure.LIGHT, Pressure.MODERATE, Pressure.FIRM)),
            minutes=minutes,
        )

    def _some(self, sentences: tuple[str, ...], least: int, most: int) -> str:
        return " ".join(map(self._filled, self._chance.sample(sentences, self._chance.randint(least, most))))

    def _one(self, sentences: tuple[str, ...]) -> str:
        return self._filled(self._chance.choice(sentences))

    def _filled(self, sentence: str) -> str:
        return sentence.format_map(_Picked(self._chance, self._own))


class _Picked(dict[str, str]):
    """What stands in a sentence's gaps, picked when it is asked for: one thing each, `Feel` the same as `feel`."""

    def __init__(self, chance: random.Random, own: list[str]) -> None:
        self._chance, self._own = chance, own

    def __missing__(self, gap: str) -> str:
        if gap in ("name", "place"):
            self[gap] = self._chance.choice(self._own)
        elif gap[0].isupper():
            self[gap] = self[gap.lower()].capitalize()
        else:
            self[gap] = self._chance.choice(_GAPS[gap])
        return self[gap]
