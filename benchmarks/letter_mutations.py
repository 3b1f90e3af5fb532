"""In which ways can a letter, its way, a directory or a key file be falsified?

Each function takes dice and what is genuine, and returns whether the falsified thing was accepted,
with the word by which it was refused. Those who falsify know everything that anybody on the way
knows, the reader included: they encrypt anew and write a new envelope where that helps them.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from benchmarks import letter_cast as cast
from kintrace.letters import crypto, custody
from kintrace.letters.custody import Custody, Party, Seal, SignedAs
from kintrace.letters.custody_check import verify_chain
from kintrace.letters.directory_check import read_directory
from kintrace.letters.envelope import Envelope, envelope_of, read_envelope
from kintrace.letters.keys import PrivateKeys
from kintrace.letters.keys_file import locked, unlocked
from kintrace.letters.opening import open_sealed
from kintrace.letters.padding import padded, size_classes
from kintrace.letters.recovery import make_kit, own_share, read_kit, recovered
from kintrace.letters.sealed import SealedLetter, read_inside
from kintrace.values.canonical import canonical
from kintrace.values.errors import KintraceError

Falsify = Callable[[Random, "Genuine"], str]
ACCEPTED = "accepted"
PASSPHRASE = "bakuna lirado semi votu"
CHEAP = crypto.Cost(memory_kib=8, passes=1, lanes=1)


@dataclass(frozen=True)
class Genuine:
    """What is falsified: two letters with their ways, a directory, a key file, a recovery kit."""

    carried: cast.Carried
    other: cast.Carried
    inside: bytes
    key_file: bytes
    kit: bytes

    @property
    def sealed(self) -> SealedLetter:
        return self.carried.sealed


def genuine() -> Genuine:
    carried, other = cast.carried(), cast.carried(cast.letter("Інший лист.", name="another"))
    inside = crypto.decrypt(carried.sealed.data, seed=cast.CARLA.encryption_seed)
    assert inside is not None
    kit = make_kit(
        cast.AMINA,
        keepers=[cast.OLEH.public, cast.IRYNA.public],
        made_at=cast.START,
        random=cast.fixed("kit"),
    )
    file = locked(cast.AMINA, passphrase=PASSPHRASE, cost=CHEAP, random=cast.fixed("file"))
    return Genuine(carried, other, inside, file, kit.written())


def damaged(data: bytes, dice: Random) -> bytes:
    """Bytes with one to three changes, never the same as before."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(changed))
        match dice.randrange(15):
            case 0 | 1:
                changed[place] ^= 1 << dice.randrange(8)
            case 2:
                del changed[place:]
                changed = changed or bytearray(b"0")
            case 3:
                del changed[place]
                changed = changed or bytearray(b"0")
            case 4:
                changed.insert(place, dice.randrange(256))
            case 5:
                other = dice.randrange(len(changed))
                changed[place], changed[other] = changed[other], changed[place]
            case _:
                # Most stay in form, so that it is not the form by which they are refused.
                changed[place] = _of_same_class(changed[place], dice)
    return bytes(changed) if bytes(changed) != data else damaged(data, dice)


def _of_same_class(byte: int, dice: Random) -> int:
    """Another digit for a digit, another letter of hex for one: what is changed stays in form."""
    for letters in (b"0123456789", b"abcdef", b"ghijklmnopqrstuvwxyz"):
        if byte in letters:
            return dice.choice(letters.replace(bytes([byte]), b""))
    return byte ^ 1


def opened(data: bytes, envelope: Envelope, reader: PrivateKeys = cast.CARLA) -> str:
    try:
        open_sealed(data, envelope=envelope, reader=reader, directories=cast.DIRECTORIES)
    except KintraceError as error:
        return type(error).__name__
    return ACCEPTED


def sealed_bytes(dice: Random, real: Genuine) -> str:
    """Damaged on the way, in its own envelope."""
    return opened(damaged(real.sealed.data, dice), real.sealed.envelope)


def sealed_bytes_new_envelope(dice: Random, real: Genuine) -> str:
    """Damaged, and the envelope's hash made to fit."""
    data = damaged(real.sealed.data, dice)
    return opened(data, envelope_of(real.sealed.envelope.outside, content=data))


def envelope_bytes(dice: Random, real: Genuine) -> str:
    """The envelope damaged."""
    try:
        envelope = read_envelope(damaged(real.sealed.envelope.written(), dice))
    except KintraceError as error:
        return type(error).__name__
    return opened(real.sealed.data, envelope)


def inside_bytes(dice: Random, real: Genuine) -> str:
    """What is inside damaged, encrypted anew to the reader, in a new envelope."""
    text = damaged(real.inside.rstrip(b" "), dice)
    text = padded(text, to=len(real.inside))
    if text == real.inside:
        return inside_bytes(dice, real)
    return _sealed_anew(text, real.sealed.envelope)


def _sealed_anew(text: bytes, like: Envelope, reader: PrivateKeys = cast.CARLA) -> str:
    data = crypto.encrypt(text, to=(reader.public.encryption,))
    return opened(data, envelope_of(like.outside, content=data), reader)


def inside_fields(dice: Random, real: Genuine) -> str:
    """One field inside changed to another that can be read, without the sender's key."""
    told = json.loads(real.inside)
    told["signature"] = dice.choice((told["signature"], "0" * 128, _other_signature(real)))
    other = read_inside(_inside_of(real.other))
    match dice.randrange(6):
        case 0:
            told["content"]["text"] += dice.choice(("!", " ", "\n", "Приїжджай."))
        case 1:
            told["content"]["writer"] = dice.choice(("Тато", "Мама.", "Оля"))
        case 2:
            told["sealed_at"] = f"2026-03-{dice.randint(10, 28)}T08:00:00Z"
        case 3:
            told["content"]["answers"] = f"{dice.getrandbits(128):032x}"
        case 4:
            told["content"] = other.content.told()
        case 5:
            told["directory"] += dice.randint(1, 9)
    return _sealed_anew(padded(canonical(told), to=len(real.inside)), real.sealed.envelope)


def _other_signature(real: Genuine) -> str:
    return read_inside(_inside_of(real.other)).signature


def _inside_of(carried: cast.Carried) -> bytes:
    filled = crypto.decrypt(carried.sealed.data, seed=cast.CARLA.encryption_seed)
    assert filled is not None
    return filled.rstrip(b" ")


def signed_by_another(dice: Random, real: Genuine) -> str:
    """Signed by somebody else in the sender's name, or by a stranger in their own."""
    forger = dice.choice((cast.STRANGER, cast.DANYLO, cast.CARLA, cast.OLEH))
    inside = read_inside(real.inside.rstrip(b" "))
    outside = inside.outside
    if dice.random() < 0.5 and forger is cast.STRANGER:
        outside = replace(outside, closed_by=forger.public.fingerprint)
    unsigned = replace(inside, outside=outside, content=cast.content(f"{dice.random()}"))
    signed = replace(unsigned, signature=forger.sign(unsigned.message()))
    data = crypto.encrypt(
        padded(signed.written(), to=outside.size), to=(cast.CARLA.public.encryption,)
    )
    return opened(data, envelope_of(outside, content=data))


def forwarded(dice: Random, real: Genuine) -> str:
    """Opened by its reader, who seals the same inside to somebody else."""
    reader = dice.choice((cast.AMINA, cast.DANYLO, cast.OLEH, cast.PETRO, cast.STRANGER))
    return _sealed_anew(real.inside, real.sealed.envelope, reader)


def wrong_key(dice: Random, real: Genuine) -> str:
    """Tried with a key it is not for."""
    reader = dice.choice((cast.AMINA, cast.DANYLO, cast.OLEH, cast.SOFIA, cast.keys("x")))
    return opened(real.sealed.data, real.sealed.envelope, reader)


def other_envelope(dice: Random, real: Genuine) -> str:
    """Two letters' insides exchanged, with the hash made to fit or not."""
    envelope = real.other.sealed.envelope
    if dice.random() < 0.5:
        envelope = envelope_of(envelope.outside, content=real.sealed.data)
    return opened(real.sealed.data, envelope)


def other_size(dice: Random, real: Genuine) -> str:
    """Padded to another size."""
    size = dice.choice([*size_classes()[1:4], *(dice.randrange(2049, 9000) for _ in range(3))])
    text = padded(real.inside.rstrip(b" "), to=size)
    outside = replace(real.sealed.envelope.outside, size=dice.choice((size, len(real.inside))))
    data = crypto.encrypt(text, to=(cast.CARLA.public.encryption,))
    return opened(data, envelope_of(outside, content=data))


def chain(records: list[Custody | bytes], real: Genuine, receipts: Any = None) -> str:
    carried = real.carried
    report = verify_chain(
        records,
        envelope=carried.envelope,
        directories=cast.DIRECTORIES,
        # The way is checked where the letter is: by who has it, as delivered to the child.
        holder=carried.records[-1].holder,
        content=carried.sealed.data,
        receipts=carried.receipts if receipts is None else receipts,
        copies=carried.records[-1:],
        now=cast.after(days=30),
    )
    return ACCEPTED if report.is_whole else report.faults[0].kind.value


def record_bytes(dice: Random, real: Genuine) -> str:
    """One receipt damaged."""
    records = [record.written() for record in real.carried.records]
    place = dice.randrange(len(records))
    records[place] = damaged(records[place], dice)
    return chain(list(records), real)


def records_moved(dice: Random, real: Genuine) -> str:
    """Receipts swapped, left out, doubled or cut off."""
    records: list[Custody | bytes] = list(real.carried.records)
    place, other = dice.sample(range(len(records)), 2)
    match dice.randrange(4):
        case 0:
            records[place], records[other] = records[other], records[place]
        case 1:
            del records[place]
        case 2:
            records.insert(other, records[place])
        case 3:
            del records[place:]
    return chain(records, real)


def record_of_other_letter(dice: Random, real: Genuine) -> str:
    """A receipt put in from another letter's way."""
    records: list[Custody | bytes] = list(real.carried.records)
    place = dice.randrange(len(records))
    records[place] = real.other.records[dice.choice((place, dice.randrange(len(records))))]
    return chain(records, real)


def record_changed(dice: Random, real: Genuine) -> str:
    """What a receipt says changed, signed anew by one who took part, or by a stranger."""
    records = list(real.carried.records)
    place = dice.randrange(len(records))
    record = _changed(records[place], dice)
    forger = dice.choice((None, cast.STRANGER, cast.OLEH, cast.DANYLO))
    part = dice.choice(record.signatures).signed_as
    if forger is not None and not _signs_alone(record, forger):
        record = custody.sign(record, by=forger, signed_as=part)
    records[place] = record
    return chain(list(records), real)


def _signs_alone(record: Custody, forger: PrivateKeys) -> bool:
    """Whether only this person signs it: then it is theirs to change, until the next receipt."""
    return {one.key for one in record.signatures} == {forger.public.fingerprint}


def _changed(record: Custody, dice: Random) -> Custody:
    party = Party(dice.choice(("Nobody", "Marta")), dice.choice(("", "ab" * 32)))
    changes: list[Callable[[], Custody]] = [
        lambda: replace(record, place=record.place + " 2"),
        lambda: replace(record, at=f"2026-03-{dice.randint(1, 9):02}T0{dice.randint(0, 9)}:30:00Z"),
        lambda: replace(record, seal=Seal.BROKEN),
        lambda: replace(record, giver=party),
        lambda: replace(record, number=record.number + dice.choice((-1, 1, 2))),
        lambda: replace(record, previous=f"{dice.getrandbits(256):064x}"),
        lambda: replace(record, envelope=f"{dice.getrandbits(256):064x}"),
        lambda: replace(record, letter=f"{dice.getrandbits(128):032x}"),
    ]
    changed = dice.choice(changes)()
    return changed if changed != record else _changed(record, dice)


def signatures_changed(dice: Random, real: Genuine) -> str:
    """Signatures of a receipt left out, exchanged or made with a wrong key."""
    records = list(real.carried.records)
    place = dice.randrange(len(records))
    record = records[place]
    match dice.randrange(3):
        case 0:
            gone = dice.randrange(len(record.signatures))
            kept = [one for number, one in enumerate(record.signatures) if number != gone]
            records[place] = replace(record, signatures=tuple(kept))
        case 1:
            part = dice.choice(record.signatures).signed_as
            forger = dice.choice((cast.STRANGER, cast.DANYLO))
            is_own = part is not SignedAs.RECORDER and forger.public.fingerprint in (
                record.giver.key,
                record.receiver.key if record.receiver else "",
            )
            by = cast.STRANGER if is_own else forger
            records[place] = custody.sign(record, by=by, signed_as=part)
        case 2:
            donor = dice.choice([one for one in records if one is not record])
            first = dataclasses.replace(donor.signatures[0], key=record.signatures[0].key)
            records[place] = replace(record, signatures=(first, *record.signatures[1:]))
    return chain(list(records), real)


def receipt_bytes(dice: Random, real: Genuine) -> str:
    """The picture of a paper receipt damaged, or gone."""
    receipts = dict(real.carried.receipts)
    name = dice.choice(sorted(receipts))
    if dice.random() < 0.1:
        del receipts[name]
    else:
        receipts[name] = damaged(receipts[name], dice)
    return chain(list(real.carried.records), real, receipts)


def directory_bytes(dice: Random, real: Genuine) -> str:
    """A directory damaged."""
    try:
        read_directory(damaged(cast.WEST_DIRECTORY.written(), dice))
    except KintraceError as error:
        return type(error).__name__
    return ACCEPTED


def key_file_bytes(dice: Random, real: Genuine) -> str:
    """A key file damaged, tried with the right passphrase."""
    try:
        unlocked(damaged(real.key_file, dice), passphrase=PASSPHRASE)
    except KintraceError as error:
        return type(error).__name__
    return ACCEPTED


def kit_bytes(dice: Random, real: Genuine) -> str:
    """A recovery kit damaged, used by its two keepers."""
    try:
        kit = read_kit(damaged(real.kit, dice))
        one = own_share(kit, keeper=cast.OLEH, other=cast.IRYNA.public.fingerprint)
        other = own_share(kit, keeper=cast.IRYNA, other=cast.OLEH.public.fingerprint)
        recovered(kit, one, other)
    except KintraceError as error:
        return type(error).__name__
    return ACCEPTED


LETTERS = (
    sealed_bytes,
    sealed_bytes_new_envelope,
    envelope_bytes,
    inside_bytes,
    inside_fields,
    signed_by_another,
    forwarded,
    wrong_key,
    other_envelope,
    other_size,
)
RECEIPTS = (
    record_bytes,
    records_moved,
    record_of_other_letter,
    record_changed,
    signatures_changed,
    receipt_bytes,
)
KEYS = (directory_bytes, key_file_bytes, kit_bytes)
EACH = (*LETTERS, *RECEIPTS, *KEYS)
