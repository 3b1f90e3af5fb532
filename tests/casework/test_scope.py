"""Does nobody see what is not theirs, not even in a count?"""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Max

from kintrace.casework import access, policy
from kintrace.casework.access import NotThere, ReasonMissing
from kintrace.casework.saying import Said
from kintrace.registry.models import AuditEvent, ChildFile, Claim, Judgement, Role, User
from kintrace.registry.models.keys import Scoped
from kintrace.registry.scope import Level, ScopeMissing
from tests.casework.facts import claims
from tests.casework.office import Office, agree, propose, say_same, works

TABLES = apps.get_app_config("registry").get_models()
SCOPED = [model for model in TABLES if issubclass(model, Scoped)]


ASKING = {
    "list": lambda rows: list(rows.all()),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "first": lambda rows: rows.first(),
    "values": lambda rows: list(rows.values_list("pk")),
    "largest": lambda rows: rows.aggregate(Max("pk")),
    "update": lambda rows: rows.update(pk=None),
    "delete": lambda rows: rows.all().delete(),
    "union": lambda rows: list(rows.all().union(rows.all())),
    "iterator": lambda rows: list(rows.iterator()),
    "raw delete": lambda rows: rows.all()._raw_delete("default"),
    "inside another": lambda rows: list(User.objects.filter(pk__in=rows.values("pk"))),
}


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("ask", ASKING.values(), ids=ASKING.keys())
def test_a_query_without_a_scope_raises(
    db: None, model: type[Scoped], ask: Callable[[Any], Any]
) -> None:
    with pytest.raises(ScopeMissing):
        ask(model.objects)


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_carla_sees_nothing_of_the_other_agency(
    office: Office, at: datetime, model: type[Scoped]
) -> None:
    propose(office, at=at)
    agree(office, "tracing", at=at)
    shared = {"Source"} if model.__name__ == "Source" else set()
    for user in (office.carla, office.southern_supervisor):
        seen = access.visible(model, user=user, at=at)
        assert seen.count() == 0 or shared
        assert list(seen) == [] or shared


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_each_subject_has_a_row_in_the_policy(model: type[Scoped]) -> None:
    assert f"{model.subject}.read" in policy.table()


def test_absent_and_not_yours_are_the_same_answer(office: Office, at: datetime) -> None:
    answers = []
    for user, key in (
        (office.carla, office.file.pk),
        (office.carla, uuid.uuid4()),
        (office.amina, "no key"),
        (office.dora, office.file.pk),
        (office.protector, office.file.pk),
    ):
        with pytest.raises(NotThere) as refused:
            access.open_file(key, user=user, at=at)
        answers.append((refused.value.message, refused.value.hint))
    assert len(set(answers)) == 1


def test_the_team_shares_a_caseload_and_another_team_does_not(office: Office, at: datetime) -> None:
    apart = works("Apart", office.northern, Role.CASE_WORKER)
    assert access.get(ChildFile, office.file.pk, user=office.bashir, at=at) == office.file
    assert access.visible(ChildFile, user=apart, at=at).count() == 0


def test_an_intake_worker_sees_only_their_own(office: Office, at: datetime) -> None:
    worker = works("Intake", office.northern, Role.INTAKE_WORKER)
    assert access.visible(ChildFile, user=worker, at=at).count() == 0
    assert policy.may(worker, "file.register")


def test_somebody_who_left_sees_nothing(office: Office, at: datetime) -> None:
    office.amina.is_active = False
    assert access.visible(ChildFile, user=office.amina, at=at).count() == 0
    assert not policy.may(office.amina, "file.register")


def test_opening_a_file_writes_who_looked(office: Office, at: datetime) -> None:
    access.open_file(office.file.pk, user=office.bashir, at=at)
    looked = access.who_looked(office.file, user=office.amina).first()
    assert (looked.act, looked.actor, looked.file_id) == (
        "file.read",
        office.bashir,
        office.file.pk,
    )


def test_a_file_outside_the_caseload_opens_with_a_reason_for_a_while(
    office: Office, at: datetime
) -> None:
    apart = works("Apart", office.northern, Role.CASE_WORKER)
    access.open_with_reason(office.file.pk, user=apart, at=at, reason="The child rang me.")
    later = at + timedelta(hours=access.GRANT_HOURS)
    seen = access.visible(Claim, user=apart, at=at)
    assert access.get(ChildFile, office.file.pk, user=apart, at=at) == office.file
    assert seen.count() == office.file.record.claims.count()
    assert access.visible(ChildFile, user=apart, at=later).count() == 0
    event = AuditEvent.objects.everywhere(why="test").last()
    assert (event.act, event.reason) == ("file.open_with_reason", "The child rang me.")


def test_a_file_does_not_open_without_a_reason_nor_for_another_agency(
    office: Office, at: datetime
) -> None:
    apart = works("Apart", office.northern, Role.CASE_WORKER)
    with pytest.raises(ReasonMissing):
        access.open_with_reason(office.file.pk, user=apart, at=at, reason=" ")
    with pytest.raises(NotThere):
        access.open_with_reason(office.file.pk, user=office.carla, at=at, reason="I want to.")


def test_contacts_stay_hidden_from_the_other_side_of_a_pair(office: Office, at: datetime) -> None:
    inquirer = office.request.inquirer
    shown = access.claims_shown([inquirer], user=office.amina)
    assert shown.filter(property="current_telephone").exists()
    propose(office, at=at)
    for finder in (office.amina, office.bashir):
        finds = finder == office.file.owner
        shown = access.claims_shown([inquirer], user=finder)
        assert shown.filter(property="current_telephone").exists() is not finds
        assert shown.filter(property="name").exists()


def test_of_another_agencys_record_only_ordinary_claims_are_shown(
    office: Office, at: datetime
) -> None:
    claims(office, at, Said(property="health", value="A cough."))
    shown = access.claims_shown([office.file.record], user=office.carla)
    assert {row.property for row in shown} == {"name", "found_place"}
    assert access.claims_shown([office.file.record], user=office.amina).count() == 3


def test_blind_answers_are_got_by_nobody_through_a_scope(office: Office, at: datetime) -> None:
    say_same(propose(office, at=at), office.amina, at=at)
    for user in (office.amina, office.bashir, office.supervisor, office.verifier):
        assert access.visible(Judgement, user=user, at=at).count() == 0


def test_nobody_reaches_further_than_the_table_says(office: Office) -> None:
    for act, reaches in policy.table().items():
        for role in Role.values:
            user = User(agency=office.northern, email="x", display_name="x")
            user._roles = frozenset({role})
            assert policy.reach_of(user, act=act).level == reaches.get(role, Level.NOTHING)


def test_administrators_and_the_auditor_have_no_case_content() -> None:
    content = ("file.read", "record.read", "request.read", "candidate.read", "verification.read")
    blind = (Role.SYSTEM_ADMIN, Role.AGENCY_ADMIN, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER)
    assert not [(act, role) for act in content for role in blind if role in policy.table()[act]]
