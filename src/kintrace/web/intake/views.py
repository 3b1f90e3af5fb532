"""What do the pages of intake answer?

Each view loads, saves by one act and answers with a page, or with the one section that changed
where the page asked for that.
"""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kintrace.casework import access, draft, policy
from kintrace.casework.acting import KeyTaken
from kintrace.registry.models import IntakeKind
from kintrace.web.intake.alike import alike
from kintrace.web.intake.begun import begun_by
from kintrace.web.intake.forms import SectionForm
from kintrace.web.intake.places import suggestions
from kintrace.web.intake.saving import Saving
from kintrace.web.intake.sections import MOST_SOUGHT, section_named
from kintrace.web.intake.shown import records_of, shown_intake, shown_section

ACTS = {IntakeKind.CHILD: "file.register", IntakeKind.REQUEST: "request.open"}


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Show what this person began and did not finish, and what can be begun."""
    policy.require(request.user, "intake.keep")
    return render(
        request, "intake/start.html", {"begun": begun_by(request.user, at=timezone.now())}
    )


@require_GET
def begin(request: HttpRequest, kind: str) -> HttpResponse:
    """Give a new intake its key; nothing is written before something is saved."""
    _require(request, kind)
    return redirect("intake_page", kind=kind, key=uuid4())


@require_GET
def page(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Show all sections of one intake."""
    saving = _saving(request, kind, key)
    more = 1 if "another" in request.GET else 0
    return _page(request, saving, more=more)


@require_http_methods(["POST"])
def section(request: HttpRequest, kind: str, key: UUID, section: str) -> HttpResponse:
    """Save one section by itself."""
    saving = _saving(request, kind, key)
    asked = section_named(kind, code=section)
    if asked is None:
        raise Http404
    form, was_open = SectionForm(request.POST, section=asked), saving.opened() is not None
    is_part = "HX-Request" in request.headers
    if form.is_valid():
        _save(saving, form)
        if not is_part:
            address = reverse("intake_page", kwargs={"kind": kind, "key": key})
            return redirect(f"{address}#section-{asked.code}")
    elif not is_part:
        return _page(request, saving, faulty=form)
    answer = render(
        request,
        "intake/part.html",
        {
            "intake": shown_intake(saving),
            "one": shown_section(saving, form=form),
            "looks": not was_open or asked.has_name,
        },
    )
    # The page knows by this header that it is our answer, and no log-in page, that came.
    answer["Kintrace-Sent"] = form.cleaned_data.get("sent", "")
    return answer


@require_GET
def others_alike(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Show who has a name like those just taken in."""
    saving = _saving(request, kind, key)
    opened = saving.opened()
    if opened is None:
        raise Http404
    found = alike(records_of(opened), user=request.user, at=saving.at)
    access.note_read("search.run", user=request.user, at=saving.at, on=opened, found=len(found))
    template = "intake/alike.html" if "HX-Request" in request.headers else "intake/alike_page.html"
    return render(request, template, {"found": found, "intake": saving, "opened": opened})


@require_POST
def throw_away(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Throw an intake away that is not open yet."""
    saving = _saving(request, kind, key)
    draft.throw_away(request.user, at=saving.at, intake=key)
    return redirect("intake")


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """Suggest places for what is being typed, as options."""
    policy.require(request.user, "place.read")
    typed = next(iter(request.GET.values()), "")
    return render(request, "intake/places.html", {"places": suggestions(str(typed))})


def _save(saving: Saving, form: SectionForm) -> None:
    try:
        saving.section(form)
    except KeyTaken:
        raise Http404 from None


def _page(request: HttpRequest, saving: Saving, **more: Any) -> HttpResponse:
    shown = shown_intake(saving, **more)
    return render(request, "intake/page.html", {"intake": shown, "most": MOST_SOUGHT})


def _saving(request: HttpRequest, kind: str, key: UUID) -> Saving:
    """Whose intake this is.  Raises: Http404 where it is another's, as if it were not there."""
    _require(request, kind)
    saving = Saving(user=request.user, at=timezone.now(), intake=key, kind=kind)
    if draft.is_others(key, user=request.user, at=saving.at):
        raise Http404
    return saving


def _require(request: HttpRequest, kind: str) -> None:
    if kind not in IntakeKind.values:
        raise Http404
    policy.require(request.user, ACTS[IntakeKind(kind)])
