"""What lies behind each route of the authorisation matrix that needs something to be there?

For each route a function that makes it for one scope and returns the arguments of the address.
`own` is the actor's, `team` Bashir's, `agency` of another team of the same agency, `other` Carla's.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from kintrace.casework.policy import may
from kintrace.site.first_run import welcome_path
from kintrace.web.static_files import hashed_names
from tests.web.intakes import open_child
from tests.web.office import Office

# What a browser's virtual authenticator said when it made a passkey for localhost.
PASSKEY = json.loads(Path(__file__).with_name("passkey.json").read_text(encoding="utf-8"))
# The library answers this route to scripts only.
HEADERS = {"mfa_login_webauthn": {"Accept": "application/json"}}
Make = Callable[[Office, Any, str], dict[str, Any]]


def holder(office: Office, actor: Any, scope: str) -> Any:
    """Whose the thing is."""
    return {"own": actor, "team": office.bashir, "other": office.carla}[scope]


def static(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    return {"name": hashed_names()["office.css"]}


def welcome(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    _, uidb64, token, _ = welcome_path(office.bashir).rsplit("/", 3)
    return {"uidb64": uidb64, "token": token}


def passkey(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    made = Authenticator.objects.create(
        user=holder(office, actor, scope),
        type=Authenticator.Type.WEBAUTHN,
        data=PASSKEY,
    )
    return {"pk": made.pk}


def own_passkey(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    passkey(office, actor, "own")
    return {}


def app(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    TOTP.activate(actor, generate_totp_secret())
    return {}


def recovery_codes(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    RecoveryCodes.activate(actor)
    return {}


def taken_in(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    if scope == "own" and not may(actor, "file.register"):
        return {"kind": "child", "key": uuid4()}
    return {"kind": "child", "key": open_child(holder(office, actor, scope)).pk}


def section(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    return {**taken_in(office, actor, scope), "section": "age"}


OBJECTS: dict[str, Make] = {
    "figures_csv": lambda office, actor, scope: {"code": "files"},
    "intake_begin": lambda office, actor, scope: {"kind": "child"},
    "intake_page": taken_in,
    "intake_section": section,
    "intake_throw_away": taken_in,
    "intake_alike": taken_in,
    "static": static,
    "welcome": welcome,
    "mfa_remove_webauthn": passkey,
    "mfa_reauthenticate_webauthn": own_passkey,
    "mfa_deactivate_totp": app,
    "mfa_reauthenticate": app,
    "mfa_generate_recovery_codes": app,
    "mfa_view_recovery_codes": recovery_codes,
}
