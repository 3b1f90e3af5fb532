"""What does somebody see of one movement: its way, its accounts, a treaty's questions about it?

Opening it is written to the audit. Nothing on these pages says who is right. Layer: web.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext
from django.views.decorators.http import require_GET

from kintrace.casework import access, policy
from kintrace.documents.accounts_articles import Article, articles, filled
from kintrace.registry.models import ChecklistAnswer, ChildFile, EntryChild, Movement, User
from kintrace.web.files.known import titles_of
from kintrace.web.files.movements import leg_of
from kintrace.web.files.route_strip import strip_of
from kintrace.web.movements.named import name_of
from kintrace.web.movements.shown import Table, table_of
from kintrace.web.movements.timeline import timeline_of


@require_GET
def movement(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one movement: its way, the days, whom it is said to concern."""
    at, user = timezone.now(), request.user
    found = _opened(key, user=user, at=at)
    table = table_of(found, user=user, at=at)
    leg = leg_of(found)
    between = " – ".join(filter(None, (leg.departed, leg.arrived)))
    page = {
        "movement": found,
        "name": name_of(found),
        "leg": leg,
        "strip": strip_of(_legs(found, leg, between), is_mirrored=get_language_bidi()),
        "table": table,
        "timeline": timeline_of(found, table.lines),
        "children": _children(found, user=user, at=at),
        "articles": _articles(),
    }
    return render(request, "movements/movement.html", page)


@require_GET
def accounts(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show slots against parties."""
    at, user = timezone.now(), request.user
    found = _opened(key, user=user, at=at)
    table = table_of(found, user=user, at=at)
    page = {
        "movement": found,
        "name": name_of(found),
        "table": table,
        "documents": _documents(table),
        "may_export": policy.may(user, "document.export"),
        "articles": _articles(),
    }
    return render(request, "movements/accounts.html", page)


@require_GET
def article(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """Show a treaty article's questions with the statements put under each."""
    at, user = timezone.now(), request.user
    known = articles().get(code)
    if known is None:
        raise Http404
    found = _opened(key, user=user, at=at)
    table = table_of(found, user=user, at=at)
    page = {
        "movement": found,
        "name": name_of(found),
        "article": known,
        "articles": _articles(),
        "items": _items(known, found, table, user=user, at=at),
        "may_fill": policy.may(user, "account.fill_checklist", found),
    }
    return render(request, "movements/article.html", page)


def _opened(key: UUID, *, user: User, at: datetime) -> Movement:
    try:
        return access.open_movement(key, user=user, at=at)
    except access.NotThere as error:
        raise Http404 from error


def _legs(found: Movement, leg: Any, between: str) -> list[tuple[str, str, str]]:
    """Return the way in legs: over the stops of its route, if it has any."""
    stops = [str(stop.get("place", "")) if isinstance(stop, dict) else str(stop)
             for stop in found.route]  # fmt: skip
    places = [leg.start, *filter(None, stops), leg.end]
    pairs = list(pairwise(places))
    return [(one, two, between if number == 0 else "") for number, (one, two) in enumerate(pairs)]


def _children(found: Movement, *, user: User, at: datetime) -> list[tuple[Any, Any]]:
    """Children of the movement and of its entries, as far as this user may open their files."""
    moved = set(found.children.values_list("record_id", flat=True))
    if found.roster is not None:
        moved |= set(found.roster.lines.values_list("record_id", flat=True))
    links: Any = access.visible(EntryChild, user=user, at=at)
    moved |= set(links.standing().filter(entry__movement=found).values_list("record_id", flat=True))
    files = access.visible(ChildFile, user=user, at=at).filter(record__in=moved)
    listed = list(files.select_related("record"))
    called = titles_of([file.record for file in listed], user=user)
    return [(file, called[file.record_id]) for file in listed]


def _documents(table: Table) -> list[tuple[Any, str]]:
    """Documents behind the account, each with the number of the text that it shares."""
    numbers: dict[str, int] = {}
    found: dict[Any, tuple[Any, str]] = {}
    for line in table.lines:
        if line.placed is not None:
            cluster = line.placed.entry.cluster or line.placed.entry.document
            number = numbers.setdefault(cluster, len(numbers) + 1)
            found[line.placed.document.pk] = (line.placed.document, str(number))
    return sorted(found.values(), key=lambda one: int(one[1]))


def _articles() -> list[tuple[str, str]]:
    return [
        (one.code, gettext("%(treaty)s, article %(number)s")
         % {"treaty": gettext(one.treaty), "number": one.number})
        for one in articles().values()
    ]  # fmt: skip


def _items(
    known: Article, found: Movement, table: Table, *, user: User, at: datetime
) -> Iterable[dict[str, Any]]:
    lines = {line.placed.row.pk: line for line in table.lines if line.placed is not None}
    rows: Any = access.visible(ChecklistAnswer, user=user, at=at)
    answers: dict[str, list[Any]] = {}
    for row in rows.standing().filter(movement=found).select_related("placed_by"):
        if row.entry_id in lines:
            answers.setdefault(row.item, []).append((row, lines[row.entry_id]))
    for one in filled(known, answers=answers):
        there = {line.key for _row, line in one.answers}
        yield {
            "item": one.item,
            "question": gettext(one.item.question),
            "answers": one.answers,
            "others": [
                line for line in lines.values()
                if line.key not in there and line.placed is not None
                and line.placed.row.slot in one.item.slots
            ],
        }  # fmt: skip
