"""Does a statement count only once a person says so, and does its hedge stay with it?"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from kintrace.casework import access, statement
from kintrace.casework.access import NotThere
from kintrace.casework.acting import NotNow
from kintrace.casework.policy import Refused
from kintrace.casework.statement import Correction
from kintrace.casework.statement_kept import statement_of, written
from kintrace.casework.statement_state import standing
from kintrace.documents.statements import Polarity, SpeakerKind, Stance
from kintrace.registry.models import AuditEvent, Document, Role, Statement, User
from kintrace.values import KintraceError
from tests.casework.documents import NORVIA, norvian, statements_of, sudrian, take_in
from tests.casework.office import Office, works

CORRECTION = Correction(
    speaker="Norvia",
    speaker_kind=SpeakerKind.GOVERNMENT,
    stance=Stance.CLAIM,
    polarity=Polarity.ASSERTED,
    content="forty children",
    stands_for="Government of Norvia",
)


@pytest.fixture
def accusing(recorder: User, at: datetime) -> Statement:
    """The statement that accuses, proposed."""
    return statements_of(take_in(recorder, at=at, read=norvian()))[0]


def test_a_proposal_counts_for_nothing_until_somebody_confirms_it(
    recorder: User, accusing: Statement, at: datetime
) -> None:
    assert (standing(accusing).answer, standing(accusing).counts) == ("", False)
    statement.confirm(recorder, at=at, statement=accusing)
    assert (standing(accusing).answer, standing(accusing).counts) == ("confirm", True)
    event = AuditEvent.objects.everywhere(why="test").get(act="statement.decide")
    assert event.actor == recorder


def test_a_rejection_says_why_and_stands_over_a_confirmation(
    recorder: User, accusing: Statement, at: datetime
) -> None:
    statement.confirm(recorder, at=at, statement=accusing)
    with pytest.raises(NotNow, match="why"):
        statement.reject(recorder, at=at, statement=accusing, why=" ")
    later = at + timedelta(minutes=1)
    statement.reject(recorder, at=later, statement=accusing, why="It is a headline.")
    assert not standing(accusing).counts
    assert accusing.decisions.count() == 2


def test_a_correction_keeps_every_hedge(recorder: User, accusing: Statement, at: datetime) -> None:
    hedges = standing(accusing).told.hedges
    statement.correct(recorder, at=at, statement=accusing, correction=CORRECTION)
    now = standing(accusing)
    assert (now.told.hedges, now.told.stance) == (hedges, Stance.CLAIM)
    assert now.told.content is not None
    assert now.told.content.span.of(NORVIA) == "forty children"
    assert now.counts


@pytest.mark.parametrize(
    ("changed", "why"),
    [({"content": "fifty children"}, "no such words"), ({"speaker": ""}, "who speaks")],
)
def test_a_correction_in_words_that_the_sentence_lacks_is_refused(
    recorder: User, accusing: Statement, at: datetime, changed: dict[str, str], why: str
) -> None:
    wrong = replace(CORRECTION, **changed)  # type: ignore[arg-type]
    with pytest.raises(NotNow, match=why):
        statement.correct(recorder, at=at, statement=accusing, correction=wrong)
    assert standing(accusing).answer == ""


def test_each_part_of_a_split_statement_keeps_speaker_and_hedge_and_waits_for_its_own_answer(
    recorder: User, accusing: Statement, at: datetime
) -> None:
    whole = standing(accusing).told
    cut = NORVIA.index("without")
    parts = statement.split(recorder, at=at, statement=accusing, after=[cut])
    told = [standing(part).told for part in parts]
    assert [one.content.text for one in told if one.content] == [
        "taking about forty children from Lake Osk", "without asking parents",
    ]  # fmt: skip
    assert {(one.speaker, one.hedges) for one in told} == {(whole.speaker, whole.hedges)}
    assert not any(standing(part).counts for part in (*parts, accusing))
    for act in (statement.confirm, statement.split):
        more = {"after": [cut]} if act is statement.split else {}
        with pytest.raises(NotNow):
            act(recorder, at=at, statement=accusing, **more)  # type: ignore[operator]


@pytest.mark.parametrize("after", [[], [0], [len(NORVIA) - 1]])
def test_a_cut_outside_of_what_is_said_splits_nothing(
    recorder: User, accusing: Statement, at: datetime, after: list[int]
) -> None:
    with pytest.raises(NotNow):
        statement.split(recorder, at=at, statement=accusing, after=after)


def test_a_statement_is_nested_in_another_and_never_in_itself(recorder: User, at: datetime) -> None:
    denying, insisting = statements_of(take_in(recorder, at=at, read=sudrian()))
    statement.nest(recorder, at=at, statement=insisting, inside=denying)
    assert standing(insisting).parent_id == denying.pk
    other = statements_of(take_in(recorder, at=at, read=norvian(), copy="b"))[0]
    for one, inside in ((denying, insisting), (denying, denying), (denying, other)):
        with pytest.raises(NotNow, match="never in itself"):
            statement.nest(recorder, at=at, statement=one, inside=inside)


def test_only_recorders_and_tracers_of_the_agency_decide(
    office: Office, recorder: User, accusing: Statement, at: datetime
) -> None:
    southern = works("Southern recorder", office.southern, Role.ACCOUNT_RECORDER)
    for user in (office.amina, office.carla, office.dora, office.verifier, southern):
        with pytest.raises(Refused):
            statement.confirm(user, at=at, statement=accusing)
        with pytest.raises(Refused):
            statement.reject(user, at=at, statement=accusing, why="x")
        with pytest.raises(Refused):
            statement.split(user, at=at, statement=accusing, after=[3])


def test_readings_proposals_and_decisions_are_never_changed_or_deleted(
    recorder: User, accusing: Statement, at: datetime
) -> None:
    decision = statement.confirm(recorder, at=at, statement=accusing)
    for row in (accusing, accusing.layer, decision):
        rows = type(row).objects.everywhere(why="test").filter(pk=row.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(id=row.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._raw_delete("default")


def test_the_same_bytes_are_taken_in_once_and_others_see_nothing_of_them(
    office: Office, recorder: User, at: datetime
) -> None:
    first = take_in(recorder, at=at, read=norvian(), publisher="Osk Herald")
    assert take_in(recorder, at=at, read=norvian()) == first
    assert (first.publisher, first.language) == ("Osk Herald", "en")
    for user in (office.carla, office.dora):
        with pytest.raises(NotThere):
            access.open_document(first.pk, user=user, at=at)
    assert access.open_document(first.pk, user=office.amina, at=at) == first
    read = AuditEvent.objects.everywhere(why="test").filter(act="document.read")
    assert [event.actor for event in read] == [office.amina]


def test_a_file_that_cannot_be_read_is_kept_with_the_reason(recorder: User, at: datetime) -> None:
    refusal = KintraceError("the document is cut short", hint="ask for it again")
    read = replace(norvian(), layers=(), proposals=(), refusal=refusal)
    taken: Document = take_in(recorder, at=at, read=read)
    assert (taken.refused_code, taken.refused_hint) == ("K000", "ask for it again")
    assert taken.layers.count() == 0


def test_only_those_whom_the_policy_names_take_documents_in(office: Office, at: datetime) -> None:
    for user in (office.dora, office.protector, office.verifier):
        with pytest.raises(Refused):
            take_in(user, at=at, read=norvian())


@given(st.sampled_from(Stance), st.sampled_from(Polarity), st.sampled_from(SpeakerKind))
def test_a_statement_comes_back_from_its_row_whole(
    stance: Stance, polarity: Polarity, kind: SpeakerKind
) -> None:
    made = norvian().proposals[0]
    speaker = replace(made.speaker, kind=kind)
    told = replace(
        made, cue=replace(made.cue, stance=stance), polarity=polarity, speaker=speaker,
        relay=(speaker,),
    )  # fmt: skip
    assert statement_of(written(told)) == told
