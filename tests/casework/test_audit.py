"""Does the audit show every edited, removed, added or moved event?"""

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kintrace.casework import audit, checkpoints
from kintrace.casework.acting import acting
from kintrace.casework.checkpoints import CheckpointNotGenuine
from kintrace.registry import triggers
from kintrace.registry.models import AuditEvent, AuditHead
from kintrace.registry.scope import ScopedQuerySet
from tests.casework.office import Office

WHEN = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ENOUGH = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
EDITS = st.sampled_from(
    [
        ("act", "file.close"),
        ("reason", "another"),
        ("detail", '{"n":99}'),
        ("object_id", "x"),
        ("object_kind", "claim"),
        ("at", WHEN + timedelta(days=1)),
        ("agency", None),
        ("actor", None),
        ("file_id", "12345678-1234-5678-1234-567812345678"),
        ("hash", "f" * 64),
        ("previous_hash", "e" * 64),
    ]
)


def write(office: Office, count: int) -> None:
    """Append events about the file."""
    for number in range(count):
        with transaction.atomic():
            audit.append(
                "note.write",
                actor=office.amina,
                at=WHEN,
                on=office.file,
                reason=f"reason {number}",
                detail={"n": number},
            )


def tamper(statement: str, values: list[object]) -> None:
    """Do what somebody with the database's password could do."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rows() -> ScopedQuerySet:
    """All events of the office."""
    return AuditEvent.objects.everywhere(why="test").order_by("sequence")


@ENOUGH
@given(count=st.integers(1, 6), where=st.integers(0, 99), edit=EDITS)
def test_an_edited_event_shows(
    office: Office, count: int, where: int, edit: tuple[str, object]
) -> None:
    with rolled_back():
        write(office, count)
        triggers.remove(connection)
        event = rows()[where % rows().count()]
        column, value = edit
        if getattr(event, column) != value:
            rows().filter(pk=event.pk).update(**{column: value})
            assert audit.verify() != ()


@ENOUGH
@given(count=st.integers(1, 6), where=st.integers(0, 99))
def test_a_removed_event_shows_even_the_last(office: Office, count: int, where: int) -> None:
    with rolled_back():
        write(office, count)
        event = rows()[where % rows().count()]
        tamper("DELETE FROM registry_auditevent WHERE sequence = %s", [event.sequence])
        assert audit.verify() != ()


@ENOUGH
@given(count=st.integers(2, 6), first=st.integers(0, 99), second=st.integers(0, 99))
def test_two_events_that_changed_places_show(
    office: Office, count: int, first: int, second: int
) -> None:
    with rolled_back():
        write(office, count)
        here, there = rows()[first % rows().count()], rows()[second % rows().count()]
        if here.pk != there.pk:
            for old, new in ((here.pk, -1), (there.pk, here.pk), (-1, there.pk)):
                tamper(
                    "UPDATE registry_auditevent SET sequence = %s WHERE sequence = %s", [new, old]
                )
            assert audit.verify() != ()


@ENOUGH
@given(count=st.integers(1, 6))
def test_an_added_event_shows_even_with_a_right_hash(office: Office, count: int) -> None:
    with rolled_back():
        write(office, count)
        last = rows().last()
        added = AuditEvent(
            sequence=last.sequence + 1, at=WHEN, act="file.read", previous_hash=last.hash
        )
        added.hash = audit.hash_of(added)
        added.save(force_insert=True)
        assert audit.verify() != ()


def test_a_rewritten_chain_is_whole_but_not_the_one_that_was_signed(office: Office) -> None:
    key = Ed25519PrivateKey.generate()
    write(office, 3)
    signed = checkpoints.sign(key, office="North", at=WHEN)
    assert checkpoints.compare([signed], key=key.public_key()) == ()
    triggers.remove(connection)
    rows().filter(sequence=1).update(reason="rewritten")
    before = audit.GENESIS
    for event in rows():
        event.previous_hash = before
        event.hash = before = audit.hash_of(event)
        event.save()
    AuditHead.objects.update(hash=before)
    assert audit.verify() == ()
    assert [row.sequence for row in checkpoints.compare([signed], key=key.public_key())] == [
        rows().last().sequence
    ]


def test_a_checkpoint_that_was_touched_or_signed_by_another_is_refused(office: Office) -> None:
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    signed = checkpoints.sign(key, office="North", at=WHEN)
    touched = json.dumps({**json.loads(signed), "sequence": 7})
    for document, by in ((touched, key), (signed, other), ("not json", key), ("[]", key)):
        with pytest.raises(CheckpointNotGenuine):
            checkpoints.read(document, key=by.public_key())


def test_an_untouched_chain_is_whole(office: Office) -> None:
    write(office, 5)
    assert audit.verify() == ()


@pytest.mark.parametrize("change", [{"reason": "x"}, {"hash": "f" * 64}], ids=str)
def test_the_database_refuses_to_change_an_event(office: Office, change: dict[str, str]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        rows().update(**change)


def test_the_database_refuses_to_delete_an_event(office: Office) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        rows()._raw_delete("default")


def test_an_act_that_fails_leaves_no_event(office: Office, at: datetime) -> None:
    before = rows().count()
    with pytest.raises(ZeroDivisionError), acting(office.amina, "note.write", at=at):
        raise ZeroDivisionError
    assert rows().count() == before
    assert audit.verify() == ()


class rolled_back:  # noqa: N801 - read as a phrase
    """A block whose changes, triggers' removal included, are undone at its end."""

    def __enter__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()

    def __exit__(self, *fault: object) -> bool:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)
        return False
