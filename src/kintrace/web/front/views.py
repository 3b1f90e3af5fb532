"""What do the front page and the way out answer?"""

import calendar as months

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import get_format

from kintrace.web.front import filling
from kintrace.web.front.counts import counts_for
from kintrace.web.front.day import Day
from kintrace.web.front.desk import sections_for


def day(request: HttpRequest) -> HttpResponse:
    """Show what is on the desk of whoever asks."""
    return render(request, "front/day.html", {"day": desk_of(request)})


def desk_of(request: HttpRequest) -> Day:
    """What this person has to do, by urgency; empty sections say so."""
    at, user = timezone.now(), request.user
    return Day(
        sections=sections_for(user, at=at),
        counts=counts_for(user, at=at),
        filling=filling.progress(settings.HOME.path) if settings.IS_DEMO else None,
    )


@login_not_required
def calendar(request: HttpRequest) -> HttpResponse:
    """A month like any other calendar's: where *exit this page* leads.

    Coming from a page of the office ends the session, so that *back* shows nothing. A link from
    elsewhere can't do that: browsers say where a click comes from, and scripts can't change it.
    """
    if request.headers.get("Sec-Fetch-Site") == "same-origin" and request.user.is_authenticated:
        logout(request)
    today = timezone.localdate()
    first = (get_format("FIRST_DAY_OF_WEEK") - 1) % 7
    weeks = months.Calendar(firstweekday=first).monthdatescalendar(today.year, today.month)
    return render(request, "front/calendar.html", {"weeks": weeks, "today": today})
