"""What stands on the page of a letter?

Its outside, how far it is, every custody record with its faults on top, each try to deliver it,
and the acts that are this person's now. No word of what it says. Layer: web.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kintrace.casework import access, letter_check, letter_read, letter_way, policy
from kintrace.letters import instants
from kintrace.letters.custody import Act, Custody, Outcome, Seal
from kintrace.letters.fingerprint import words_of
from kintrace.registry.models import ChildFile, Letter, LetterKind, LetterState, User
from kintrace.web.letters.words import fault_words, outside_of

OUTCOMES: dict[Outcome | None, Any] = {
    Outcome.DELIVERED: _("Delivered"),
    Outcome.REFUSED: _("Does not want the letter"),
    Outcome.NOT_FOUND: _("Not found"),
    Outcome.MOVED: _("Moved away"),
    Outcome.UNSAFE: _("Not safe to deliver"),
    Outcome.DECEASED: _("Said to have died"),
}


@dataclass(frozen=True)
class Step:
    """One custody record as a page shows it; ``row`` is how it is kept."""

    number: int
    act: str
    giver: str
    receiver: str
    place: str
    at: datetime
    outcome: Any
    is_broken: bool
    is_on_paper: bool
    is_read_aloud: bool
    faults: tuple[str, ...]
    row: Any


def letter_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one letter."""
    at, user = timezone.now(), request.user
    try:
        letter = letter_read.get_letter(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    access.note_read("letter.read", user=user, at=at, on=letter)
    page = {
        "letter": letter,
        "outside": outside_of(letter),
        "attempts": letter.attempts.select_related("by", "mark"),
        "waiting": letter.legs.filter(received_at__isnull=True, ended_at__isnull=True).first(),
        "not_received": letter.legs.filter(received_at__isnull=True, ended_at__isnull=False),
        "answer": letter.replies.filter(closed_at__isnull=False).first()
        or letter.replies.filter(agency=user.agency_id).first(),
        "turned_back": letter_check.is_turned_back(letter)
        if letter.state == LetterState.DRAFT and letter.agency_id == user.agency_id
        else False,
        "files": access.visible(ChildFile, user=user, at=at).filter(
            record__in=[one for one in (letter.sender_id, letter.recipient_id) if one]
        ),
        "may": may_of(letter, user=user, at=at),
        **_way(letter, at=at),
    }
    return render(request, "letters/letter.html", page)


def may_of(letter: Letter, *, user: User, at: datetime) -> dict[str, bool]:
    """Return which acts are this person's now, in the state in which the letter is."""
    state, is_ours = letter.state, letter.agency_id == user.agency_id
    is_sealed = letter.kind == LetterKind.SEALED
    is_writer = letter.written_by_id == user.pk
    is_reader = letter.to_owner_id == user.pk
    on_the_way = state in letter_way.ON_THE_WAY
    holder = letter_way.holder_of(letter) if on_the_way else None
    is_on_paper = on_the_way and holder is None
    is_taken = letter.to_owner_id is not None and not is_reader
    return {
        "read_words": not is_sealed and letter_read.may_read_words(letter, user=user, at=at),
        "rewrite": state == LetterState.DRAFT and is_writer,
        "check": state == LetterState.DRAFT
        and is_ours
        and not is_writer
        and policy.may(user, "letter.check", letter),
        "close": state == LetterState.CHECKED
        and is_ours
        and (is_writer or not is_sealed)
        and policy.may(user, "letter.close", letter),
        "take_up": letter.closed_at is not None
        and letter.to_agency_id == user.agency_id
        and not is_taken
        and (letter.to_owner_id is None or letter.recipient_id is None)
        and policy.may(user, "letter.take_up", letter),
        "hand_over": on_the_way
        and (holder == user.pk or is_on_paper)
        and policy.may(user, "letter.hand_over", letter),
        "from_paper": is_on_paper and policy.may(user, "letter.receive", letter),
        "attempt": state == LetterState.IN_CUSTODY
        and (holder == user.pk or is_on_paper)
        and policy.may(user, "letter.attempt", letter),
        "open": is_sealed and is_reader and letter.closed_at is not None,
        "reply": state == LetterState.DELIVERED
        and letter.to_agency_id == user.agency_id
        and letter.recipient is not None
        and policy.may(user, "letter.write", letter.recipient),
        "recover": is_sealed
        and letter.closed_at is not None
        and policy.may(user, "letter.recover", letter),
        "print": letter.closed_at is not None,
    }


def _way(letter: Letter, *, at: datetime) -> dict[str, Any]:
    if letter.closed_at is None:
        return {"steps": [], "faults": [], "words": ()}
    report = letter_way.report_of(letter, now=at)
    rows = letter_way.records_of(letter)
    faults = fault_words(report.faults)
    by_number: dict[int, list[str]] = {}
    for number, sentence in faults:
        by_number.setdefault(number, []).append(sentence)
    steps = [
        _step(record, row, tuple(by_number.get(record.number, ())))
        for record, row in zip(report.records, rows, strict=False)
    ]
    words = words_of(letter_way.envelope_of(letter).hash)
    return {"steps": steps, "faults": faults, "words": words}


def _step(record: Custody, row: Any, faults: tuple[str, ...]) -> Step:
    receiver = "" if record.receiver is None else record.receiver.name
    is_paper = record.giver.key == "" or (record.receiver is not None and record.receiver.key == "")
    return Step(
        number=record.number,
        act=record.act.value,
        giver=record.giver.name,
        receiver=receiver,
        place=record.place,
        at=instants.read(record.at),
        outcome=OUTCOMES.get(record.outcome) if record.act is Act.ATTEMPT else "",
        is_broken=record.seal is Seal.BROKEN,
        is_on_paper=is_paper,
        is_read_aloud=record.is_read_aloud,
        faults=faults,
        row=row,
    )
