"""Which child's file do tests about pages open, and what lies in it?

`full_file` is Amina's with something in each part: opposed accounts of a movement, a match, a
verification, a decision to take, and questions to others. All persons are invented.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from kintrace.casework import (
    access,
    claim,
    consent,
    desk,
    handover,
    interests,
    judge,
    movement,
    pair,
    receive,
    second_person,
    state,
    told_on_file,
    verification,
)
from kintrace.casework.pair import Evidence
from kintrace.casework.saying import Said
from kintrace.casework.state import NextStep
from kintrace.casework.told_on_file import Teller
from kintrace.registry.models import AccessGrant, Candidate, ChildFile, Record, Source
from tests.casework.office import ask, register, yes
from tests.web.office import Office

# The office of one test and the file that was made in it.
_MADE: dict[Any, ChildFile] = {}
STATES = ("registered", "documented", "tracing", "match_proposed", "contact_with_family",
          "verification")  # fmt: skip


def full_file(office: Office) -> ChildFile:
    """Return Amina's file with something in each part; one for each office."""
    if office.amina.pk not in _MADE:
        _MADE[office.amina.pk] = _fill(office)
    return ChildFile.objects.everywhere(why="test").get(pk=_MADE[office.amina.pk].pk)


def _fill(office: Office) -> ChildFile:
    at = timezone.now() - timedelta(days=40)
    file = register(office.amina, at=at)
    request = ask(office.amina, at=at)
    for record in (file.record, request.inquirer):
        for purpose in ("tracing", "contact", "verification", "other_organisations"):
            answer = yes(purpose, on=at.date())
            consent.give(office.amina, at=at, record=record, answer=answer)
    _say(office, file, at=at)
    _move(office, file, at=at)
    _see(office, file, at=at)
    paired = join(office, file, request.sought.get().record, at=at)
    for number, to in enumerate(STATES):
        step = NextStep(what="Go on", owner=office.amina, due_on=at.date())
        file = state.move(office.amina, at=at + timedelta(days=number), file=file, to=to,
                          next_step=step, reason="It is time.")  # fmt: skip
    _work(office, file, paired, at=at)
    return file


def join(office: Office, file: ChildFile, sought: Record, *, at: Any) -> Candidate:
    """Propose a pair and let both readers say that it is the same person.

    All is weighed that the engine of a running office would weigh, so that it has nothing to add.
    """
    sides = (file.record, sought, sought.sought_in.request.inquirer)
    evidence = Evidence(
        rows=[{"feature": "name", "bits": 7.5}],
        total_bits=7.5,
        claim_ids=[row.pk for side in sides for row in side.claims.all()],
        engine="columnar",
        engine_version="1",
        model_version="1",
    )
    # The engine of a running office may have been quicker.
    proposed = pair.propose(at=at, sought=sought, found=file.record, evidence=evidence)
    if proposed is None:
        both = file.record.candidates_as_found.filter(sought=sought)
        proposed = both.exclude(state="superseded").get()
    for reader in (office.amina, office.bashir):
        judge.judge(reader, at=at, candidate=proposed, answer="same")
    return proposed


def _say(office: Office, file: ChildFile, *, at: Any) -> None:
    """The child tells, a teacher tells otherwise, and one thing is struck."""
    voice = file.record.speaks_as.get()
    told = {"sex": "female", "age": "9", "date_of_birth": "spring 2017",
            "separation_cause": "evacuation", "separated_on": "March 2026"}  # fmt: skip
    said = [Said(property=code, value=value) for code, value in told.items()]
    said.append(Said(property="ethnicity", unknown="withheld"))
    claim.add(office.amina, at=at, record=file.record, source=voice, said=said)
    teacher = receive.name_source(office.amina, at=at, kind="institution", name="School No. 4")
    later = claim.add(
        office.amina,
        at=at,
        record=file.record,
        source=teacher,
        said=[Said(property="age", value="10"), Said(property="sex", value="male")],
    )
    claim.strike(office.amina, at=at, claim=later[1], reason="A slip of the pen.", source=teacher)


def _move(office: Office, file: ChildFile, *, at: Any) -> None:
    """Two movements, of which two parties tell differently."""
    parties: list[Source] = [
        receive.name_source(office.amina, at=at, kind="party", name=name, is_shared=True)
        for name in ("Party of the north bank", "Party of the south bank")
    ]
    moved = movement.record(
        office.amina,
        at=at,
        children=[file.record],
        departed="March 2026",
        arrived="4 March 2026",
        from_text="Kherson",
        to_text="Camp by the sea",
        arranging_party=parties[0],
    )
    movement.record(office.amina, at=at, children=[file.record], departed="May 2026",
                    from_text="Camp by the sea", to_text="Children's home No. 2")  # fmt: skip
    told = ({"purpose": "rest", "consent_answer": "given"}, {"purpose": "removal"})
    for party, words in zip(parties, told, strict=True):
        said = [Said(property=code, value=value) for code, value in words.items()]
        claim.add_account(office.amina, at=at, movement=moved, source=party, said=said)


def _see(office: Office, file: ChildFile, *, at: Any) -> None:
    """An aunt, and a neighbour who saw the child."""
    teller = Teller(name="A neighbour of the school")
    told_on_file.add_relative(
        office.amina, at=at, file=file, teller=teller, relation="aunt", relation_words="her aunt",
        named=Said(property="name", value="Мельник Ганна", certainty="certain"),
    )  # fmt: skip
    told_on_file.add_sighting(
        office.amina, at=at, file=file, teller=teller, kind="seen_in_person", observed="May 2026",
        reported_at=at, said=[Said(property="sighting_text", value="She waited at the gate.")],
    )  # fmt: skip


def _work(office: Office, file: ChildFile, paired: Candidate, *, at: Any) -> None:
    """Tasks, a flag, a note, a document, and what is asked of others."""
    day = {"user": office.amina, "at": at, "file": file}
    by = at.date() + timedelta(days=7)
    desk.make_task(**day, what="Phone the school", due_on=by, owner=office.amina)
    done = desk.make_task(**day, what="A safe bed", due_on=by, owner=office.amina,
                          is_safety_step=True)  # fmt: skip
    desk.finish_task(office.amina, at=at, task=done, outcome="With the aunt's friend.")
    desk.raise_flag(**day, kind="health", text="Asthma")
    desk.write_note(**day, text="Likes to draw ships.")
    receive.take_in(office.amina, at=at, sha256="a" * 64, size=9, media_type="image/png",
                    name="photo.png", record=file.record)  # fmt: skip
    verification.open_verification(office.amina, at=at, file=file, candidate=paired)
    interests.open_procedure(
        **day,
        kind="bia",
        panel=[office.vira],
        options="To go to the aunt; to stay.",
        childs_wish="wants",
        childs_view="I want to go to my aunt.",
    )
    shared = list(access.claims_shown([file.record], user=office.amina).filter(property="age"))
    handover.refer(**day, to_agency=office.carla.agency, service="Legal advice", why="A paper",
                   claims=shared, feedback_due_on=by)  # fmt: skip
    handover.ask_transfer(**day, to_agency=office.carla.agency, why="The child lives there now.")
    # Somebody opened it once from outside its caseload.
    AccessGrant.objects.create(file=file, user=office.bashir, reason="The owner is ill.",
                               granted_at=at, until=at + timedelta(hours=8))  # fmt: skip
    second_person.ask(office.amina, at=at, kind="erasure", record=file.record, claims=shared[:1],
                      reason="Written twice.", legal_basis="consent")  # fmt: skip
