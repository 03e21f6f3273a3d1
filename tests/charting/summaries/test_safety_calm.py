"""Health-history lines as therapists type them that must not raise: families, denials, what is long past."""

from datetime import date

import pytest

from charting.model.client import Client, HealthHistory
from charting.summaries.safety import raised

ON = date(2026, 3, 1)
DVT = "deep_vein_thrombosis_known_or_suspected"
PAST = "blood_clot_in_the_past"
PE = "pulmonary_embolism_within_two_months"
STROKE = "recent_stroke_or_tia"
THINNER = "anticoagulant_bleeding_disorder_or_low_platelets"
PLATELETS = "medicine_against_platelets"
HEART = "heart_or_lung_disease"
PRESSURE = "severe_uncontrolled_hypertension"
BREAK = "fracture_or_dislocation_not_healed"
CANCER = "cancer_active_or_past"
HISTORY = "pregnancy_among_the_conditions"


def codes(entry: str, field: str = "conditions") -> set[str]:
    lists = {field: entry if field == "pregnancy" else (entry,)}
    client = Client(family_name="Hale", birth_date=date(1970, 5, 5), history=HealthHistory(**lists))
    return {each.code for each in raised(client, ON)}


@pytest.mark.parametrize(
    ("field", "entry", "code"),
    [
        ("conditions", "DVT hx 2015", DVT),
        ("conditions", "Two pregnancies, 40 weeks each", HISTORY),
        ("conditions", "pregnancy 2015", HISTORY),
        ("conditions", "fever in 2019", "fever"),
        ("conditions", "hx DVT L leg 2015", DVT),
        ("conditions", "DVT ruled out", PAST),
        ("conditions", "DVT ruled out", DVT),
        ("conditions", "cleared for DVT", PAST),
        ("conditions", "cleared for DVT", DVT),
        ("conditions", "DVT cleared 2019", DVT),
        ("conditions", "DVT resolved 2019", DVT),
        ("conditions", "brother had DVT", PAST),
        ("conditions", "brother had DVT", DVT),
        ("conditions", "brother has DVT", PAST),
        ("conditions", "brother has DVT", DVT),
        ("conditions", "son had DVT", PAST),
        ("conditions", "son had DVT", DVT),
        ("conditions", "daughter has epilepsy", "epilepsy"),
        ("conditions", "husband has covid", "contagious_or_systemic_infection"),
        ("conditions", "wife had stroke", STROKE),
        ("conditions", "mom had stroke", STROKE),
        ("conditions", "dad heart attack at 50", HEART),
        ("conditions", "no hx DVT", PAST),
        ("conditions", "no hx DVT", DVT),
        ("conditions", "no hx of DVT or PE", PAST),
        ("conditions", "no hx of DVT or PE", DVT),
        ("conditions", "no hx of DVT or PE", PE),
        ("conditions", "denies DVT/PE", PAST),
        ("conditions", "denies DVT/PE", DVT),
        ("conditions", "denies DVT/PE", PE),
        ("conditions", "denies DVT, PE, CVA", PAST),
        ("conditions", "denies DVT, PE, CVA", DVT),
        ("conditions", "denies DVT, PE, CVA", PE),
        ("conditions", "denies DVT, PE, CVA", STROKE),
        ("conditions", "denies chest pain, DVT, cancer", PAST),
        ("conditions", "denies chest pain, DVT, cancer", CANCER),
        ("conditions", "denies chest pain, DVT, cancer", DVT),
        ("conditions", "neg DVT", PAST),
        ("conditions", "DVT neg", PAST),
        ("conditions", "DVT neg", DVT),
        ("conditions", "no known DVT", PAST),
        ("conditions", "no known DVT", DVT),
        ("conditions", "DVT: no", PAST),
        ("conditions", "DVT: no", DVT),
        ("conditions", "DVT - no", PAST),
        ("conditions", "DVT - no", DVT),
        ("conditions", "PE 2019", PE),
        ("conditions", "VTE 2012", DVT),
        ("conditions", "HTN controlled", PRESSURE),
        ("conditions", "high BP controlled w meds", PRESSURE),
        ("conditions", "hypertension well controlled", PRESSURE),
        ("conditions", "no uncontrolled hypertension", PRESSURE),
        ("conditions", "CVA 2010 R hemiparesis", STROKE),
        ("conditions", "stroke 2014", STROKE),
        ("surgeries", "L THR 2019", "recent_surgery"),
        ("surgeries", "appendectomy 1999", "recent_surgery"),
        ("surgeries", "none", "recent_surgery"),
        ("surgeries", "nil", "recent_surgery"),
        ("surgeries", "no surgeries", "recent_surgery"),
        ("medications", "not on blood thinners", THINNER),
        ("medications", "no anticoagulants", THINNER),
        ("pregnancy", "no", "pregnancy"),
        ("pregnancy", "N", "pregnancy"),
        ("pregnancy", "not pregnant", "pregnancy"),
        ("pregnancy", "trying", "pregnancy"),
        ("pregnancy", "8 weeks postpartum", "pregnancy"),
        ("pregnancy", "n/a", "pregnancy"),
        ("conditions", "not pregnant", "pregnancy"),
        ("injuries", "fractured rib 2010", BREAK),
        ("conditions", "hay fever", "fever"),
        ("conditions", "ICD-10 M54.5", "pacemaker_or_defibrillator"),
        ("conditions", "inguinal hernia repaired 2010", "hernia"),
        ("conditions", "herniated disc L5", "hernia"),
        ("allergies", "NKDA", "allergy_to_oil_lotion_or_latex"),
        ("allergies", "NKA", "allergy_to_oil_lotion_or_latex"),
        ("conditions", "no longer has DVT", DVT),
        ("conditions", "father died of PE", PE),
        ("conditions", "father's side DVT", DVT),
        ("conditions", "FHx DVT", DVT),
        ("conditions", "fam hx DVT", DVT),
        ("conditions", "family hx: DVT", DVT),
        ("conditions", "family history DVT", DVT),
        ("conditions", "denies DVT, PE, CVA; on warfarin", DVT),
        ("conditions", "denies DVT, PE, CVA; on warfarin", PE),
        ("conditions", "h/o DVT", DVT),
        ("conditions", "old fractured rib", BREAK),
        ("conditions", "cellulite thighs", "cellulitis"),
        ("conditions", "tightness in chest", PRESSURE),
        ("conditions", "cancer screening 2025", CANCER),
        ("conditions", "Fall on ice yesterday, no fracture", BREAK),
        ("conditions", "DVT? no", DVT),
        ("conditions", "Dr. ruled out DVT", DVT),
        ("conditions", "not on blood thinners, DVT 2010", THINNER),
        ("conditions", "varicose veins stripped 2010", "prominent_varicose_veins"),
        ("conditions", "never had DVT", DVT),
        ("conditions", "no DVT or PE or stroke", DVT),
        ("conditions", "no DVT or PE or stroke", PE),
        ("conditions", "no DVT or PE or stroke", STROKE),
        ("conditions", "aspiring pianist", PLATELETS),
        ("conditions", "gained weight during pregnancy", HISTORY),
        ("conditions", "BP 150/90 controlled", PRESSURE),
        ("conditions", "hip fx 2024 healed", BREAK),
        ("conditions", "Ca 500 mg", CANCER),
        ("conditions", "mother had DVT, client on Xarelto", DVT),
    ],
)
def test_it_does_not_raise(field: str, entry: str, code: str) -> None:
    assert code not in codes(entry, field)


@pytest.mark.parametrize("word", ["protein", "cellulite", "Aspen", "morning", "insulated", "epigastric"])
def test_an_ordinary_word_is_no_slip_of_a_medicine(word: str) -> None:
    assert codes(word, "medications") == set()
