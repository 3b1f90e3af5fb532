"""What does a person read when a page can't be shown?

Absent and forbidden have one answer, so that nobody learns from it what is there.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page for you."""
    return render(request, "404.html", status=404)


@login_not_required
def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The browser sent something that can't be read."""
    return render(request, "400.html", status=400)


@login_not_required
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened before a log-in or log-out, or from elsewhere."""
    return render(request, "form_too_old.html", status=403)


def ours(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; the page asks nothing of the database, which may be what failed."""
    return render(request, "500.html", status=500)
