"""What do the pages about lists answer?"""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kintrace.casework import access, list_import, policy
from kintrace.casework.access import NotThere
from kintrace.casework.acting import KeyTaken, NotNow
from kintrace.registry.models import Artifact, Import, ImportRow
from kintrace.values import KintraceError
from kintrace.web.lists.brought import bring, imports_of, list_brought, path_of, sources_named
from kintrace.web.lists.checking import SHOWN_FAULTS, SHOWN_ROWS, columns_of, mapping_in
from kintrace.web.lists.forms import RECORD_KINDS, UndoForm, UploadForm
from kintrace.web.lists.reading import ReadList, read_list
from kintrace.web.lists.reasons import reason_words

ROWS_A_PAGE = 50
CELLS_TO_KNOW_IT = 3


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """Show the imports so far, and take a new list in."""
    policy.require(request.user, "import.make")
    now = timezone.now()
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        brought = bring(request.user, at=now, **form.cleaned_data)
        return redirect("list_check", key=brought.pk)
    imports = access.visible(Import, user=request.user, at=now)
    page = Paginator(imports.select_related("source", "artifact", "imported_by"), ROWS_A_PAGE)
    shown = {
        "form": form,
        "imports": page.get_page(request.GET.get("page")),
        "sources": sources_named(request.user, at=now),
    }
    return render(request, "lists/lists.html", shown)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what would become of a list, and import it once somebody says so."""
    artifact = _brought(request, key)
    sent = request.POST if request.method == "POST" else request.GET
    kind = sent.get("kind", "")
    kind = kind if kind in dict(RECORD_KINDS) else RECORD_KINDS[0][0]
    try:
        read = _read(artifact, sent)
    except KintraceError as refusal:
        return render(request, "lists/refused.html", {"artifact": artifact, "refusal": refusal})
    new = _key(request.POST.get("key", ""))
    if new is not None and read.good:
        whole = _import(request, artifact, read=read, kind=kind, key=new)
        return redirect("list_import", key=whole.pk)
    return render(
        request, "lists/check.html", _checked(request, artifact, read=read) | {"kind": kind}
    )


@require_GET
def one_import(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one import: whose it is, each row with where it came from, and how to undo it."""
    return _import_page(request, _found(request, key), form=UndoForm())


@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Undo a whole import for a reason."""
    whole, form = _found(request, key), UndoForm(request.POST)
    policy.require(request.user, "import.undo", whole)
    if not form.is_valid():
        return _import_page(request, whole, form=form)
    try:
        list_import.undo(request.user, at=timezone.now(), whole=whole, why=form.cleaned_data["why"])
    except NotNow as refusal:
        return _import_page(request, whole, form=form, refusal=refusal)
    return redirect("list_import", key=whole.pk)


def _read(artifact: Artifact, sent: Any) -> ReadList:
    """Read a list as its names say, then again as somebody chose."""
    path = path_of(artifact)
    read = read_list(path, mapping={})
    chosen = mapping_in(sent, headers=[one.header for one in read.readings])
    return read_list(path, mapping=chosen) if chosen else read


def _key(sent: str) -> UUID | None:
    """The key of the import to be made, None if nobody said yet that it should be."""
    try:
        return UUID(sent)
    except ValueError:
        return None


def _import(
    request: HttpRequest, artifact: Artifact, *, read: ReadList, kind: str, key: UUID
) -> Import:
    mapping = {one.header: one.column for one in read.readings}
    try:
        return list_import.make_import(
            request.user,
            at=timezone.now(),
            source=artifact.source,
            artifact=artifact,
            mapping=mapping,
            rows=read.rows,
            kind=kind,
            key=key,
        )
    except KeyTaken:
        raise Http404 from None


def _checked(request: HttpRequest, artifact: Artifact, *, read: ReadList) -> dict[str, Any]:
    """What the page of checking shows."""
    columns = columns_of(read)
    shown = [column for column in columns if column.chosen not in ("-",)]
    faulty = [(row, [reason_words(one) for one in row.faults]) for row in read.faulty]
    cells = [(row.number, [row.cells.get(column.header, "") for column in shown])
             for row in read.good[:SHOWN_ROWS]]  # fmt: skip
    return {
        "artifact": artifact,
        "read": read,
        "columns": columns,
        "shown": shown,
        "cells": cells,
        "faulty": faulty[:SHOWN_FAULTS],
        "kinds": RECORD_KINDS,
        "earlier": imports_of(artifact, user=request.user, at=timezone.now()),
        "key": uuid4(),
    }


def _import_page(
    request: HttpRequest, whole: Import, *, form: UndoForm, refusal: NotNow | None = None
) -> HttpResponse:
    rows = whole.rows.select_related("record").all()
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = [(row, [reason_words(one) for one in row.faults], _start(row)) for row in page]
    counts = {"all": rows.count(), "aside": rows.filter(record__isnull=True).count()}
    access.note_read("import.read", user=request.user, at=timezone.now(), on=whole)
    shown = {
        "whole": whole,
        "rows": page,
        "lines": lines,
        "counts": counts,
        "taken_in": counts["all"] - counts["aside"],
        "kind": dict(RECORD_KINDS).get(whole.record_kind, whole.record_kind),
        "form": form,
        "refusal": refusal,
        "may_undo": whole.state == "done" and policy.may(request.user, "import.undo", whole),
    }
    return render(request, "lists/import.html", shown)


def _start(row: ImportRow) -> str:
    """The first cells of a row, by which somebody knows it."""
    return " · ".join(list(row.cells.values())[:CELLS_TO_KNOW_IT])


def _brought(request: HttpRequest, key: UUID) -> Artifact:
    try:
        return list_brought(key, user=request.user, at=timezone.now())
    except NotThere:
        raise Http404 from None


def _found(request: HttpRequest, key: UUID) -> Import:
    try:
        return access.get(Import, key, user=request.user, at=timezone.now())
    except NotThere:
        raise Http404 from None
