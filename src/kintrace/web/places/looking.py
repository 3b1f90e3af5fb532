"""Which place is meant, by which names and codes is it known, and what lies in it? Layer: web."""

from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kintrace.casework import policy
from kintrace.casework.place_meant import ancestors
from kintrace.registry.models import Place, PlaceName, User
from kintrace.web.in_order import in_order
from kintrace.web.places.found import called, found

SHOWN = 50
PARTS_SHOWN = 200


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """Look a place up by any of its names."""
    policy.require(request.user, "place.read")
    typed = request.GET.get("name", "").strip()
    shown = {
        "typed": typed,
        "found": found(typed, most=SHOWN),
        "most": SHOWN,
        "may_add": policy.may(request.user, "place.add"),
    }
    return render(request, "places/places.html", shown)


@require_GET
def place(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show all that the gazetteer has of one place."""
    one = place_of(key, user=request.user)
    parts = [(part, called(part)) for part in one.parts.prefetch_related("names")[:PARTS_SHOWN]]
    shown = {
        "place": one,
        "called": called(one),
        "names": one.names.order_by("-kind", "language", "name"),
        "above": [(row, called(row)) for row in ancestors(one)],
        "parts": in_order(parts, name=lambda row: row[1]),
        "codes": [f"{one.gazetteer}:{one.code}", *one.other_codes.split()],
        "may_name": policy.may(request.user, "place.name"),
    }
    return render(request, "places/place.html", shown)


def place_of(key: UUID, *, user: User) -> Place:
    """Return a place, for whoever may look one up.  Raises: Refused, Http404."""
    policy.require(user, "place.read")
    above = ("parent", "parent__parent", "parent__parent__parent")
    names = (Prefetch(f"{path}__names", queryset=PlaceName.objects.all()) for path in above)
    rows = Place.objects.select_related(*above).prefetch_related("names", *names)
    one = rows.filter(pk=key).first()
    if one is None:
        raise Http404
    return one
