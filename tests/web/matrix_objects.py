"""What lies behind each route of the authorisation matrix that needs something to be there?

For each route a function that makes it for one scope and returns the arguments of the address.
`own` is the actor's, `team` Bashir's, `agency` of another team of the same agency, `other` Carla's.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.utils import timezone

from kintrace.casework import judge, pair
from kintrace.casework.kept_bytes import keep_bytes
from kintrace.casework.pair import Evidence
from kintrace.casework.policy import may
from kintrace.casework.token import SCOPES, make_token
from kintrace.registry.models import ApiToken, Artifact, Candidate, Record, Role
from kintrace.site.first_run import welcome_path
from kintrace.web.static_files import hashed_names
from tests.web.accounts_objects import ACCOUNT_OBJECTS
from tests.web.files_objects import FILE_OBJECTS
from tests.web.intakes import open_child
from tests.web.letters_made import LETTER_OBJECTS
from tests.web.lists_made import bring_list, import_list
from tests.web.office import Office
from tests.web.places_made import made_place

# What a browser's virtual authenticator said when it made a passkey for localhost.
PASSKEY = json.loads(Path(__file__).with_name("passkey.json").read_text(encoding="utf-8"))
# The library answers this route to scripts only.
HEADERS = {"mfa_login_webauthn": {"Accept": "application/json"}}
Make = Callable[[Office, Any, str], dict[str, Any]]
# What was made once for an office, by a name.
_KEPT: dict[Any, Any] = {}


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


def record_of(office: Office, actor: Any, scope: str, *, name: str = "a record") -> Any:
    """A child's record, held by whoever the scope says; made once under a name."""
    key = (office.amina.pk, name)
    if key not in _KEPT:
        _KEPT[key] = open_child(office.bashir).record_id
    owner = holder(office, actor, scope)
    rows = Record.objects.everywhere(why="a test").filter(pk=_KEPT[key])
    rows.update(owner=owner, team=owner.team, agency=owner.agency)
    return rows.get()


def record_key(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    return {"key": record_of(office, actor, scope).pk}


def pair_key(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    """A pair of two records that are held so; made once."""
    sides = [record_of(office, actor, scope, name=side) for side in ("sought", "found")]
    key = (office.amina.pk, "a pair")
    if key not in _KEPT:
        weighed = Evidence(
            rows=[], total_bits=1.0, claim_ids=[uuid4()], engine="", engine_version="",
            model_version="",
        )  # fmt: skip
        made = pair.propose(at=timezone.now(), sought=sides[0], found=sides[1], evidence=weighed)
        assert made is not None
        _KEPT[key] = made.pk
    return {"key": _KEPT[key]}


def judged_pair(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    named = pair_key(office, actor, scope)
    if scope in ("own", "team"):
        candidate = Candidate.objects.everywhere(why="a test").get(pk=named["key"])
        if may(actor, "candidate.judge", candidate):
            judge.judge(actor, at=timezone.now(), candidate=candidate, answer="same")
    return named


def token(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    at = timezone.now()
    made = ApiToken.objects.create(
        user=holder(office, actor, scope), name="A program", digest=uuid4().hex, scopes="claims",
        made_at=at, until=at + timedelta(days=1),
    )  # fmt: skip
    return {"key": made.pk}


def token_header(route: str, user: Any, *, role: str) -> dict[str, str]:
    """A token with all scopes for routes that ask for one, if this role may have a token."""
    if role not in Role.values or not may(user, "token.make") or route not in WITH_TOKEN:
        return {}
    _made, secret = make_token(user, at=timezone.now(), name="A program", scopes=SCOPES, days=1)
    return {"Authorization": f"Bearer {secret}"}


WITH_TOKEN = {
    "api_register_child", "api_open_request", "api_claims", "api_add_claims", "api_candidates",
    "api_candidate", "api_judge",
}  # fmt: skip


def a_list(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    if scope == "own" and not may(actor, "import.make"):
        return {"key": uuid4()}
    return {"key": bring_list(holder(office, actor, scope)).pk}


def an_import(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    if scope == "own" and not may(actor, "import.make"):
        return {"key": uuid4()}
    return {"key": import_list(holder(office, actor, scope)).pk}


def a_place(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    return {"key": made_place().pk}


def a_paper(office: Office, actor: Any, scope: str) -> dict[str, Any]:
    record = record_of(office, actor, scope)
    kept = keep_bytes([b"a paper"], folder=Path(settings.MEDIA_ROOT))
    made = Artifact.objects.create(
        sha256=kept.sha256, size=kept.size, media_type="text/plain", name="paper.txt",
        stored_as=kept.stored_as, record=record, agency=record.agency, received_at=timezone.now(),
        received_by=holder(office, actor, scope),
    )  # fmt: skip
    return {"key": made.pk}


OBJECTS: dict[str, Make] = {
    "artifact": a_paper,
    "place": a_place,
    "place_name_add": a_place,
    "list_check": a_list,
    "list_import": an_import,
    "list_undo": an_import,
    **FILE_OBJECTS,
    **LETTER_OBJECTS,
    **ACCOUNT_OBJECTS,
    "token_end": token,
    "api_claims": record_key,
    "api_add_claims": record_key,
    "api_candidate": pair_key,
    "api_judge": pair_key,
    "pair": pair_key,
    "pair_answer": pair_key,
    "pair_ask": pair_key,
    "pair_later": pair_key,
    "pair_undo": judged_pair,
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
