"""Which addresses do letters, those who carry them, and their keys have?"""

from django.urls import path

from kintrace.web.letters import (
    checking,
    going,
    keys,
    legs,
    listing,
    page,
    passing,
    printing,
    writing,
)
from kintrace.web.letters.act_page import leg_act_page, letter_act_page

LETTER = "letters/<uuid:key>/"
LEG = "carrying/<uuid:key>/"
# Acts on a letter by the office's people: the address below the letter, its route, its form.
ON_LETTER = (
    ("rewrite/", "letter_rewrite", writing.RewriteForm),
    ("close/", "letter_close", going.CloseForm),
    ("take-up/", "letter_take_up", going.TakeUpForm),
    ("hand-over/", "letter_hand_over", passing.HandOverForm),
    ("take-back/", "letter_take_back", passing.TakeBackForm),
    ("from-paper/", "letter_from_paper", passing.FromPaperForm),
    ("receipt/", "letter_receipt_add", passing.PaperForm),
    ("attempt/", "letter_attempt", passing.AttemptForm),
    ("recover/", "letter_recover", going.RecoverForm),
)
# Acts of who carries a letter, by their own leg.
ON_LEG = (
    ("receive/", "leg_receive", passing.ReceiveForm),
    ("refuse/", "leg_refuse", passing.RefuseForm),
    ("hand-over/", "leg_hand_over", passing.HandOverForm),
    ("take-back/", "leg_take_back", passing.TakeBackForm),
    ("attempt/", "leg_attempt", passing.AttemptForm),
)

urlpatterns = [
    path("letters/", listing.letter_list, name="letters"),
    path("letters/from/<uuid:key>/", writing.letter_write_page, name="letter_write"),
    path(LETTER, page.letter_page, name="letter"),
    path(LETTER + "words/", checking.words_page, name="letter_words"),
    path(LETTER + "check/", checking.check_page, name="letter_check"),
    path(LETTER + "reply/", writing.letter_reply_page, name="letter_reply"),
    path(LETTER + "print/", printing.print_page, name="letter_print"),
    path(LETTER + "pdf/", printing.pdf_file, name="letter_pdf"),
    path(LETTER + "file/", printing.sealed_file, name="letter_file"),
    path("letters/paper/<uuid:key>/", printing.paper_file, name="letter_paper"),
    path("letters/recovery/<uuid:key>/", going.recovery_page, name="letter_recovery"),
    *(path(LETTER + end, letter_act_page(form), name=name) for end, name, form in ON_LETTER),
    path("carrying/", listing.carrying, name="carrying"),
    path(LEG, legs.leg_page, name="letter_leg"),
    path(LEG + "receipt/", printing.receipt_page, name="letter_receipt"),
    path(LEG + "receipt.pdf", printing.receipt_pdf, name="letter_receipt_pdf"),
    *(path(LEG + end, leg_act_page(form), name=name) for end, name, form in ON_LEG),
    path("letter-keys/", keys.keys_page, name="letter_keys"),
    path("letter-keys/make/", keys.keys_make, name="letter_keys_make"),
    path("letter-keys/propose/", keys.directory_propose, name="letter_directory_propose"),
    path("letter-keys/second/", keys.directory_second, name="letter_directory_second"),
    path("letter-keys/throw-away/", keys.directory_throw_away, name="letter_directory_throw_away"),
    path("letter-keys/recovery/", keys.recovery_make, name="letter_recovery_make"),
    path("letter-keys/<uuid:key>/revoke/", keys.keys_revoke, name="letter_keys_revoke"),
]
