"""What does an office look like in a test?

Two agencies with the cast at work, one child's file of Amina's and one request, joined in a pair.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kintrace.casework import consent, intake, judge, pair, second_person
from kintrace.casework.consent import ConsentAnswer
from kintrace.casework.pair import Evidence
from kintrace.casework.propose import work_off
from kintrace.casework.saying import Said
from kintrace.registry.models import (
    Agency,
    Candidate,
    ChildFile,
    Claim,
    Record,
    Role,
    Source,
    Team,
    TracingRequest,
    User,
)
from tests.people import AMINA, BASHIR, CARLA, DORA, REGISTERED, SOUGHT


@dataclass(frozen=True)
class Office:
    """The cast, their agencies, and what they work on."""

    northern: Agency
    southern: Agency
    amina: User
    bashir: User
    carla: User
    dora: User
    verifier: User
    second_verifier: User
    supervisor: User
    southern_supervisor: User
    protector: User
    file: ChildFile
    request: TracingRequest

    @property
    def sought(self) -> Record:
        """The record of the sought person of the request."""
        return self.request.sought.get().record

    @property
    def voice(self) -> Source:
        """The child as a speaker."""
        return self.file.record.speaks_as.get()


def open_office(*, at: datetime) -> Office:
    """Make the office; every child's fact is a claim of the cast's fictional family."""
    northern = Agency.objects.create(name=AMINA.agency)
    southern = Agency.objects.create(name=CARLA.agency)
    team = Team.objects.create(agency=northern, name="City team")
    amina = works(AMINA.name, northern, Role.CASE_WORKER, team=team)
    return Office(
        northern=northern,
        southern=southern,
        amina=amina,
        bashir=works(BASHIR.name, northern, Role.CASE_WORKER, team=team),
        carla=works(CARLA.name, southern, Role.CASE_WORKER),
        dora=works(DORA.name, northern, Role.AUDITOR),
        verifier=works("First verifier", northern, Role.VERIFIER),
        second_verifier=works("Second verifier", northern, Role.VERIFIER),
        supervisor=works("Supervisor", northern, Role.SUPERVISOR, Role.BEST_INTERESTS_MEMBER),
        southern_supervisor=works("Southern supervisor", southern, Role.SUPERVISOR),
        protector=works("Protector", northern, Role.DATA_PROTECTION_OFFICER),
        file=register(amina, at=at),
        request=ask(amina, at=at),
    )


def works(name: str, agency: Agency, *roles: Role, team: Team | None = None) -> User:
    """Make somebody who works in an agency in these roles."""
    email = f"{name.lower().replace(' ', '.')}@office.example"
    return User.objects.create_user(email, display_name=name, agency=agency, team=team, roles=roles)


def yes(purpose: str, *, on: date, by: str = "caregiver") -> ConsentAnswer:
    """An answer that agrees to a purpose."""
    return ConsentAnswer(purpose=purpose, is_given=True, given_by=by, given_on=on)


def register(user: User, *, at: datetime) -> ChildFile:
    """Register the cast's child."""
    return intake.register_child(
        user,
        at=at,
        said=[
            Said(property="name", value=REGISTERED["name"]),
            Said(property="found_place", value=REGISTERED["birthplace"]),
        ],
        consents=[yes("services", on=at.date())],
        is_safe_to_talk=True,
    )


def ask(user: User, *, at: datetime) -> TracingRequest:
    """Open the request of the cast's aunt."""
    return intake.open_request(
        user,
        at=at,
        inquirer=[
            Said(property="name", value="Мельник Ганна"),
            Said(property="current_telephone", value="000 000 017"),
        ],
        sought=[intake.Sought(said=[Said(property="name", value=SOUGHT["name"])])],
        consents=[yes("tracing", on=at.date(), by="self")],
    )


def propose(office: Office, *, at: datetime) -> Candidate:
    """Let the engine propose the pair of the office's request and file."""
    proposed = pair.propose(
        at=at, sought=office.sought, found=office.file.record, evidence=evidence(office.file)
    )
    assert proposed is not None
    return proposed


def evidence(file: ChildFile) -> Evidence:
    """Evidence that weighs all claims that the child's record has now."""
    return Evidence(
        rows=[{"feature": "name", "bits": 7.5}],
        total_bits=7.5,
        claim_ids=[claim.pk for claim in file.record.claims.all()],
        engine="columnar",
        engine_version="1",
        model_version="1",
    )


def say_same(candidate: Candidate, *readers: User, at: datetime) -> Candidate:
    """Let readers say that a pair is the same person."""
    for reader in readers:
        judge.judge(reader, at=at, candidate=candidate, answer="same")
    candidate.refresh_from_db()
    return candidate


def agree(office: Office, purpose: str, *, at: datetime) -> None:
    """Let both sides agree to a purpose."""
    for record in (office.file.record, office.request.inquirer):
        answer = yes(purpose, on=at.date())
        consent.give(office.amina, at=at, record=record, answer=answer)


def work(at: datetime) -> None:
    """Work the whole queue of the live index off."""
    while work_off(at=at):
        pass


def erase(office: Office, claims: Iterable[Claim], *, at: datetime) -> None:
    """Have claims of the office's child erased, by two persons."""
    asked = second_person.ask(
        office.amina,
        at=at,
        kind="erasure",
        record=office.file.record,
        reason="The child asks.",
        legal_basis="consent",
        claims=list(claims),
    )
    second_person.decide(office.protector, at=at, request=asked, approve=True, why="Their right.")
