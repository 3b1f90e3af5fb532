"""What does a child's file show, to whom, and how does it refuse?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import audit, claim, consent, desk, verification
from kintrace.casework.saying import Said
from kintrace.registry.models import AccessGrant, Agency, AuditEvent, ChildFile, Note, Role, User
from kintrace.web.files import listing
from tests.casework.office import register, yes
from tests.web.files_made import full_file
from tests.web.office import Office, with_password

pytestmark = pytest.mark.usefixtures("without_second_factor")


@pytest.fixture(scope="module")
def standing_office(standing_office: Office) -> Office:
    """With Amina's file, which most of these tests open."""
    full_file(standing_office)
    return standing_office


def opened_by(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def colleague(name: str, agency: Agency, *roles: Role) -> Any:
    return with_password(
        User.objects.create_user(
            f"{name}@office.localhost", display_name=name, agency=agency, roles=roles
        )
    )


def page(user: Any, route: str, *keys: Any, query: str = "") -> str:
    response = opened_by(user).get(reverse(route, args=keys) + query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_file_shows_each_statement_with_its_teller_and_struck_ones_struck(office: Office) -> None:
    shown = page(office.amina, "file", full_file(office).pk)
    assert "<s><bdi" in shown
    assert "A slip of the pen." in shown
    assert "School No. 4" in shown


def test_a_file_says_where_statements_differ(office: Office) -> None:
    assert "told differently" in page(office.amina, "file", full_file(office).pk)


def test_a_party_that_said_nothing_has_no_words_put_in_its_mouth(office: Office) -> None:
    shown = page(office.amina, "file", full_file(office).pk)
    assert "no statement found" in shown
    assert shown.count("Party of the south bank") >= 1


def test_opening_a_file_is_written_down(office: Office) -> None:
    file = full_file(office)
    page(office.amina, "file", file.pk)
    last = AuditEvent.objects.everywhere(why="test").order_by("-sequence").first()
    assert (last.act, last.file_id) == ("file.read", file.pk)


def test_a_name_is_found_in_another_script_and_the_search_is_counted(office: Office) -> None:
    full_file(office)
    assert "1 file" in page(office.amina, "files", query="?text=Ковальський")
    last = AuditEvent.objects.everywhere(why="test").order_by("-sequence").first()
    assert (last.act, last.detail) == ("search.run", '{"count":1}')


def test_small_letters_of_another_alphabet_are_letters_too(office: Office) -> None:
    file = full_file(office)
    told, source = Said(property="nickname", value="Жмеринчук"), file.record.claims.first().source
    claim.add(office.amina, at=file.opened_at, record=file.record, source=source, said=[told])
    for text in ("меринч", "ЖМЕР", "valsk", "kovalskiy"):
        assert "1 file" in page(office.amina, "files", query=f"?text={text}")


def test_among_many_files_letters_are_looked_for_only_if_nobody_is_heard(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_file(office)
    monkeypatch.setattr(listing, "SPELLED_UP_TO", 0)
    for text, count in (("kovalskiy", "1 file"), ("valsk", "1 file"), ("Oxanovna", "0 files")):
        assert count in page(office.amina, "files", query=f"?text={text}")


def test_another_agency_finds_nothing_by_name_or_number(office: Office) -> None:
    file = full_file(office)
    for text in ("Kovalskiy", file.number):
        assert "0 files" in page(office.carla, "files", query=f"?text={text}")


def test_a_form_sent_twice_does_its_act_once(office: Office) -> None:
    file = full_file(office)
    client, address = opened_by(office.amina), reverse("file_note", args=[file.pk])
    key = client.get(address).context["form"]["key"].value()
    for _ in range(2):
        client.post(address, {"key": key, "text": "Afraid of dogs."})
    rows = Note.objects.everywhere(why="test").filter(text="Afraid of dogs.")
    assert rows.count() == 1


def test_a_refusal_says_what_is_missing_and_what_to_do(office: Office) -> None:
    file = full_file(office)
    said = {"purpose": "tracing"}
    response = opened_by(office.amina).post(reverse("file_consent_hand_over", args=[file.pk]), said)
    shown = response.content.decode()
    assert response.status_code == 409
    assert "No standing claim says that this person is 18." in shown
    assert "Add the date of birth" in shown


def test_one_sides_answers_are_hidden_from_the_other_until_both_are_locked(office: Office) -> None:
    file = full_file(office)
    row, at = file.verifications.get(), timezone.now()
    other = colleague("maksym", office.amina.agency, Role.VERIFIER)
    officers = {"child": office.vira, "adult": other}
    for side, officer in officers.items():
        asked = {"at": at, "verification": row, "side": side}
        verification.answer(officer, question="The dog?", answer=f"Rex, {side}", **asked)
    assert "Rex, child" not in page(other, "verification", file.pk, row.pk)
    for side, officer in officers.items():
        verification.lock_side(officer, at=at, verification=row, side=side)
    assert "Rex, child" in page(other, "verification", file.pk, row.pk)


def outside(office: Office) -> ChildFile:
    """A file of Amina's agency that another team holds."""
    owner = colleague("olena", office.amina.agency, Role.CASE_WORKER)
    file = register(owner, at=timezone.now())
    desk.hold(file, agency_id=owner.agency_id, team_id=None, owner=owner)
    return file


def test_a_file_outside_the_caseload_opens_with_a_reason_and_tells_its_people(
    office: Office,
) -> None:
    file = outside(office)
    client = opened_by(colleague("nadia", office.amina.agency, Role.CASE_WORKER))
    assert client.get(reverse("file", args=[file.pk])).status_code == 404
    said = {"number": file.number.lower(), "reason": "The owner is ill."}
    assert client.post(reverse("file_open"), said).url == reverse("file", args=[file.pk])
    assert client.get(reverse("file", args=[file.pk])).status_code == 200
    assert "The owner is ill." in page(file.owner, "file", file.pk)


def test_a_file_outside_the_caseload_does_not_open_without_a_reason(office: Office) -> None:
    file = outside(office)
    nadia = colleague("nadia", office.amina.agency, Role.CASE_WORKER)
    opened_by(nadia).post(reverse("file_open"), {"number": file.number, "reason": " "})
    assert not AccessGrant.objects.everywhere(why="test").filter(user=nadia).exists()


def test_another_agencys_number_is_no_number(office: Office) -> None:
    file = full_file(office)
    said = {"number": file.number, "reason": "I would like to."}
    shown = opened_by(office.carla).post(reverse("file_open"), said).content.decode()
    assert "No file of your agency has this number." in shown


def test_an_agency_that_accepts_a_file_opens_it_and_the_other_no_more(office: Office) -> None:
    file = full_file(office)
    transfer = file.transfers.get()
    sofia = colleague("sofia", office.carla.agency, Role.SUPERVISOR)
    address = reverse("transfer", args=[transfer.pk])
    assert opened_by(sofia).get(reverse("file", args=[file.pk])).status_code == 404
    opened_by(sofia).post(address, {"answer": "accept", "words": "Gladly."})
    assert "Kovalskiy" in page(sofia, "file", file.pk)
    assert opened_by(office.amina).get(reverse("file", args=[file.pk])).status_code == 404


def test_an_agency_that_rejects_says_why(office: Office) -> None:
    file = full_file(office)
    sofia = colleague("sofia", office.carla.agency, Role.SUPERVISOR)
    address = reverse("transfer", args=[file.transfers.get().pk])
    response = opened_by(sofia).post(address, {"answer": "reject", "words": ""})
    assert "Say why not." in response.content.decode()
    opened_by(sofia).post(address, {"answer": "reject", "words": "No room."})
    assert "No room." in page(office.amina, "transfer", file.transfers.get().pk)


def test_a_referral_shows_what_was_shared_and_no_more(office: Office) -> None:
    file = full_file(office)
    shown = page(office.carla, "referral", file.referrals.get().pk)
    assert "Legal advice" in shown
    assert "Kovalskiy" not in shown


def test_nobody_decides_what_they_asked_for(office: Office) -> None:
    row = full_file(office).record.two_person_requests.get()
    said = {"answer": "approve", "why": "Yes."}
    response = opened_by(office.amina).post(reverse("two_persons", args=[row.pk]), said)
    assert response.status_code == 404
    opened_by(office.vira).post(reverse("two_persons", args=[row.pk]), said)
    row.refresh_from_db()
    assert (row.decision, row.decided_by) == ("approved", office.vira)
    assert "erased by two persons" in page(office.amina, "file", row.record.file.pk)


def test_consent_taken_back_stays_readable(office: Office) -> None:
    file = full_file(office)
    consent.give(
        office.amina, at=timezone.now(), record=file.record,
        answer=yes("reporting", on=timezone.localdate()),
    )  # fmt: skip
    row = file.record.consents.get(purpose="reporting", withdrawn_at__isnull=True)
    address = reverse("file_consent_withdraw", args=[file.pk, row.pk])
    opened_by(office.amina).post(address, {"why": "Afraid."})
    assert "Afraid." in page(office.amina, "file", file.pk)


def test_the_chain_is_whole_after_all_that(office: Office) -> None:
    page(office.amina, "file", full_file(office).pk)
    assert audit.verify() == ()
