"""A treatment line against the health history."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.model.case import Side
from charting.model.client import Client, HealthHistory
from charting.model.session import Pressure, Treatment
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.treatment_conflicts import TreatmentConflict, find_treatment_conflicts

ON = date(2026, 11, 21)


def against(history: HealthHistory, *lines: Treatment) -> tuple[TreatmentConflict, ...]:
    client = Client(family_name="Hale", birth_date=date(1980, 5, 1), history=history)
    return find_treatment_conflicts(lines, find_contraindications(client, ON))


def line(technique: str, areas: str = "Low back", side: Side = Side.NONE, pressure: str = "") -> Treatment:
    return Treatment(technique=technique, areas=areas, side=side, pressure=Pressure(pressure))


THINNER = HealthHistory(medications=("Apixaban 5 mg",))
THINNER_FOR_LEG = HealthHistory(medications=("Eliquis for DVT left leg 2015",))
BONES = HealthHistory(conditions=("Osteoporosis, hip fracture 2015",))
HIP = HealthHistory(surgeries=("s/p THR L, 2015",))
AORTA = HealthHistory(conditions=("AAA 4 cm, found after a fall on the wrist",))
CLOT = HealthHistory(conditions=("DVT left calf",))
VEINS = HealthHistory(conditions=("Varicose veins, left calf",))


@pytest.mark.parametrize(
    ("history", "treated", "met"),
    [
        (THINNER, line("Myofascial release", pressure="light"), False),
        (THINNER, line("Myofascial release", pressure="moderate"), True),
        (THINNER, line("Myofascial release", pressure="deep"), True),
        (THINNER, line("Myofascial release"), False),
        (THINNER, line("Deep tissue massage"), True),
        (THINNER, line("DT"), True),
        (THINNER, line("Cupping (myofascial decompression)", pressure="light"), True),
        (THINNER, line("IASTM", pressure="light"), True),
        (THINNER, line("Home exercise instruction"), False),
        (THINNER_FOR_LEG, line("Deep tissue massage", "Low back"), True),
        (BONES, line("Deep tissue massage", "Thoracic spine"), True),
        (HIP, line("Joint mobilization", "Hip", Side.LEFT), True),
        (HIP, line("Joint mobilization", "Hip", Side.RIGHT), False),
        (AORTA, line("Myofascial release", "Abdomen", pressure="light"), True),
        (CLOT, line("Effleurage", "Neck", pressure="light"), True),
        (CLOT, line("Breathing and relaxation coaching", ""), False),
        (VEINS, line("Effleurage", "Gastrocnemius", Side.LEFT, "light"), True),
        (VEINS, line("Effleurage", "Gastrocnemius", Side.RIGHT, "light"), False),
        (VEINS, line("Effleurage", "Gastrocnemius", pressure="light"), True),
        (VEINS, line("Effleurage", "Legs", Side.BOTH, "light"), True),
        (VEINS, line("Effleurage", "Hamstrings", Side.LEFT, "light"), False),
        (VEINS, line("Massage", ""), True),
        (HealthHistory(pregnancy="24 weeks"), line("Petrissage", "Calf", pressure="firm"), True),
        (HealthHistory(pregnancy="24 weeks"), line("Petrissage", "Upper trapezius", pressure="firm"), False),
        (HealthHistory(implants=("Pacemaker",)), line("TENS", "Chest"), True),
        (HealthHistory(implants=("Pacemaker",)), line("TENS", "Knee"), False),
        (HealthHistory(conditions=("Diabetes",)), line("Deep tissue massage", pressure="deep"), False),
    ],
)
def test_what_meets_what(history: HealthHistory, treated: Treatment, met: bool) -> None:
    assert bool(against(history, treated)) is met


def test_the_sentence_names_line_condition_entry_and_what_to_do() -> None:
    (found,) = against(THINNER, line("Friction", "Infraspinatus", Side.RIGHT, "firm"))
    assert found.sentence == (
        "Friction, Infraspinatus R: deeper than light pressure with anticoagulant, bleeding disorder or low platelets "
        "(Apixaban 5 mg). Light pressure only; physician's clearance."
    )


def test_the_code_stays_with_technique_area_condition_and_depth() -> None:
    codes = {
        against(
            THINNER,
            msgspec.structs.replace(line("Friction", "Low back", Side.RIGHT, "firm"), minutes=minutes),
        )[0].code
        for minutes in (5, 10)
    }
    assert len(codes) == 1
    others = against(
        THINNER,
        line("Friction", "Low back", Side.LEFT, "firm"),
        line("Friction", "Neck", Side.RIGHT, "firm"),
        line("Petrissage", "Low back", Side.RIGHT, "firm"),
        line("Friction", "Low back", Side.RIGHT, "deep"),
    )
    assert len({each.code for each in others} | codes) == 5
    assert [each.row for each in others] == [0, 1, 2, 3]


def test_an_absolute_stop_is_asked_about_once() -> None:
    found = against(CLOT, line("Effleurage", "Neck"), line("Petrissage", "Back"))
    assert [each.row for each in found] == [0, 1]
    assert len({each.code for each in found}) == 1


@given(
    st.sampled_from([each for each in Pressure if each in (Pressure.FIRM, Pressure.DEEP)]),
    st.text(max_size=20),
    st.sampled_from(Side),
)
def test_firm_or_deep_never_passes_with_an_anticoagulant(pressure: Pressure, areas: str, side: Side) -> None:
    treated = Treatment(technique="Massage", areas=areas, side=side, pressure=pressure)
    assert against(THINNER, treated)
