"""Who appears in the tests?

The four people of the office, and one family that a war separated. All are invented. A test that
needs somebody takes them from here, so that a reader meets the same people everywhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colleague:
    """Somebody who works with records, and for whom."""

    name: str
    role: str
    agency: str


AMINA = Colleague(name="Amina", role="caseworker", agency="Northern Family Service")
BASHIR = Colleague(name="Bashir", role="caseworker", agency="Northern Family Service")
CARLA = Colleague(name="Carla", role="caseworker", agency="Southern Tracing Office")
DORA = Colleague(name="Dora", role="auditor", agency="Northern Family Service")

# One child, as the aunt who looks for him wrote and as an institution wrote; then the boy who is
# not he, though his name and year of birth are the same.
SOUGHT = {
    "record_id": "T-17",
    "name": "Ковальський Олександр Іванович",
    "sex": "m",
    "date_of_birth": "12.05.2014",
    "birthplace": "Херсон",
    "mother_name": "Ковальська Оксана",
    "relatives": "aunt: Мельник Ганна",
    "distinguishing_features": "scar over the left eyebrow",
}
REGISTERED = {
    "record_id": "R-204",
    "name": "Aleksandr Kovalskiy",
    "sex": "M",
    "date_of_birth": "2014",
    "birthplace": "Kherson",
    "mother_name": "Oksana Kovalskaya",
    "relatives": "aunt: Anna Melnik",
    "distinguishing_features": "scar on left eyebrow",
}
NAMESAKE = {
    "record_id": "R-377",
    "name": "Ковальский Александр Петрович",
    "sex": "м",
    "date_of_birth": "03.11.2014",
    "birthplace": "Харьков",
    "mother_name": "Ковальская Ирина",
    "relatives": "",
    "distinguishing_features": "",
}
