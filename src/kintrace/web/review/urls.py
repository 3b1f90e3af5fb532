"""Which addresses do pairs have?"""

from django.urls import path

from kintrace.web.review import acts, page, queue

PAIR = "pairs/<uuid:key>/"

urlpatterns = [
    path("pairs/", queue.pairs, name="pairs"),
    path(PAIR, page.pair, name="pair"),
    path(PAIR + "answer/", acts.answer, name="pair_answer"),
    path(PAIR + "ask/", acts.ask, name="pair_ask"),
    path(PAIR + "later/", acts.later, name="pair_later"),
    path(PAIR + "undo/", acts.undo, name="pair_undo"),
]
