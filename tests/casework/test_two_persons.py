"""Does nothing leave, appear in public or vanish by one person alone?"""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from kintrace.casework import consent, receive, second_person
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.registry.models import Artifact, Claim, Source, TwoPersonRequest
from tests.casework.office import Office, yes


@pytest.fixture
def party(office: Office, at: datetime) -> Source:
    """A party to the conflict, known to the whole office."""
    return receive.name_source(office.amina, at=at, kind="party", name="A ministry", is_shared=True)


@pytest.fixture
def photo(office: Office, at: datetime) -> Artifact:
    """A photo of the child."""
    return receive.take_in(
        office.amina,
        at=at,
        sha256="ab" * 32,
        size=1000,
        media_type="image/jpeg",
        name="photo.jpg",
        kind="photo",
        record=office.file.record,
    )


def agrees(office: Office, at: datetime, purpose: str) -> None:
    """Let the child's side agree to a purpose."""
    answer = yes(purpose, on=at.date())
    consent.give(office.amina, at=at, record=office.file.record, answer=answer)


def ask(office: Office, at: datetime, kind: str, **what: object) -> TwoPersonRequest:
    """Let Amina ask."""
    asked = {"record": office.file.record, "reason": "It helps.", "legal_basis": "consent"}
    return second_person.ask(office.amina, at=at, kind=kind, **{**asked, **what})


def test_a_disclosure_needs_consent_for_this_recipient(
    office: Office, at: datetime, party: Source
) -> None:
    what = {"recipient": party, "claims": [office.file.record.claims.first()]}
    agrees(office, at, "authorities")
    with pytest.raises(NotNow, match="nobody agreed"):
        ask(office, at, "disclosure", **what)
    agrees(office, at, "adverse_party")
    assert ask(office, at, "disclosure", **what).decision == ""


def test_a_second_person_decides_and_the_first_says_when_it_is_done(
    office: Office, at: datetime, photo: Artifact
) -> None:
    agrees(office, at, "public_photo")
    asked = ask(office, at, "photo_publication", artifact=photo)
    with pytest.raises(NotNow, match="not approved"):
        second_person.say_done(office.amina, at=at, request=asked)
    second_person.decide(office.supervisor, at=at, request=asked, approve=True, why="Safe.")
    assert second_person.say_done(office.amina, at=at, request=asked).done_at == at


def test_consent_withdrawn_after_approval_stops_it(
    office: Office, at: datetime, photo: Artifact
) -> None:
    agrees(office, at, "public_photo")
    asked = ask(office, at, "photo_publication", artifact=photo)
    second_person.decide(office.supervisor, at=at, request=asked, approve=True, why="Safe.")
    given = office.file.record.consents.get(purpose="public_photo")
    consent.withdraw(office.amina, at=at, consent=given)
    with pytest.raises(NotNow, match="withdrawn"):
        second_person.say_done(office.amina, at=at, request=asked)


def test_nobody_approves_what_they_asked(office: Office, at: datetime) -> None:
    asked = second_person.ask(
        office.supervisor,
        at=at,
        kind="erasure",
        record=office.file.record,
        claims=[office.file.record.claims.first()],
        reason="Asked by the child.",
        legal_basis="legal_obligation",
    )
    with pytest.raises(NotNow, match="second person"):
        second_person.decide(office.supervisor, at=at, request=asked, approve=True, why="x")
    asked.decision, asked.decided_at, asked.decided_by = "approved", at, office.supervisor
    with pytest.raises(DatabaseError), transaction.atomic():
        asked.save()


def test_an_erasure_empties_the_words_and_leaves_that_they_were_said(
    office: Office, at: datetime
) -> None:
    told = office.file.record.claims.get(property="name")
    asked = ask(office, at, "erasure", claims=[told])
    second_person.decide(office.protector, at=at, request=asked, approve=True, why="A right.")
    told.refresh_from_db()
    assert (told.value, told.property, told.erasure) == ("", "name", asked)
    with pytest.raises(NotNow, match="once"):
        second_person.decide(office.protector, at=at, request=asked, approve=True, why="x")


def test_a_refused_erasure_erases_nothing(office: Office, at: datetime) -> None:
    told = office.file.record.claims.get(property="name")
    asked = ask(office, at, "erasure", claims=[told])
    second_person.decide(office.protector, at=at, request=asked, approve=False, why="Needed.")
    told.refresh_from_db()
    assert told.value != ""
    rows = Claim.objects.everywhere(why="test").filter(pk=told.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(value="", erasure=asked)


@pytest.mark.parametrize("kind", ["disclosure", "photo_publication", "erasure"])
def test_what_is_asked_must_be_whole(office: Office, at: datetime, kind: str) -> None:
    for purpose in ("public_photo", "authorities"):
        agrees(office, at, purpose)
    with pytest.raises(NotNow, match="say what"):
        ask(office, at, kind)
    with pytest.raises(NotNow, match="say why"):
        ask(office, at, kind, reason=" ")
    other = office.request.inquirer.claims.first()
    with pytest.raises(NotNow, match="only claims of this record"):
        ask(office, at, kind, claims=[other])


def test_others_neither_ask_nor_decide(office: Office, at: datetime) -> None:
    what = {"claims": [office.file.record.claims.first()]}
    asked = ask(office, at, "erasure", **what)
    for user in (office.carla, office.dora, office.southern_supervisor, office.bashir):
        with pytest.raises(Refused):
            second_person.decide(user, at=at, request=asked, approve=True, why="x")
    with pytest.raises(Refused):
        second_person.ask(
            office.carla,
            at=at,
            kind="erasure",
            record=office.file.record,
            reason="x",
            legal_basis="consent",
            **what,
        )
