"""Who is let in, for how long, and what happens to whoever tries passwords?"""

from types import SimpleNamespace

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as office_settings
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpResponse
from django.test import Client, RequestFactory

from kintrace.web.entrance import SEEN, STARTED, Entrance
from tests.web.office import PASSWORD, Office, actor

IDLE = office_settings.SESSION_IDLE_SECONDS
WHOLE = office_settings.SESSION_WHOLE_SECONDS
WRONG = "not the password"


class Session(dict):
    def flush(self) -> None:
        self.clear()


def entered(session: Session, *, now: float) -> HttpResponse:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=True, language="en", pk=1)
    request.session = session
    request._messages = BaseStorage(request)
    return Entrance(lambda request: HttpResponse(), clock=lambda: now)(request)


def tried(client: Client, office: Office, *, password: str) -> HttpResponse:
    sent = {"login": office.amina.email, "password": password}
    return client.post("/account/login/", sent)


def test_a_session_goes_on_while_somebody_works() -> None:
    session = Session({STARTED: 0, SEEN: 1000})
    assert entered(session, now=1000 + IDLE - 1).status_code == 200
    assert session[SEEN] == 1000 + IDLE - 1


@pytest.mark.parametrize(
    ("seen", "now"), [(1000, 1000 + IDLE + 1), (WHOLE, WHOLE + 1)], ids=["idle", "long"]
)
def test_a_session_ends_when_it_was_idle_or_open_too_long(seen: int, now: int) -> None:
    session = Session({STARTED: 0, SEEN: seen})
    assert entered(session, now=now).url == "/account/login/"
    assert session == {}


def test_reading_page_after_page_writes_the_session_once_a_minute() -> None:
    session = Session({STARTED: 0, SEEN: 1000})
    entered(session, now=1030)
    assert session[SEEN] == 1000


def test_a_password_alone_opens_only_the_page_that_asks_for_more(office: Office) -> None:
    client = Client()
    assert tried(client, office, password=PASSWORD).url == "/"
    assert client.get("/").url == "/account/security/"
    assert client.get("/account/security/").status_code == 200


@pytest.mark.parametrize("role", ["family_member", "child_18plus"])
def test_a_family_comes_in_without_a_second_factor(role: str, office: Office) -> None:
    client = Client()
    client.force_login(actor(office, role=role))
    assert client.get("/").status_code == 200


def test_somebody_without_any_role_still_needs_a_second_factor(office: Office) -> None:
    office.amina.roles_held.all().delete()
    client = Client()
    client.force_login(office.amina)
    assert client.get("/").url == "/account/security/"


def test_whoever_has_an_app_is_asked_for_its_code(office: Office) -> None:
    TOTP.activate(office.amina, generate_totp_secret())
    codes = RecoveryCodes.activate(office.amina).get_unused_codes()
    client = Client()
    assert tried(client, office, password=PASSWORD).url == "/account/code/"
    assert client.get("/").url.startswith("/account/login/")
    assert client.post("/account/code/", {"code": "00000000"}).status_code == 200
    assert client.post("/account/code/", {"code": codes[0]}).url == "/"
    assert client.get("/").status_code == 200


def test_a_recovery_code_works_once(office: Office) -> None:
    TOTP.activate(office.amina, generate_totp_secret())
    code = RecoveryCodes.activate(office.amina).get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        tried(client, office, password=PASSWORD)
        assert client.post("/account/code/", {"code": code}).status_code == expected


def test_the_last_second_factor_that_a_role_needs_stays(office: Office) -> None:
    TOTP.activate(office.amina, generate_totp_secret())
    client = Client()
    client.force_login(office.amina)
    response = client.post("/account/app/remove/", follow=True)
    assert response.redirect_chain
    assert TOTP(office.amina.authenticator_set.get()).instance.pk


def test_a_secret_is_not_in_the_database_as_it_is(office: Office) -> None:
    secret = generate_totp_secret()
    TOTP.activate(office.amina, secret)
    assert secret not in str(office.amina.authenticator_set.get().data)


def test_after_five_wrong_passwords_the_right_one_has_to_wait(office: Office) -> None:
    client = Client()
    for _ in range(5):
        assert tried(client, office, password=WRONG).status_code == 200
    page = tried(client, office, password=PASSWORD)
    assert page.status_code == 200
    assert "Too many tries" in page.content.decode()


def test_a_wrong_password_and_an_unknown_e_mail_have_one_answer(office: Office) -> None:
    answers = [
        Client().post("/account/login/", {"login": login, "password": WRONG})
        for login in (office.amina.email, "nobody@office.localhost")
    ]
    said = {"go together" in answer.content.decode() for answer in answers}
    assert said == {True}


def test_a_closed_account_opens_nothing(office: Office) -> None:
    office.amina.is_active = False
    office.amina.save()
    client = Client()
    tried(client, office, password=PASSWORD)
    assert client.get("/").url.startswith("/account/login/")


def test_leaving_by_the_exit_ends_the_session(office: Office) -> None:
    client = Client()
    client.force_login(office.amina)
    client.get("/calendar/", headers={"Sec-Fetch-Site": "same-origin"})
    assert "_auth_user_id" not in client.session


def test_a_link_from_elsewhere_logs_nobody_out(office: Office) -> None:
    client = Client()
    client.force_login(office.amina)
    client.get("/calendar/", headers={"Sec-Fetch-Site": "cross-site"})
    assert "_auth_user_id" in client.session


def test_the_account_chooses_the_language_until_the_device_does(
    office: Office, without_second_factor: None
) -> None:
    office.amina.language = "ar"
    office.amina.save()
    client = Client()
    client.force_login(office.amina)
    assert '<html lang="ar" dir="rtl">' in client.get("/").content.decode()
    client.post("/language/", {"language": "uk"})
    assert '<html lang="uk" dir="ltr">' in client.get("/").content.decode()
