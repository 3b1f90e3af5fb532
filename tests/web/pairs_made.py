"""Which pair of records lies before a reader in the tests of pages?

A child and a sought person of the cast's family, told by two sources in two scripts, with a second
child who might be the one as well; all persons are invented.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from kintrace.casework import intake, pair
from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.index_cells import described
from kintrace.casework.propose_evidence import Pair, evidence_of
from kintrace.casework.saying import Said
from kintrace.matching.index_counts import Counts
from kintrace.registry.models import Candidate, ChildFile

CHILD = {
    "name": "Коваль Олександр Петрович",
    "sex": "male",
    "date_of_birth": "12.05.2014",
    "birthplace": "Харків",
    "mother_name": "Коваль Ганна",
    "found_place": "Полтава",
    "distinguishing_features": "шрам, ліва рука",
}
OTHER = {**CHILD, "name": "Ковальчук Олександр", "date_of_birth": "2014", "mother_name": "Олена"}
SOUGHT = {
    "name": "Sasha Koval",
    "sex": "male",
    "date_of_birth": "2014-05-12",
    "birthplace": "Kharkiv",
    "father_name": "Petro Koval",
    "distinguishing_features": "scar on the left arm",
}


def made_pair(user: Any, *, others: bool = True) -> Candidate:
    """Let the engine propose a pair that lies before ``user``."""
    at = timezone.now()
    child = child_of(user, CHILD, at=at)
    request = intake.open_request(
        user,
        at=at,
        inquirer=[Said(property="name", value="Hanna Koval", language="en")],
        sought=[intake.Sought(said=said(SOUGHT, language="en"), relation="son")],
        consents=[yes("tracing", at=at)],
    )
    sought = request.sought.get().record
    if others:
        proposed(sought, child_of(user, OTHER, at=at).record, at=at)
    return proposed(sought, child.record, at=at)


def proposed(sought: Any, found: Any, *, at: datetime) -> Candidate:
    """Propose one pair with the engine's evidence."""
    sides = described(sought.pk), described(found.pk)
    assert sides[0] is not None
    assert sides[1] is not None
    evidence = evidence_of(Pair(*sides), context=Counts().context())
    made = pair.propose(at=at, sought=sought, found=found, evidence=evidence)
    # In a running office, the background work may have proposed it first.
    pairs = Candidate.objects.everywhere(why="a test").exclude(state="superseded")
    return made or pairs.get(sought=sought, found=found)


def child_of(user: Any, told: dict[str, str], *, at: datetime) -> ChildFile:
    """Register a child."""
    return intake.register_child(
        user,
        at=at,
        said=said(told, language="uk"),
        consents=[yes("services", at=at)],
        is_safe_to_talk=True,
    )


def said(told: dict[str, str], *, language: str) -> list[Said]:
    """Return sayings of properties."""
    return [Said(property=code, value=value, language=language) for code, value in told.items()]


def yes(purpose: str, *, at: datetime) -> ConsentAnswer:
    """An answer that agrees."""
    return ConsentAnswer(purpose=purpose, is_given=True, given_by="self", given_on=at.date())
