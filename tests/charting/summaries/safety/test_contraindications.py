"""What a health history raises: hand-worked entries, and as many that must raise nothing."""

from datetime import date
from typing import Any

import pytest

from charting.model.case import Side
from charting.model.client import Client, HealthHistory
from charting.model.custom_records import CustomEntry
from charting.reference import custom_data
from charting.reference.loader import list_contraindications
from charting.summaries.safety.body_places import SidedRegion
from charting.summaries.safety.contraindications import (
    FoundContraindication,
    collect_shaded_places,
    find_contraindications,
)

ON = date(2026, 11, 21)
CLOT = "deep_vein_thrombosis_known_or_suspected"
THINNER = "anticoagulant_bleeding_disorder_or_low_platelets"
INFECTION = "contagious_or_systemic_infection"


def found(on: date = ON, **history: str) -> dict[str, FoundContraindication]:
    lists: dict[str, Any] = {name: text if name == "pregnancy" else (text,) for name, text in history.items()}
    client = Client(family_name="Hale", birth_date=date(1980, 5, 1), history=HealthHistory(**lists))
    return {each.code: each for each in find_contraindications(client, on)}


@pytest.mark.parametrize(
    ("field", "entry", "codes"),
    [
        ("medications", "Apixaban 5 mg", {THINNER}),
        ("medications", "on Xarelto since June", {THINNER}),
        ("conditions", "takes blood thinners", {THINNER}),
        ("conditions", "Anticoagulated", {THINNER}),
        ("conditions", "Haemophilia", {THINNER}),
        ("conditions", "lymphoedema, left leg", {"lymphedema_or_edema"}),
        ("conditions", "No DVT but takes warfarin", {THINNER}),
        ("conditions", "no allergies, on warfarin", {THINNER}),
        ("conditions", "No allergies, on warfarin or Eliquis", {THINNER}),
        ("conditions", "No allergies, DVT left calf", {CLOT}),
        ("conditions", "DVT left calf", {CLOT}),
        ("conditions", "not sure if DVT", {CLOT}),
        ("conditions", "Clot in left leg, Aug 2026", {CLOT, "blood_clot_in_the_past"}),
        ("conditions", "Was off work with DVT", {CLOT}),
        ("conditions", "Stopped smoking, DVT right calf", {CLOT}),
        ("conditions", "quit smoking after heart attack in 2020", {"heart_or_lung_disease"}),
        ("injuries", "Broke left wrist last week", {"fracture_or_dislocation_not_healed"}),
        ("conditions", "DVT left calf, 2015", {"blood_clot_in_the_past"}),
        ("conditions", "History of DVT", {"blood_clot_in_the_past"}),
        ("conditions", "Stroke, three weeks ago", {"recent_stroke_or_tia"}),
        ("conditions", "Hypertension, not controlled", {"severe_uncontrolled_hypertension"}),
        ("conditions", "Has the flu", {INFECTION}),
        (
            "conditions",
            "Heart attack in October 2026",
            {"unstable_angina_or_recent_heart_attack", "heart_or_lung_disease"},
        ),
        ("conditions", "Heart attack 2009", {"heart_or_lung_disease"}),
        ("conditions", "Skin cancer removed 2010", {"cancer_active_or_past"}),
        ("conditions", "Diabetes, stopped insulin", {"diabetes"}),
        ("medications", "Metformin 500 mg", {"diabetes"}),
        ("medications", "Aspirin 81 mg daily", {"medicine_against_platelets"}),
        ("medications", "Prednisone 10 mg", {"fragile_skin_or_long_use_of_corticosteroids"}),
        ("allergies", "Tree nuts", {"allergy_to_oil_lotion_or_latex"}),
        ("allergies", "Lanolin", {"allergy_to_oil_lotion_or_latex"}),
        ("allergies", "Látex", {"allergy_to_oil_lotion_or_latex"}),
        ("surgeries", "Knee arthroscopy right, 2 weeks ago", {"recent_surgery"}),
        ("surgeries", "Rotator cuff repair, Oct 2026", {"recent_surgery"}),
        ("surgeries", "Hip replacement right 2019", {"joint_replacement"}),
        ("implants", "Pacemaker", {"pacemaker_or_defibrillator"}),
        ("implants", "Port-a-cath", {"port_shunt_or_pump"}),
        ("injuries", "Right ankle sprain yesterday", {"acute_injury_or_inflammation_first_48_to_72_hours"}),
        ("injuries", "Broken wrist, left, 3 weeks ago", {"fracture_or_dislocation_not_healed"}),
        ("pregnancy", "24 weeks", {"pregnancy"}),
    ],
)
def test_what_an_entry_raises(field: str, entry: str, codes: set[str]) -> None:
    assert set(found(ON, **{field: entry})) == codes


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("conditions", "No history of DVT"),
        ("conditions", "Denies DVT, stroke or heart attack"),
        ("conditions", "Client denies DVT, stroke or embolism"),
        ("conditions", "Healthy, no DVT, stroke, or embolism"),
        ("conditions", "DVT ruled out"),
        ("conditions", "DVT (ruled out 2019)"),
        ("conditions", "DVT in mother"),
        ("conditions", "Heart attack (father)"),
        ("conditions", "Family history of stroke"),
        ("conditions", "Heart murmur as a child"),
        ("conditions", "Febrile seizures as a child"),
        ("conditions", "Stroke 2009"),
        ("conditions", "Hypertension, controlled"),
        ("conditions", "Mild asthma"),
        ("conditions", "Hay fever"),
        ("conditions", "Heartburn"),
        ("conditions", "Hernia, repaired 2015"),
        ("conditions", "Disc herniation L5"),
        ("conditions", "Osteopenia"),
        ("conditions", "Prediabetes"),
        ("conditions", "Diabetes: none"),
        ("conditions", "Port wine stain"),
        ("conditions", "COVID-19 in 2021"),
        ("conditions", "Migraine without aura, rare"),
        ("medications", "Not taking warfarin"),
        ("medications", "Warfarin stopped in 2019"),
        ("medications", "Flu shot in October"),
        ("medications", "Fluticasone inhaler (steroid)"),
        ("allergies", "Warfarin"),
        ("allergies", "Penicillin"),
        ("allergies", "No latex allergy"),
        ("surgeries", "Appendectomy at 19"),
        ("surgeries", "Cataract, both eyes"),
        ("surgeries", "Open myomectomy, five months ago"),
        ("implants", "Dental implant, lower right"),
        ("injuries", "Left ankle sprain, twice"),
        ("injuries", "Fractured tibia 2012, healed"),
        ("pregnancy", "Not pregnant"),
        ("pregnancy", "no"),
        ("pregnancy", "N/A"),
        ("pregnancy", "nil"),
        ("pregnancy", "?"),
        ("conditions", "Off warfarin"),
        ("pregnancy", "Two children, last birth 2015"),
    ],
)
def test_what_an_entry_does_not_raise(field: str, entry: str) -> None:
    assert found(ON, **{field: entry}) == {}


def test_the_place_and_the_side_are_those_that_were_said() -> None:
    assert found(conditions="DVT left calf")[CLOT].places == (SidedRegion("calf", Side.LEFT),)
    veins = found(conditions="Varicose veins, both legs")["prominent_varicose_veins"].places
    assert {SidedRegion("calf", Side.BOTH), SidedRegion("shin", Side.BOTH)} <= set(veins)
    assert not {place.region for place in veins} & {"foot_sole", "hip"}
    hip = found(surgeries="hip replacement right 2019")["joint_replacement"].places
    assert SidedRegion("hip", Side.RIGHT) in hip
    assert all(place.side is Side.RIGHT for place in hip)


def test_without_a_place_it_is_where_it_usually_is() -> None:
    veins = found(conditions="varicose veins")["prominent_varicose_veins"]
    assert SidedRegion("calf", Side.BOTH) in veins.places
    assert found(medications="apixaban")[THINNER].places == ()


def test_one_condition_is_raised_once_with_all_its_entries() -> None:
    history = HealthHistory(conditions=("on anticoagulant",), medications=("Apixaban 5 mg", "Vitamin D"))
    client = Client(family_name="Hale", birth_date=date(1980, 5, 1), history=history)
    (thinner,) = find_contraindications(client, ON)
    assert thinner.entries == ("on anticoagulant", "Apixaban 5 mg")
    assert thinner.line.endswith(
        "(on anticoagulant; Apixaban 5 mg): Light pressure only; physician's clearance"
    )


def test_absolute_stops_come_first_and_only_local_ones_shade() -> None:
    history = HealthHistory(conditions=("Diabetes", "varicose veins left calf", "DVT right leg"))
    rows = find_contraindications(
        Client(family_name="Hale", birth_date=date(1980, 5, 1), history=history), ON
    )
    assert [row.kind for row in rows] == ["absolute", "local", "precaution"]
    assert collect_shaded_places(rows) == (SidedRegion("calf", Side.LEFT),)


def test_what_is_recent_passes() -> None:
    entry = "Knee surgery, 2026-10-20"
    assert "recent_surgery" in found(date(2026, 11, 21), surgeries=entry)
    assert "recent_surgery" not in found(date(2027, 2, 1), surgeries=entry)


def test_what_the_clinic_adds_is_raised_at_once() -> None:
    cells = {
        "condition": "Bee venom therapy",
        "kind": "precaution",
        "action": "Ask where",
        "terms": "bee venom",
    }
    assert found(medications="Bee venom, weekly") == {}
    try:
        custom_data.set_custom_data(
            custom_data.Vocabularies(
                [CustomEntry(vocabulary="contraindications", code="bee_venom", cells=cells)]
            )
        )
        assert found(medications="Bee venom, weekly")["bee_venom"].action == "Ask where"
    finally:
        custom_data.set_custom_data(custom_data.SHIPPED)
    assert found(medications="Bee venom, weekly") == {}


def test_a_row_of_the_clinic_with_a_list_that_is_none_raises_nothing() -> None:
    cells = {"condition": "C", "kind": "precaution", "action": "Ask", "terms": "x", "fields": "nowhere"}
    try:
        custom_data.set_custom_data(
            custom_data.Vocabularies([CustomEntry(vocabulary="contraindications", code="odd", cells=cells)])
        )
        assert found(conditions="x") == {}
    finally:
        custom_data.set_custom_data(custom_data.SHIPPED)


def test_every_row_that_has_terms_can_be_raised_by_the_name_of_a_term() -> None:
    for row in list_contraindications():
        first = row.terms.removeprefix("*|").split("|")[0].replace("*", "").replace("+", " ")
        if row.terms and row.terms != "*" and not row.beyond:
            field = row.fields.split("|")[0]
            assert row.id in found(ON, **{field: f"{first} now" if row.within else first}), row.id
