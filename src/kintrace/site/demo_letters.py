"""Which letters are on their way in the demo?

The cast have keys in a directory that Vira and Hanna signed; all their passphrases are the demo's
password. One open letter is with Mykola, a sealed one is handed to him, and one waits for a check.
Layer: site.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from kintrace.casework import (
    letter_check,
    letter_close,
    letter_draft,
    letter_hand_over,
    letter_keys,
    letter_recovery,
    letter_write,
)
from kintrace.casework.letter_hand_over import Passing
from kintrace.casework.letter_write import Envelope, Words
from kintrace.registry.models import Letter, LetterForm, LetterKind, TracingRequest
from kintrace.site.demo import NORTH, PASSWORD, cast
from kintrace.site.demo_filling import Filled

HOLDERS = ("amina", "bashir", "vira", "carla", "hanna", "mykola")
TEXTS = (
    "Ми живі й здорові. Бабуся передає вітання, а яблуня зацвіла знову.",
    "Я щодня думаю про тебе. Напиши, чи ти ще граєш на сопілці.",
)


def send_letters(into: Filled) -> None:
    """Make keys and bring three letters on their way, if Amina has requests to write for."""
    asking = [one for one in into.requests.values() if one.owner_id == cast("amina").pk]
    if not asking:
        return
    # Within the last hour, so that no receipt says a time that has not come.
    at = into.at - timedelta(minutes=40)
    with transaction.atomic():
        make_keys(at=at)
    first = _went(asking[0], text=TEXTS[0], kind=LetterKind.OPEN, at=at + timedelta(minutes=1))
    leg = _handed(first, at=at + timedelta(minutes=6))
    letter_hand_over.receive(
        cast("mykola"), at=at + timedelta(minutes=7), leg=leg, passphrase=PASSWORD
    )
    second = _went(asking[-1], text=TEXTS[1], kind=LetterKind.SEALED, at=at + timedelta(minutes=8))
    _handed(second, at=at + timedelta(minutes=13))
    _wrote(
        asking[0],
        words=Words(phrases=["where_are_you"]),
        kind=LetterKind.OPEN,
        form=LetterForm.ANXIOUS_FOR_NEWS,
        at=at + timedelta(minutes=14),
    )


def make_keys(*, at: datetime) -> None:
    """Give the cast keys, a recovery key and a directory that two officers signed."""
    vira, hanna = cast("vira"), cast("hanna")
    for name in HOLDERS:
        letter_keys.make(cast(name), at=at, passphrase=PASSWORD)
    letter_recovery.make_recovery_key(vira, at=at, other=hanna)
    letter_keys.propose_directory(vira, at=at, office=NORTH, passphrase=PASSWORD)
    letter_keys.second_directory(hanna, at=at, passphrase=PASSWORD)


def _wrote(request: TracingRequest, *, words: Words, at: datetime, **more: Any) -> Letter:
    amina, bashir, carla = cast("amina"), cast("bashir"), cast("carla")
    sought = request.sought.order_by("position").first()
    is_sealed = more["kind"] == LetterKind.SEALED
    return letter_write.write(
        amina,
        at=at,
        sender=request.inquirer,
        envelope=Envelope(
            sender_name=_name(request.inquirer),
            sender_place=NORTH,
            recipient_name=_name(sought.record if sought else request.inquirer),
            recipient_address="Children's home No. 2\nSea Street 4",
            to_agency=carla.agency,
            to_owner=carla,
            language="uk",
        ),
        words=words,
        checker=bashir if is_sealed else None,
        **more,
    )


def _went(request: TracingRequest, *, text: str, kind: LetterKind, at: datetime) -> Letter:
    letter = _wrote(request, words=Words(text=text), kind=kind, at=at)
    bashir, later = cast("bashir"), at + timedelta(minutes=1)
    if kind == LetterKind.SEALED:
        letter_draft.open_draft(bashir, at=later, letter=letter, passphrase=PASSWORD)
    letter_check.check(bashir, at=at + timedelta(minutes=2), letter=letter, is_fit=True)
    return letter_close.close(
        cast("amina"), at=at + timedelta(minutes=3), letter=letter, passphrase=PASSWORD
    )


def _handed(letter: Letter, *, at: datetime) -> Any:
    passing = Passing(place="At the bridge", receiver=cast("mykola"))
    return letter_hand_over.offer(
        cast("amina"), at=at, letter=letter, passing=passing, passphrase=PASSWORD
    )


def _name(record: Any) -> str:
    told = record.claims.filter(property="name").exclude(value="").first()
    return "Somebody" if told is None else str(told.value)
