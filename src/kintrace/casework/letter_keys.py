"""Which keys does somebody here have, and who vouches for them?

Each person makes their own; the passphrase that opens the private part is kept nowhere. Others may
use a key only once the directory that lists it is signed by two officers.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.letters import instants
from kintrace.letters.directory import (
    Entry,
    KeyRole,
    Version,
    first_version,
    next_version,
    read_version,
    sign,
)
from kintrace.letters.directory_check import Directories, OfficeDirectory, checked
from kintrace.letters.keys import PrivateKeys, PublicKeys, make_keys, read_public
from kintrace.letters.keys_file import KeysNotUnlocked, PassphraseTooShort, locked, unlocked
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.registry.models import LetterDirectory, LetterKey, LetterRecoveryKey, Role, User
from kintrace.values import KintraceError
from kintrace.values.canonical import canonical, from_canonical


def make(user: User, *, at: datetime, passphrase: str) -> LetterKey:
    """Make one's own keys; they count once two officers signed a directory that lists them.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter_key.make", at=at) as entry:
        if _standing(user) is not None:
            raise NotNow("you have keys already", hint="revoke them before you make new ones")
        try:
            private = make_keys(_holder(user), made_at=at)
            wrapped = locked(private, passphrase=passphrase).decode()
        except PassphraseTooShort as error:
            raise NotNow("the passphrase is too short", hint="take six words or more") from error
        except RecordNotUnderstood as error:
            raise NotNow("your name can't stand in a directory as it is written") from error
        made = LetterKey.objects.create(
            agency_id=user.agency_id,
            owner=user,
            public=canonical(private.public.record()).decode(),
            wrapped=wrapped,
            fingerprint=private.public.fingerprint,
            made_at=at,
        )
        entry.on, entry.detail = made, {"fingerprint": made.fingerprint}
        return made


def revoke(user: User, *, at: datetime, key: LetterKey, why: str) -> LetterKey:
    """Revoke keys, one's own or a colleague's; the next directory says so.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter_key.revoke", at=at, on=key, reason=why) as entry:
        fresh = lock_row(key)
        if fresh.revoked_at is not None or not why.strip():
            raise NotNow("say why, once")
        fresh.revoked_at, fresh.revoked_by, fresh.revoked_why = at, user, why.strip()
        fresh.save()
        entry.detail = {"fingerprint": fresh.fingerprint}
        return fresh


def propose_directory(user: User, *, at: datetime, office: str, passphrase: str) -> LetterDirectory:
    """Write the next edition of the directory with all keys as they are, and sign it first.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter_directory.sign", at=at) as entry:
        if _waiting() is not None:
            raise NotNow("an edition waits for its second signature already")
        version = sign(_next(at=at, office=office), by=unlock(user, passphrase=passphrase))
        mine = version.signatures[0]
        made = LetterDirectory.objects.create(
            edition=version.number,
            document=version.written().decode(),
            made_at=at,
            first_by=user,
            first_signature=mine.signature,
        )
        entry.detail = {"edition": made.edition, "keys": len(version.entries)}
        return made


def second_directory(user: User, *, at: datetime, passphrase: str) -> LetterDirectory:
    """Sign the edition that waits; from now on its keys count.  Raises: Refused, NotNow."""
    with acting(user, "letter_directory.sign", at=at) as entry:
        waiting = _waiting()
        if waiting is None:
            raise NotNow("no edition of the directory waits for a signature")
        if waiting.first_by_id == user.pk:
            raise NotNow("a second officer must sign it")
        private = unlock(user, passphrase=passphrase)
        version = sign(read_version(waiting.document.encode()), by=private)
        try:
            checked((*_versions(), version))
        except KintraceError as error:
            raise NotNow("this edition can't be signed as it is", hint=error.message) from error
        (mine,) = (one for one in version.signatures if one.key == private.public.fingerprint)
        waiting.document, waiting.second_signature = version.written().decode(), mine.signature
        waiting.second_at, waiting.second_by = at, user
        waiting.save()
        entry.detail = {"edition": waiting.edition}
        return waiting


def throw_away_directory(user: User, *, at: datetime) -> None:
    """Throw the edition away that waits, as when a key changed meanwhile.  Raises: Refused, NotNow.

    An edition that two officers signed stays for good.
    """
    with acting(user, "letter_directory.sign", at=at) as entry:
        waiting = _waiting()
        if waiting is None:
            raise NotNow("no edition of the directory waits for a signature")
        entry.detail = {"thrown_away": waiting.edition}
        waiting.delete()


def directory() -> OfficeDirectory | None:
    """Return the signed directory, every edition checked; None before the first.

    Raises: DirectoryNotGenuine, when somebody changed it in the database.
    """
    versions = _versions()
    return checked(versions) if versions else None


def directories() -> Directories:
    """Return what receipts are checked against."""
    found = directory()
    return Directories(() if found is None else (found,))


def unlock(user: User, *, passphrase: str) -> PrivateKeys:
    """Return somebody's private keys, for the time of one act.  Raises: NotNow."""
    key = _standing(user)
    if key is None:
        raise NotNow("you have no keys for letters", hint="make them under Keys")
    try:
        return unlocked(key.wrapped.encode(), passphrase=passphrase)
    except KeysNotUnlocked as error:
        raise NotNow("this passphrase does not open your keys", hint="type it again") from error


def trusted_of(user: User) -> PublicKeys:
    """Return somebody's public keys as the signed directory lists them.  Raises: NotNow."""
    key, found = _standing(user), directory()
    listed = None
    if key is not None and found is not None:
        listed = found.newest.entry(key.fingerprint)
    if listed is None or listed.revoked_at:
        raise NotNow(
            "somebody's keys are not in the signed directory",
            hint="two officers sign it under Keys",
        )
    return listed.keys


def recipient_of(user: User) -> str:
    """Return to which key something is sealed for somebody.  Raises: NotNow."""
    return trusted_of(user).encryption


def is_listed(user: User) -> bool:
    """Whether the signed directory lists somebody's keys as they are."""
    try:
        trusted_of(user)
    except NotNow:
        return False
    return True


def public_of(key: LetterKey) -> PublicKeys:
    """Return the public part of stored keys."""
    return read_public(from_canonical(key.public.encode()))


def recovery_key() -> LetterRecoveryKey | None:
    """Return the recovery key that stands, None if there is none."""
    return LetterRecoveryKey.objects.filter(ended_at__isnull=True).first()


def _next(*, at: datetime, office: str) -> Version:
    """The next edition: everybody who was listed, new keys added, revoked ones marked."""
    recovery = recovery_key()
    if recovery is None:
        raise NotNow("there is no recovery key yet", hint="two keepers make it first")
    before = directory()
    keys = list(LetterKey.objects.everywhere(why="one directory for the office"))
    listed = set() if before is None else {one.keys.fingerprint for one in before.newest.entries}
    new = [
        Entry(public_of(key), _role(key.owner))
        for key in keys
        if key.fingerprint not in listed and key.revoked_at is None
    ]
    new.sort(key=lambda one: one.keys.fingerprint)
    if before is None:
        return first_version(office, entries=new, recovery=recovery.public, made_at=at)
    following = next_version(before.newest, made_at=at, added=new, recovery=recovery.public)
    return replace(following, entries=tuple(_marked(following.entries, keys)))


def _marked(entries: Iterable[Entry], keys: Iterable[LetterKey]) -> Iterable[Entry]:
    ended = {key.fingerprint: key for key in keys if key.revoked_at is not None}
    for one in entries:
        key = ended.get(one.keys.fingerprint)
        if key is None or one.revoked_at:
            yield one
        else:
            since = instants.written(key.revoked_at)
            yield replace(one, revoked_at=since, revoked_why=key.revoked_why)


def _role(user: User) -> KeyRole:
    if policy.may(user, "letter_directory.sign"):
        return KeyRole.OFFICER
    return KeyRole.COURIER if user.roles <= {Role.MESSENGER} else KeyRole.CASEWORKER


def _holder(user: User) -> str:
    """How the directory calls somebody: two people of one name are told apart by their agency."""
    return " ".join(f"{user.display_name}, {user.agency.name}".split())


def _standing(user: User) -> Any:
    rows = LetterKey.objects.everywhere(why="one person's keys")
    return rows.filter(owner=user, revoked_at__isnull=True).first()


def _waiting() -> Any:
    return LetterDirectory.objects.filter(second_by__isnull=True).first()


def _versions() -> tuple[Version, ...]:
    rows = LetterDirectory.objects.filter(second_by__isnull=False).order_by("edition")
    return tuple(read_version(row.document.encode()) for row in rows)
