"""How do two persons open a sealed letter whose reader can't?

Each keeper holds half of the recovery key. One asks, says why and gives their half to the other
alone; the other agrees, and reads. Neither can do it alone, and both stand in the audit.
"""

from datetime import datetime

from kintrace.casework import policy
from kintrace.casework.acting import NotNow, acting, lock_row
from kintrace.casework.letter_keys import directories, public_of, unlock
from kintrace.casework.letter_open import refusal_of
from kintrace.casework.letter_way import envelope_of
from kintrace.letters.directory import read_version
from kintrace.letters.keys import PublicKeys, make_keys
from kintrace.letters.opening import LetterRefused, OpenedLetter, open_sealed
from kintrace.letters.recovery import (
    NotRecovered,
    RecoveryKit,
    make_kit,
    own_share,
    read_kit,
    read_share,
    recovered,
    renewed,
    share_for,
)
from kintrace.letters.strict import RecordNotUnderstood
from kintrace.registry.models import (
    Letter,
    LetterContent,
    LetterDirectory,
    LetterKey,
    LetterKind,
    LetterRecovery,
    LetterRecoveryKey,
    User,
)

_ACT = "letter.recover"


def make_recovery_key(user: User, *, at: datetime, other: User) -> LetterRecoveryKey:
    """Make the office's recovery key for two keepers, oneself and another officer.

    The key itself is forgotten at once; the next directory names its public part, and only then
    are letters sealed to it. Raises: Refused, NotNow.
    """
    with acting(user, "letter_recovery_key.make", at=at) as entry:
        if other.pk == user.pk or not policy.may(other, "letter_recovery_key.make"):
            raise NotNow("the other keeper must be another officer")
        keepers = [_keys(one) for one in (user, other)]
        made = make_keys("recovery key of the office", made_at=at)
        kit = make_kit(made, keepers=keepers, made_at=at)
        LetterRecoveryKey.objects.filter(ended_at__isnull=True).update(ended_at=at)
        entry.detail = {"recovery": kit.recipient, "keepers": [str(user.pk), str(other.pk)]}
        return LetterRecoveryKey.objects.create(
            public=kit.recipient,
            wrapped=kit.written().decode(),
            made_at=at,
            first_keeper=user,
            second_keeper=other,
        )


def ask(
    user: User, *, at: datetime, letter: Letter, reason: str, passphrase: str
) -> LetterRecovery:
    """Ask the other keeper to open a letter with oneself.  Raises: Refused, NotNow."""
    with acting(user, _ACT, at=at, on=letter, reason=reason) as entry:
        if letter.kind != LetterKind.SEALED or letter.closed_at is None or not reason.strip():
            raise NotNow("say why; only a letter that was sealed is opened so")
        kept = _kept(letter)
        other = _keys(_other_keeper(kept, user))
        try:
            share = own_share(
                _kit(kept), keeper=unlock(user, passphrase=passphrase), other=other.fingerprint
            )
        except (NotRecovered, RecordNotUnderstood) as error:
            raise NotNow("your half of the recovery key does not open") from error
        made: LetterRecovery = LetterRecovery.objects.create(
            letter=letter,
            reason=reason.strip(),
            asked_at=at,
            asked_by=user,
            share=share_for(share, other=other),
        )
        # Its opening has an event of its own; this one only says that it was asked.
        entry.on, entry.detail = made, {"letter": str(letter.pk)}
        return made


def agree(user: User, *, at: datetime, recovery: LetterRecovery, passphrase: str) -> OpenedLetter:
    """Agree to what the other keeper asked, and open the letter once.  Raises: Refused, NotNow."""
    letter = recovery.letter
    with acting(user, _ACT, at=at, on=letter) as entry:
        fresh = lock_row(recovery)
        if fresh.agreed_at is not None or fresh.asked_by_id == user.pk:
            raise NotNow("the other keeper must agree, once")
        kit = _kit(_kept(letter))
        private = unlock(user, passphrase=passphrase)
        content = LetterContent.objects.everywhere(why="the letter in hand").get(letter=letter)
        try:
            theirs = read_share(bytes(fresh.share), reader=private)
            mine = own_share(kit, keeper=private, other=theirs.keeper)
            key = renewed(kit, recovered(kit, mine, theirs), made_at=at)
            said = open_sealed(
                bytes(content.sealed),
                envelope=envelope_of(letter),
                reader=key,
                directories=directories(),
            )
        except NotRecovered as error:
            raise NotNow("the two halves do not give the recovery key") from error
        except (LetterRefused, RecordNotUnderstood) as error:
            raise refusal_of(error) from error
        fresh.agreed_at, fresh.agreed_by, fresh.share = at, user, b""
        fresh.save()
        entry.detail = {"asked_by": str(fresh.asked_by_id)}
        return said


def _kept(letter: Letter) -> LetterRecoveryKey:
    """The recovery key that the directory named when the letter was sealed."""
    editions = LetterDirectory.objects.filter(second_at__lte=letter.closed_at)
    edition = editions.order_by("edition").last()
    named = "" if edition is None else read_version(edition.document.encode()).recovery
    kept = LetterRecoveryKey.objects.filter(public=named).first()
    if kept is None:
        raise NotNow("there is no recovery key for this letter")
    return kept


def _kit(kept: LetterRecoveryKey) -> RecoveryKit:
    return read_kit(kept.wrapped.encode())


def _other_keeper(kept: LetterRecoveryKey, user: User) -> User:
    keepers = {kept.first_keeper_id: kept.second_keeper, kept.second_keeper_id: kept.first_keeper}
    if user.pk not in keepers:
        raise NotNow("only a keeper of the recovery key can ask")
    other: User = keepers[user.pk]
    return other


def _keys(user: User) -> PublicKeys:
    rows = LetterKey.objects.everywhere(why="a keeper's keys")
    key = rows.filter(owner=user, revoked_at__isnull=True).first()
    if key is None:
        raise NotNow("both keepers need keys of their own first")
    return public_of(key)
