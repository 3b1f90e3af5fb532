"""Which addresses do documents and the statements in them have?"""

from django.urls import path

from kintrace.web.documents import anew, deciding, exporting, listing, reading
from kintrace.web.documents.thing_page import thing_page

STATEMENT = "documents/statements/<uuid:key>/"

urlpatterns = [
    path("documents/", listing.documents, name="documents"),
    path("documents/<uuid:key>/", reading.document, name="document"),
    path("documents/<uuid:key>/original/", reading.original, name="document_original"),
    path("documents/<uuid:key>/shared/", reading.shared, name="document_shared"),
    path("documents/<uuid:key>/anew/", anew.document_anew, name="document_anew"),
    path("documents/<uuid:key>/export/", exporting.export_document, name="document_export"),
    path("movements/<uuid:key>/export/", exporting.export_account, name="movement_export"),
    path(STATEMENT + "decide/", deciding.decide, name="statement_decide"),
    path(STATEMENT + "correct/", thing_page(deciding.CorrectForm), name="statement_correct"),
    path(STATEMENT + "split/", thing_page(deciding.SplitForm), name="statement_split"),
    path(STATEMENT + "nest/", thing_page(deciding.NestForm), name="statement_nest"),
    path(STATEMENT + "place/", thing_page(deciding.PlaceForm), name="statement_place"),
]
