"""How do the parts become one API?

Its description is served by the office itself (``pages``), and nothing comes from outside. Errors
are the register's own, as JSON. Layer: web.
"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from kintrace.casework.access import NotThere
from kintrace.casework.intake import IntakeIncomplete
from kintrace.casework.policy import Refused
from kintrace.casework.saying import SayingFaults
from kintrace.values import KintraceError
from kintrace.web.api.acts import router

VERSION = "1"
PREFIX = "/api/"
NOTHING = NotThere("there is nothing here", hint="check the address, the scope and the key")

api = NinjaAPI(
    title="Kintrace",
    version=VERSION,
    description="Register, claim, read proposed pairs and judge, in the name of a token's user.",
    docs_url=None,
    openapi_url=None,
)
api.add_router("", router)


def described() -> dict[str, Any]:
    """Return the OpenAPI description."""
    return dict(api.get_openapi_schema(path_prefix=PREFIX))


def patterns() -> list[Any]:
    """Return the routes, open to whoever has a token instead of a session."""
    found = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
    for pattern in found:
        login_not_required(pattern.callback)
    return found


@api.exception_handler(AuthenticationError)
def _no_token(request: HttpRequest, error: Any) -> HttpResponse:
    told = {"code": "", "message": "a token with this scope is needed", "hint": "", "faults": []}
    answer = api.create_response(request, told, status=401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    # What is wrong and where, but never the value: it may be somebody's name.
    faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors]
    told = {"code": "", "message": "the document is not understood", "hint": "", "faults": faults}
    return api.create_response(request, told, status=422)


@api.exception_handler(KintraceError)
def _refused(request: HttpRequest, error: KintraceError) -> HttpResponse:
    faults: list[str] = []
    match error:
        case Refused() | NotThere():
            error, status = NOTHING, 404
        case SayingFaults():
            faults, status = [f"{code}: {what}" for code, what in error.faults], 422
        case IntakeIncomplete():
            faults, status = list(error.missing), 422
        case _:
            status = 409
    told = {"code": error.code, "message": error.message, "hint": error.hint, "faults": faults}
    return api.create_response(request, told, status=status)
