"""Who is in the charts of the bench: names as they come in a town, some of them alike."""

import random
from datetime import date, timedelta

from charting.model.client import Client, HealthHistory

_GIVEN = (
    "Ana", "Thảo", "Søren", "Maeve", "Tomasz", "Ingrid", "José", "Amara", "Wei", "Priya", "Caleb", "Nadia",
    "Otis", "Lena", "Yusuf", "Grace", "Hana", "Mateo", "Ruth", "Oleg", "Zoë", "Derek", "Mina", "Paul",
)  # fmt: skip
_MIDDLE = ("", "", "Lee", "Marie", "Ray", "Linh", "Kay", "Ann")
_FIRST = (
    "Bran",
    "Kel",
    "Nor",
    "Wit",
    "Ash",
    "Dun",
    "Mer",
    "Hol",
    "Ros",
    "Gar",
    "Lin",
    "Tor",
    "Ves",
    "Cal",
    "Fen",
)
_SECOND = ("der", "lo", "ma", "ti", "ber", "ran", "vi", "ston", "wi", "ke", "sa", "bur", "na", "le", "mo")
_THIRD = (
    "son",
    "ley",
    "man",
    "berg",
    "ford",
    "wick",
    "ová",
    "ez",
    "sen",
    "ski",
    "ard",
    "well",
    "ham",
    "ton",
    "by",
)


def client(chance: random.Random, number: int) -> Client:
    """Somebody, the same for the same chance and number."""
    family = chance.choice(_FIRST) + chance.choice(_SECOND) + chance.choice(_THIRD)
    given = f"{chance.choice(_GIVEN)} {chance.choice(_MIDDLE)}".strip()
    return Client(
        given_name=given,
        family_name=family,
        birth_date=date(1940, 1, 1) + timedelta(days=chance.randrange(25_000)),
        phone=f"(918) 555-{number % 10_000:04d}",
        history=HealthHistory(medications=("ibuprofen",), reviewed=date(2026, 3, 2)),
        chart_number=number,
    )
