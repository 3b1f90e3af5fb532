"""Which pages does the menu offer, and to whom?

A page in the menu is one more row of MENU. The menu only offers: whether somebody may open a page
is the policy's to say, and is asked again there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from kintrace.casework.policy import table


@dataclass(frozen=True)
class MenuPage:
    """One page: its route, its word in English, and the roles it is offered to (None: all)."""

    route: str
    word: str
    roles: frozenset[str] | None = None


@dataclass(frozen=True)
class MenuEntry:
    """A menu page as one person sees it."""

    url: str
    word: str
    is_current: bool


def _may(act: str) -> frozenset[str]:
    """The roles to which the policy gives an act."""
    return frozenset(table()[act])


MENU = (
    MenuPage("day", gettext_noop("Your day")),
    MenuPage("pairs", gettext_noop("Pairs"), _may("candidate.judge")),
    MenuPage("intake", gettext_noop("Intake"), _may("intake.keep")),
    MenuPage("lists", gettext_noop("Lists"), _may("import.make")),
    MenuPage("files", gettext_noop("Files"), _may("file.read")),
    MenuPage("documents", gettext_noop("Documents"), _may("document.read")),
    MenuPage("movements", gettext_noop("Movements"), _may("movement.read")),
    MenuPage("requests", gettext_noop("Requests"), _may("request.read")),
    MenuPage("letters", gettext_noop("Letters"), _may("letter.read")),
    MenuPage(
        "carrying",
        gettext_noop("Letters you carry"),
        _may("letter_leg.read") - _may("letter.read"),
    ),
    MenuPage("places", gettext_noop("Places"), _may("place.read")),
    MenuPage("handovers", gettext_noop("Handovers"), _may("handover.read")),
    MenuPage("two_persons_list", gettext_noop("Second person"), _may("two_persons.read")),
    MenuPage("alerts", gettext_noop("Opened from outside"), _may("alert.read")),
    MenuPage("figures", gettext_noop("Figures"), _may("aggregate.read")),
    MenuPage("audit", gettext_noop("Audit"), _may("audit.read") | _may("audit.verify")),
)


def menu_for(request: HttpRequest) -> Iterator[MenuEntry]:
    """The entries for whoever asks, none for somebody who is not logged in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    for page in MENU:
        if page.roles is None or page.roles & user.roles:
            url = reverse(page.route)
            # The front page stands above all others, so only its own address is the current one.
            is_current = request.path == url or (url != "/" and request.path.startswith(url))
            yield MenuEntry(url=url, word=gettext(page.word), is_current=is_current)
