"""Do the pages about letters show a messenger no word of one, and do the work of each act?"""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kintrace.casework import consent
from kintrace.letters.custody_faults import FaultKind
from kintrace.registry.models import (
    Letter,
    LetterContent,
    LetterLeg,
    LetterQuestion,
    Role,
    UndeliverableWhy,
)
from kintrace.web.letters.words import FAULTS
from tests.casework.letters import PASSPHRASE, TEXT, picture
from tests.casework.office import yes
from tests.web import letters_made
from tests.web.letters_made import (
    SENTINEL,
    carried_by,
    handed_to,
    on_paper,
    people,
    recovery_asked,
    went,
    wrote,
)
from tests.web.matrix_objects import HEADERS, OBJECTS
from tests.web.office import Office, actor

pytestmark = pytest.mark.usefixtures("without_second_factor")
ROUTES = sorted(
    {
        (row["route"], row["method"])
        for row in csv.DictReader(Path(__file__).with_name("routes.csv").open(encoding="utf-8"))
    }
)


def logged_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fresh(letter: Letter) -> Letter:
    return Letter.objects.everywhere(why="test").get(pk=letter.pk)


def texts(response: Any) -> Iterator[bytes]:
    """All that an answer tells: its body, its headers and where it sends."""
    yield b"".join(response.streaming_content) if response.streaming else response.content
    yield str(dict(response.headers)).encode()


def addresses(office: Office, user: Any, route: str) -> Iterator[str]:
    """The route's address for a thing of one's own, one's team's and another agency's."""
    make = OBJECTS.get(route)
    for scope in ("own", "team", "other") if make else ("",):
        # A second factor can be made once for a person: then its page was asked already.
        named: dict[str, Any] | None = None
        with suppress(IntegrityError), transaction.atomic():
            named = make(office, user, scope) if make else {}
        if named is not None:
            yield reverse(route, kwargs=named)


def carries(office: Office) -> Any:
    """A messenger who carries an open letter, a sealed one, and is handed another."""
    mykola = people(office)["mykola"]
    for kind in ("open", "sealed"):
        carried_by(office, mykola, kind=kind)
    handed_to(office, mykola)
    return mykola


def test_a_messenger_reaches_no_word_by_any_route(office: Office) -> None:
    client = logged_in(carries(office))
    client.raise_request_exception = False
    told, asked = [], 0
    mykola = people(office)["mykola"]
    for route, method in ROUTES:
        if route in ("account_logout", "letter_keys_revoke"):
            continue
        for address in addresses(office, mykola, route):
            for query in ("", f"?q={SENTINEL}"):
                sent = {"q": SENTINEL} if method == "POST" else {}
                response = client.generic(
                    method, address + query, data=str(sent), headers=HEADERS.get(route, {})
                )
                asked += 1
                body = b"".join(texts(response)).replace(f"q={SENTINEL}".encode(), b"")
                told += [(route, address)] if SENTINEL.encode() in body else []
    assert (told, asked > 400) == ([], True)


def test_the_same_routes_would_tell_it_to_the_writers_colleague(office: Office) -> None:
    letter = went(office)
    client = logged_in(office.bashir)
    for route in ("letter_words", "letter_print"):
        page = client.get(reverse(route, args=[letter.pk]))
        assert SENTINEL in page.content.decode(), route


def test_a_messengers_letters_have_no_word_outside_of_their_content(office: Office) -> None:
    carries(office)
    rows = LetterContent.objects.everywhere(why="test")
    assert rows.filter(text__contains=SENTINEL).exists()
    for model in (Letter, LetterLeg):
        for row in model.objects.everywhere(why="test").values():
            assert SENTINEL not in str(row)


def test_a_sealed_letters_outside_names_no_child_or_family(office: Office) -> None:
    mykola = people(office)["mykola"]
    leg = carried_by(office, mykola, kind="sealed")
    client = logged_in(mykola)
    for route in ("letter_leg", "letter_receipt", "leg_hand_over"):
        page = client.get(reverse(route, args=[leg.pk])).content.decode()
        assert not [name for name in ("أمينة", "Бондар", "River Street") if name in page], route


def test_a_messenger_signs_for_a_letter_and_delivers_it(office: Office) -> None:
    mykola = people(office)["mykola"]
    leg, client = handed_to(office, mykola), logged_in(mykola)
    assert leg.letter.number in client.get(reverse("carrying")).content.decode()
    client.post(reverse("leg_receive", args=[leg.pk]), {"passphrase": PASSPHRASE})
    said = {"outcome": "delivered", "place": "River Street 2", "mark_text": "Amina",
            "passphrase": PASSPHRASE}  # fmt: skip
    client.post(reverse("leg_attempt", args=[leg.pk]), said)
    assert fresh(leg.letter).state == "delivered"


def test_a_wrong_passphrase_is_said_calmly_and_not_shown_again(office: Office) -> None:
    mykola = people(office)["mykola"]
    leg, client = handed_to(office, mykola), logged_in(mykola)
    page = client.post(reverse("leg_receive", args=[leg.pk]), {"passphrase": "not my own words"})
    assert page.status_code == 409
    assert "not my own words" not in page.content.decode()


def test_a_drawn_sign_is_kept_as_a_picture(office: Office) -> None:
    import base64

    mykola = people(office)["mykola"]
    leg = carried_by(office, mykola)
    drawn = "data:image/png;base64," + base64.b64encode(picture()).decode()
    said = {"outcome": "delivered", "place": "x", "drawn": drawn, "passphrase": PASSPHRASE}
    logged_in(mykola).post(reverse("leg_attempt", args=[leg.pk]), said)
    (made,) = leg.letter.attempts.all()
    assert (made.mark_kind, made.mark.media_type) == ("drawn", "image/jpeg")


def composed(office: Office, **more: Any) -> dict[str, Any]:
    """What somebody sends with the page on which a letter is written."""
    reader = people(office)["reader"]
    return {
        "kind": "open", "form": "message", "sender_name": "Олена Бондар",
        "sender_place": "Northern Family Service", "recipient_name": "Ганна Коваль",
        "recipient_address": "River Street 2", "to_agency": reader.agency_id,
        "to_owner": reader.pk, "language": "uk", "text": TEXT, **more,
    }  # fmt: skip


def test_a_letter_is_written_on_its_page_with_names_in_both_scripts(office: Office) -> None:
    key = letters_made._record(office, office.amina, "own")["key"]
    client = logged_in(office.amina)
    client.post(reverse("letter_write", args=[key]), composed(office))
    letter = Letter.objects.everywhere(why="test").get(sender=key)
    assert (letter.sender_name_also, letter.recipient_name_also) == ("Olena Bondar", "Hanna Koval")


def test_too_many_words_are_refused_and_stay_on_the_page(office: Office) -> None:
    key = letters_made._record(office, office.amina, "own")["key"]
    more = composed(office, form="words_25", text="слово " * 26)
    page = logged_in(office.amina).post(reverse("letter_write", args=[key]), more)
    assert page.status_code == 409
    assert "слово слово" in page.content.decode()


def test_a_sealed_letter_is_written_and_its_words_come_back_on_no_page(office: Office) -> None:
    key = letters_made._record(office, office.amina, "own")["key"]
    client = logged_in(office.amina)
    sent = composed(office, kind="sealed", checker=office.bashir.pk)
    done = client.post(reverse("letter_write", args=[key]), sent, follow=True)
    letter = Letter.objects.everywhere(why="test").get(sender=key)
    assert (letter.kind, letter.words) == ("sealed", 9)
    assert SENTINEL not in done.content.decode()


def test_who_checks_sees_what_may_endanger_marked(office: Office) -> None:
    letter = wrote(office)
    content = LetterContent.objects.everywhere(why="test").get(letter=letter)
    content.text = "Call me on +380 44 000 00 00"
    content.save()
    page = logged_in(office.bashir).get(reverse("letter_check", args=[letter.pk]))
    assert re.search(r"<mark[^>]*>\+380", page.content.decode())


def test_a_sealed_draft_is_opened_and_checked_on_one_page(office: Office) -> None:
    letter, client = wrote(office, kind="sealed"), logged_in(office.bashir)
    address = reverse("letter_check", args=[letter.pk])
    assert SENTINEL not in client.get(address).content.decode()
    page = client.post(address, {"passphrase": PASSPHRASE}).content.decode()
    assert SENTINEL in page
    client.post(address, {"is_fit": "yes", "why": ""})
    assert fresh(letter).state == "checked"


def test_a_sealed_letter_opens_on_its_readers_page_alone(office: Office) -> None:
    reader = people(office)["reader"]
    leg = handed_to(office, reader, kind="sealed")
    client = logged_in(reader)
    client.post(reverse("leg_receive", args=[leg.pk]), {"passphrase": PASSPHRASE})
    address = reverse("letter_words", args=[leg.letter_id])
    opened = client.post(address, {"passphrase": PASSPHRASE})
    assert SENTINEL in opened.content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    assert logged_in(office.amina).get(address).status_code == 404


def test_a_letter_comes_from_somebody_without_a_device_with_a_photo(office: Office) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    letter, reader = on_paper(office), people(office)["reader"]
    photo = SimpleUploadedFile("receipt.png", picture(), content_type="image/png")
    said = {"place": "At the gate", "receipt": photo, "passphrase": PASSPHRASE}
    logged_in(reader).post(reverse("letter_from_paper", args=[letter.pk]), said)
    page = logged_in(reader).get(reverse("letter", args=[letter.pk])).content.decode()
    assert "Old Petro" in page
    assert "At the gate" in page
    assert 'class="faults loud"' not in page


def test_a_broken_seal_is_loud(office: Office) -> None:
    letter, mykola = went(office), people(office)["mykola"]
    client = logged_in(office.amina)
    said = {"receiver": mykola.pk, "place": "x", "is_seal_broken": "on", "passphrase": PASSPHRASE}
    client.post(reverse("letter_hand_over", args=[letter.pk]), said)
    leg = letter.legs.get()
    logged_in(mykola).post(reverse("leg_receive", args=[leg.pk]), {"passphrase": PASSPHRASE})
    page = client.get(reverse("letter", args=[letter.pk])).content.decode()
    assert 'class="faults loud"' in page
    assert "The seal was found broken here." in page


def test_the_file_shows_letters_only_with_the_consent_of_both(office: Office) -> None:
    letter, reader = went(office), people(office)["reader"]
    at = timezone.now()
    other = letters_made.open_child(office.bashir).record
    Letter.objects.everywhere(why="test").filter(pk=letter.pk).update(recipient=other)
    address = reverse("file", args=[letter.sender.file.pk])
    client = logged_in(office.amina)
    assert "both sides have to agree" in client.get(address).content.decode()
    for user, record in ((office.amina, letter.sender), (office.bashir, other)):
        consent.give(user, at=at, record=record, answer=yes("letters", on=at.date()))
    page = client.get(address).content.decode()
    assert reverse("letter", args=[letter.pk]) in page
    assert reader is not None


def test_two_keepers_open_a_letter_on_their_page(office: Office) -> None:
    asked = recovery_asked(office)
    hanna, vira = people(office)["hanna"], people(office)["vira"]
    address = reverse("letter_recovery", args=[asked.pk])
    assert (
        SENTINEL not in logged_in(vira).post(address, {"passphrase": PASSPHRASE}).content.decode()
    )
    assert SENTINEL in logged_in(hanna).post(address, {"passphrase": PASSPHRASE}).content.decode()


def test_keys_are_made_and_signed_for_on_their_page(office: Office) -> None:
    who = people(office)
    new = actor(office, role=Role.CASE_WORKER)
    words = {"passphrase": PASSPHRASE, "again": PASSPHRASE}
    logged_in(new).post(reverse("letter_keys_make"), words)
    for name, route in (("vira", "letter_directory_propose"), ("hanna", "letter_directory_second")):
        logged_in(who[name]).post(reverse(route), {"passphrase": PASSPHRASE})
    assert "in the signed directory" in logged_in(new).get(reverse("letter_keys")).content.decode()


def test_a_letter_has_a_paper_in_the_browser_and_as_pdf(office: Office) -> None:
    letter = went(office)
    client = logged_in(office.amina)
    page = client.get(reverse("letter_print", args=[letter.pk])).content.decode()
    assert page.count('class="half') == 2
    pdf = client.get(reverse("letter_pdf", args=[letter.pk]))
    assert pdf.content.startswith(b"%PDF")


def test_a_sealed_letter_leaves_as_an_age_file_and_as_codes(office: Office) -> None:
    letter, client = went(office, kind="sealed"), logged_in(office.amina)
    file = client.get(reverse("letter_file", args=[letter.pk]))
    assert file.content.startswith(b"age-encryption.org/v1")
    assert client.get(reverse("letter_pdf", args=[letter.pk])).content.startswith(b"%PDF")


def test_a_receipt_holds_its_record_as_a_code(office: Office) -> None:
    leg = carried_by(office, people(office)["mykola"])
    page = logged_in(people(office)["mykola"]).get(reverse("letter_receipt", args=[leg.pk]))
    assert "<svg" in page.content.decode()


def test_each_fault_of_the_chain_has_words() -> None:
    assert set(FAULTS) == set(FaultKind)


def test_each_reason_for_coming_back_asks_something() -> None:
    assert set(LetterQuestion.values) == set(UndeliverableWhy.values)
