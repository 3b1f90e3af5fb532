"""Which addresses do movements and their accounts have?"""

from django.urls import path

from kintrace.web.documents.thing_page import thing_page
from kintrace.web.movements import entry_acts, listing, page

MOVEMENT, ENTRY = "movements/<uuid:key>/", "movements/entries/<uuid:key>/"

urlpatterns = [
    path("movements/", listing.movements, name="movements"),
    path(MOVEMENT, page.movement, name="movement"),
    path(MOVEMENT + "accounts/", page.accounts, name="movement_accounts"),
    path(MOVEMENT + "articles/<slug:code>/", page.article, name="article"),
    path(ENTRY, entry_acts.entry, name="entry"),
    path(ENTRY + "strike/", thing_page(entry_acts.StrikeEntryForm), name="entry_strike"),
    path(ENTRY + "grade/", thing_page(entry_acts.GradeForm), name="entry_grade"),
    path(ENTRY + "child/", thing_page(entry_acts.LinkForm), name="entry_link"),
    path(ENTRY + "answer/", entry_acts.answer, name="entry_answer"),
    path("movements/links/<uuid:key>/end/", thing_page(entry_acts.UnlinkForm), name="entry_unlink"),
    path("movements/answers/<uuid:key>/end/", thing_page(entry_acts.StrikeAnswerForm),
         name="answer_strike"),
]  # fmt: skip
