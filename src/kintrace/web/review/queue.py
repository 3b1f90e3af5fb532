"""Which pairs wait for whoever asks, and in which order do they come?

Pairs of one sought person stand together, the likelier first; those about equally likely in an
order of chance, another one for each reader, so that the place in a list decides nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kintrace.casework import access, judge, policy
from kintrace.registry.models import Candidate, Record, Review, User
from kintrace.web.files.known import Title, titles_of
from kintrace.web.front.desk import TO_JUDGE, waiting_pairs

ON_A_PAGE = 20
# Pairs of one sought person within so many bits are about equally likely.
NEAR_BITS = 3.0


@dataclass(frozen=True)
class Line:
    """One sought person with the records that may be theirs."""

    sought: Title
    number: str
    found: Sequence[tuple[Candidate, Title, str]]


def pairs(request: HttpRequest) -> HttpResponse:
    """Show the pairs that wait, or those put off."""
    user, at = request.user, timezone.now()
    if not policy.may(user, "candidate.read"):
        raise Http404
    is_later = request.GET.get("show") == "later"
    waiting, later = waiting_pairs(user, at=at), put_off(user, at=at)
    rows = (later if is_later else waiting).values_list("pk", "sought_id", "total_bits")
    page = Paginator(in_order(rows, user=user), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": lines(list(page), user=user, at=at),
        "is_later": is_later,
        "waiting": waiting.count(),
        "later": later.count(),
    }
    return render(request, "review/queue.html", context)


def put_off(user: User, *, at: Any) -> Any:
    """Return the pairs that this reader left until a later day."""
    left = Review.objects.everywhere(why="what a reader put off").filter(
        by=user, put_off_until__gt=at.date()
    )
    rows = access.visible(Candidate, user=user, at=at).filter(state__in=TO_JUDGE)
    waiting = rows.exclude(pk__in=judge.answers_of(user).values("candidate"))
    return waiting.filter(pk__in=left.values("candidate"))


def in_order(rows: Iterable[tuple[Any, Any, float]], *, user: User) -> list[list[Any]]:
    """Return the keys of pairs by sought person, the likeliest persons first."""
    groups: dict[Any, list[tuple[float, Any]]] = {}
    for key, sought, bits in rows:
        groups.setdefault(sought, []).append((bits, key))
    ordered = sorted(groups.values(), key=lambda group: -max(bits for bits, _ in group))
    return [[key for _, key in by_chance(group, user=user)] for group in ordered]


def by_chance(group: Sequence[tuple[float, Any]], *, user: User) -> list[tuple[float, Any]]:
    """Return pairs of one sought person in order; those about equal in an order of chance."""
    left, ordered = sorted(group, key=lambda one: (-one[0], str(one[1]))), []
    while left:
        near = [one for one in left if one[0] > left[0][0] - NEAR_BITS]
        ordered += sorted(near, key=lambda one: chance(user, one[1]))
        left = left[len(near) :]
    return ordered


def chance(user: User, key: Any) -> bytes:
    """Return what orders things for one reader: the same each time, another for each reader."""
    return sha256(f"{user.pk} {key}".encode()).digest()


def lines(groups: Sequence[Sequence[Any]], *, user: User, at: Any) -> list[Line]:
    """Return what the page shows of these pairs; a handful of queries."""
    rows = access.visible(Candidate, user=user, at=at).select_related(
        "sought__sought_in__request", "found__file", "found__source"
    )
    found = rows.in_bulk([key for group in groups for key in group])
    records = [record for one in found.values() for record in (one.sought, one.found)]
    called = titles_of(records, user=user)
    return [
        Line(
            called[found[group[0]].sought_id],
            number_of(found[group[0]].sought),
            [
                (found[key], called[found[key].found_id], number_of(found[key].found))
                for key in group
            ],
        )
        for group in groups
    ]


def number_of(record: Record) -> str:
    """Return the number that people read out for a record, or who described it."""
    asked = getattr(record, "sought_in", None)
    file = getattr(record, "file", None)
    if asked is not None:
        return str(asked.request.number)
    if file is not None:
        return str(file.number)
    return str(record.source.name) if record.source is not None else ""
