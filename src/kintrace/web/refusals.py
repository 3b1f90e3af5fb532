"""What does a person see when the policy says no?

The same page as for something that isn't there, whichever act or reading was refused. Layer: web.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kintrace.casework.policy import Refused
from kintrace.web.faults import not_found


class Refusals:
    """Turns a refusal, wherever a view met it, into *nothing to see here*."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before `get_response`."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for the policy; leave all else to others."""
        return not_found(request) if isinstance(error, Refused) else None
