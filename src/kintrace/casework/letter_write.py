"""How is a letter written, for somebody and in their words?

An open letter's words are kept as said. A sealed letter's draft is kept as an age file that only
its writer and the colleague who will check it can open. Nothing goes before that check.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kintrace.casework.acting import NotNow, acting, earlier, lock_row
from kintrace.casework.letter_message import message_of, require_whole
from kintrace.casework.letter_papers import Paper, artifact_of
from kintrace.casework.numbers import number_of
from kintrace.letters.family_message_words import count_words
from kintrace.registry.models import (
    Agency,
    Consent,
    Letter,
    LetterContent,
    LetterEnclosure,
    LetterForm,
    LetterKind,
    LetterState,
    Purpose,
    Record,
    User,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Between whom a letter goes, as it stands on the outside.

    ``to_owner`` is the recipient's caseworker: needed for a sealed letter, else None if not known.
    """

    sender_name: str
    sender_place: str
    recipient_name: str
    recipient_address: str
    to_agency: Agency
    sender_name_also: str = ""
    recipient_name_also: str = ""
    recipient: Record | None = None
    to_owner: User | None = None
    language: str = ""
    is_to_be_read_aloud: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a letter says: own words, or the keys of ticked sentences; and what lies in it.

    ``enclosures`` lie in an open letter; ``photos`` are pictures' bytes, which a sealed one holds.
    """

    text: str = ""
    phrases: Sequence[str] = ()
    enclosures: Sequence[Paper] = ()
    photos: Sequence[bytes] = ()


def write(
    user: User,
    *,
    at: datetime,
    sender: Record,
    envelope: Envelope,
    words: Words,
    kind: LetterKind | str = LetterKind.OPEN,
    form: LetterForm | str = LetterForm.MESSAGE,
    checker: User | None = None,
    reply_to: Letter | None = None,
    key: UUID | None = None,
) -> Letter:
    """Write a letter for the person of a record; it waits for a check by somebody else.

    ``checker`` is the colleague who will check a sealed letter, None for an open one.
    Raises: Refused, NotNow.
    """
    with acting(user, "letter.write", at=at, on=sender) as entry:
        known = earlier(Letter, key, by="written_by", user=user, entry=entry)
        if known is not None:
            return known
        if reply_to is not None:
            _require_answerable(lock_row(reply_to))
        new = key or uuid4()
        letter = Letter.objects.create(
            id=new,
            number=number_of(new, letter="L"),
            kind=kind,
            form=form,
            state=LetterState.DRAFT,
            state_at=at,
            agency_id=sender.agency_id,
            team_id=sender.team_id,
            owner_id=sender.owner_id or user.pk,
            sender=sender,
            written_at=at,
            written_by=user,
            reply_to=reply_to,
            first=None if reply_to is None else reply_to.first or reply_to,
            **_outside(envelope),
        )
        require_no_refusal(letter)
        _keep(letter, words=words, checker=checker)
        entry.on, entry.file_id = letter, getattr(getattr(sender, "file", None), "pk", None)
        entry.detail = {"kind": str(letter.kind), "words": letter.words}
        return letter


def rewrite(
    user: User, *, at: datetime, letter: Letter, words: Words, checker: User | None = None
) -> Letter:
    """Write the words of a letter anew before it is checked, as after a check that found something.

    Raises: Refused, NotNow.
    """
    with acting(user, "letter.write", at=at, on=letter.sender) as entry:
        fresh = lock_row(letter)
        if fresh.state != LetterState.DRAFT or fresh.written_by_id != user.pk:
            raise NotNow("only who wrote it can write it anew, and only before it is checked")
        fresh.written_at = fresh.state_at = at
        fresh.enclosures.all().delete()
        _keep(fresh, words=words, checker=checker)
        entry.on, entry.detail = fresh, {"words": fresh.words}
        return fresh


def require_no_refusal(letter: Letter) -> None:
    """Do nothing unless a side said no to contact.  Raises: NotNow."""
    keys = [key for key in (letter.sender_id, letter.recipient_id) if key is not None]
    rows = Consent.objects.everywhere(why="both sides of the letter in hand")
    standing = rows.filter(record__in=keys, purpose=Purpose.CONTACT, withdrawn_at__isnull=True)
    if standing.filter(is_given=False, handed_over_to__isnull=True).exists():
        raise NotNow("one side does not want contact", hint="a letter goes only where it is wanted")


def _outside(envelope: Envelope) -> dict[str, Any]:
    if envelope.to_owner is not None and envelope.to_owner.agency_id != envelope.to_agency.pk:
        raise NotNow("the recipient's caseworker must work in the agency that is named")
    return {
        "sender_name": envelope.sender_name.strip(),
        "sender_name_also": envelope.sender_name_also.strip(),
        "sender_place": envelope.sender_place.strip(),
        "recipient": envelope.recipient,
        "recipient_name": envelope.recipient_name.strip(),
        "recipient_name_also": envelope.recipient_name_also.strip(),
        "recipient_address": envelope.recipient_address.strip(),
        "to_agency": envelope.to_agency,
        "to_owner": envelope.to_owner,
        "to_team_id": None if envelope.to_owner is None else envelope.to_owner.team_id,
        "language": envelope.language,
        "is_to_be_read_aloud": envelope.is_to_be_read_aloud,
    }


def _keep(letter: Letter, *, words: Words, checker: User | None) -> None:
    """Keep what a letter says in the form of its kind, and count its words."""
    letter.words = count_words(words.text)
    letter.enclosures_count = len(words.enclosures) + len(words.photos)
    letter.save()
    rows = LetterContent.objects.everywhere(why="the letter in hand").filter(letter=letter)
    content = rows.first() or LetterContent(letter=letter)
    content.is_sealed = letter.kind == LetterKind.SEALED
    if content.is_sealed:
        content.text, content.phrases = "", []
        content.draft = _draft(letter, words=words, checker=checker)
        content.save()
        return
    content.text, content.phrases = words.text.strip(), list(words.phrases)
    content.save()
    for paper in words.enclosures:
        more = {"user": letter.written_by, "at": letter.written_at, "name": "photo"}
        enclosed = artifact_of(paper, letter=letter, **more)
        LetterEnclosure.objects.create(letter=letter, artifact=enclosed)
    require_whole(message_of(letter, content))


def _draft(letter: Letter, *, words: Words, checker: User | None) -> bytes:
    # Only who seals needs what seals: an office without the extra writes open letters.
    from kintrace.casework.letter_draft import sealed_draft
    from kintrace.casework.letter_keys import trusted_of

    if not words.text.strip():
        raise NotNow("write what the letter says")
    if letter.to_owner is None:
        raise NotNow("a sealed letter needs a reader", hint="name the recipient's caseworker")
    if checker is None or checker.pk == letter.written_by_id:
        raise NotNow("name a colleague who checks the letter before it is sealed")
    trusted_of(letter.to_owner)
    return sealed_draft(
        text=words.text.strip(), photos=words.photos, readers=(letter.written_by, checker)
    )


def _require_answerable(letter: Letter) -> None:
    if letter.state != LetterState.DELIVERED:
        raise NotNow("only a letter that was delivered can be answered, and once")
