"""Lines of a health history, and the codes of what they raise: the safety tests share them."""

from datetime import date
from typing import Any

from charting.model.client import Client, HealthHistory
from charting.summaries.safety.contraindications import find_contraindications

ON = date(2026, 3, 1)
DVT = "deep_vein_thrombosis_known_or_suspected"
PAST = "blood_clot_in_the_past"
PE = "pulmonary_embolism_within_two_months"
STROKE = "recent_stroke_or_tia"
THINNER = "anticoagulant_bleeding_disorder_or_low_platelets"
PLATELETS = "medicine_against_platelets"
HEART = "heart_or_lung_disease"
PRESSURE = "severe_uncontrolled_hypertension"
JOINT = "joint_replacement"
BREAK = "fracture_or_dislocation_not_healed"
CANCER = "cancer_active_or_past"
ATTACK = "unstable_angina_or_recent_heart_attack"
HISTORY = "pregnancy_among_the_conditions"


def codes(entry: str, field: str = "conditions") -> set[str]:
    lists: dict[str, Any] = {field: entry if field == "pregnancy" else (entry,)}
    client = Client(family_name="Hale", birth_date=date(1970, 5, 5), history=HealthHistory(**lists))
    return {each.code for each in find_contraindications(client, ON)}
