"""What does somebody see of a letter that they carry or are handed?

Its outside, and what they can do with it. For a messenger this page is all there is. Layer: web.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kintrace.casework import access, letter_way, policy
from kintrace.letters.custody import read_custody
from kintrace.letters.fingerprint import words_of
from kintrace.registry.models import LetterLeg, User
from kintrace.web.letters.words import outside_of


def leg_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one hand-over from its receiver's or its giver's side."""
    at, user = timezone.now(), request.user
    try:
        leg = access.get(LetterLeg, key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error
    access.note_read("letter_leg.read", user=user, at=at, on=leg)
    letter = leg.letter
    given_on = letter.legs.filter(position__gt=leg.position, offered_by=user)
    page = {
        "leg": leg,
        "outside": outside_of(letter),
        "words": words_of(letter_way.envelope_of(letter).hash),
        "may": may_of(leg, user=user),
        "waiting": given_on.filter(received_at__isnull=True, ended_at__isnull=True).first(),
        "not_received": given_on.filter(received_at__isnull=True, ended_at__isnull=False),
        "may_see_letter": policy.may(user, "letter.read", letter),
    }
    return render(request, "letters/leg.html", page)


def may_of(leg: LetterLeg, *, user: User) -> dict[str, Any]:
    """Return what this person can do with the letter by this leg now."""
    is_waiting = leg.received_at is None and leg.ended_at is None
    is_mine = leg.owner_id == user.pk
    has_it = is_mine and leg.received_at is not None and leg.ended_at is None
    is_passed = leg.letter.legs.filter(
        position__gt=leg.position, received_at__isnull=True, ended_at__isnull=True
    ).exists()
    record = read_custody(leg.offer.encode())
    on_paper = record.giver.key == "" or record.receiver is None or record.receiver.key == ""
    return {
        "receive": is_waiting and is_mine and not on_paper,
        "refuse": is_waiting and is_mine,
        "paper": is_waiting and on_paper and policy.may(user, "letter.receive", leg.letter),
        "take_back": is_waiting and leg.offered_by_id == user.pk,
        "hand_over": has_it and not is_passed,
        "attempt": has_it and not is_passed,
        "take_on_back": has_it and is_passed,
        "receipt": True,
    }
