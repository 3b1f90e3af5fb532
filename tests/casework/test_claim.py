"""Is what was said kept as it was, and corrected only by striking?"""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kintrace.casework import claim
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.casework.saying import Said
from kintrace.registry.models import Claim
from tests.casework.office import Office


def say(office: Office, at: datetime, *said: Said) -> list[Claim]:
    """Let the child say something."""
    return claim.add(office.amina, at=at, record=office.file.record, source=office.voice, said=said)


def test_an_age_keeps_its_words_and_the_days_they_allow(office: Office, at: datetime) -> None:
    (age,) = say(office, at, Said(property="age", value="около 6 лет", said_on="2022"))
    assert (age.value, age.script, age.said_text) == ("около 6 лет", "Cyrl", "2022")
    assert (age.earliest.year, age.latest, age.precision) == (2015, date(2017, 12, 31), "about")


def test_words_that_no_rule_reads_are_kept_all_the_same(office: Office, at: datetime) -> None:
    (birth,) = say(office, at, Said(property="date_of_birth", value="in the year of the flood"))
    assert (birth.value, birth.earliest) == ("in the year of the flood", None)


def test_a_choice_in_any_language_keeps_its_words_and_its_code(
    office: Office, at: datetime
) -> None:
    (sex,) = say(office, at, Said(property="sex", value="дівчинка"))
    assert (sex.value, sex.choice) == ("дівчинка", "female")


@pytest.mark.parametrize("unknown", ["not_asked", "does_not_know", "withheld"])
def test_each_kind_of_unknown_is_an_answer(office: Office, at: datetime, unknown: str) -> None:
    (told,) = say(office, at, Said(property="religion", unknown=unknown))
    assert (told.value, told.unknown) == ("", unknown)


def test_sending_claims_twice_keeps_them_once(office: Office, at: datetime) -> None:
    said = Said(property="nickname", value="Саша", key=uuid4())
    assert len(say(office, at, said)) == 1
    assert say(office, at, said) == []


def test_a_correction_strikes_and_the_old_claim_stands_in_the_story(
    office: Office, at: datetime
) -> None:
    (old,) = say(office, at, Said(property="nickname", value="Саша"))
    new = claim.strike(
        office.bashir,
        at=at,
        claim=old,
        reason="Misheard.",
        source=office.voice,
        instead=Said(property="nickname", value="Маша"),
    )
    told = office.file.record.claims
    assert new.strikes == old
    assert [row.value for row in told.standing().filter(property="nickname")] == ["Маша"]
    assert told.filter(pk=old.pk).exists()


def test_a_claim_is_struck_once_and_for_a_reason(office: Office, at: datetime) -> None:
    (old,) = say(office, at, Said(property="nickname", value="Саша"))
    strike = {"at": at, "claim": old, "source": office.voice}
    with pytest.raises(NotNow, match="say why"):
        claim.strike(office.amina, reason="", **strike)
    claim.strike(office.amina, reason="Misheard.", **strike)
    with pytest.raises(NotNow, match="already"):
        claim.strike(office.amina, reason="Misheard.", **strike)
    assert not office.file.record.claims.standing().filter(property="nickname").exists()


def test_carla_and_dora_add_and_strike_nothing(office: Office, at: datetime) -> None:
    first = office.file.record.claims.first()
    for user in (office.carla, office.dora):
        with pytest.raises(Refused):
            claim.add(user, at=at, record=office.file.record, source=office.voice, said=[])
        with pytest.raises(Refused):
            claim.strike(user, at=at, claim=first, reason="x", source=office.voice)


@pytest.mark.parametrize(
    "change",
    [
        {"value": "Іван"},
        {"unknown": "withheld"},
        {"language": "uk"},
        {"recorded_at": datetime(2026, 1, 1).astimezone()},
        {"earliest": date(2014, 1, 1), "latest": date(2014, 1, 1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_database_refuses_to_change_a_claim(office: Office, change: dict[str, object]) -> None:
    rows = Claim.objects.everywhere(why="test").filter(property="name")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change)


def test_the_database_refuses_to_delete_a_claim(office: Office) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.everywhere(why="test")._raw_delete("default")


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "x", "unknown": "withheld"},
        {"value": "", "unknown": ""},
        {"value": "x", "earliest": date(2015, 1, 1), "latest": date(2014, 1, 1)},
        {"value": "x", "certainty": "very"},
        {"value": "x", "span_start": 1},
        {"value": "x", "record": None},
        {"value": "", "is_retraction": True},
    ],
    ids=str,
)
def test_the_database_refuses_a_claim_that_says_nothing_or_too_much(
    office: Office, at: datetime, wrong: dict[str, object]
) -> None:
    whole = {
        "record": office.file.record,
        "property": "name",
        "source": office.voice,
        "recorded_at": at,
        "recorded_by": office.amina,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(**{**whole, **wrong})
