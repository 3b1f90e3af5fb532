"""Who sees which counts?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kintrace.casework import policy
from kintrace.casework.aggregate import note_export
from kintrace.web.figures.tables import TABLES, table_of
from kintrace.web.figures.written import as_csv, word_of


def figures(request: HttpRequest) -> HttpResponse:
    """Show all tables."""
    policy.require(request.user, "aggregate.read")
    tables = [table_of(code, user=request.user) for code in TABLES]
    shown = [
        (table, [(head, [word_of(cell) for cell in cells]) for head, cells in table.rows])
        for table in tables
    ]
    return render(request, "figures/figures.html", {"tables": shown})


def figures_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Hand one table over as CSV, and write that it was taken."""
    policy.require(request.user, "aggregate.read")
    if code not in TABLES:
        raise Http404
    text = as_csv(table_of(code, user=request.user))
    note_export(request.user, at=timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="{code}.csv"'}
    return HttpResponse(text, content_type="text/csv", headers=headers)
