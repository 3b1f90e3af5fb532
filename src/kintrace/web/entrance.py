"""How long may somebody stay in, and with which proof of who they are?

A session ends when it was idle or open for too long. Where a second factor is required, no page
opens before there is one, save those on which it is set up. Layer: web.
"""

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext

STARTED, SEEN, PROVEN = "office_started", "office_seen", "office_second_factor"
# The session is written anew at most this often, so that reading pages writes next to nothing.
SEEN_EVERY_SECONDS = 60
# People outside of the agencies, who see their own file alone and may own one device only.
MAY_COME_WITHOUT = frozenset({"family_member", "child_18plus"})
SET_UP_ON = frozenset(
    {
        "security", "calendar", "language", "static", "account_logout", "account_reauthenticate",
        "account_change_password", "mfa_activate_totp", "mfa_add_webauthn", "mfa_index",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)  # fmt: skip


def needs_second_factor(user: Any) -> bool:
    """Whether this person must have an authenticator app or a passkey."""
    roles: frozenset[str] = user.roles
    return settings.SECOND_FACTOR_REQUIRED and not (roles and roles <= MAY_COME_WITHOUT)


class Entrance:
    """Stands behind log-in, before every page."""

    def __init__(
        self,
        get_response: Callable[[HttpRequest], HttpResponse],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Stand before `get_response`; `clock` gives seconds."""
        self.get_response = get_response
        self.clock = clock

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a session go on, or end it."""
        if request.user.is_authenticated:
            if self._has_ended(request.session):
                logout(request)
                messages.info(request, gettext("You were logged out, to keep the files safe."))
                return redirect(settings.LOGIN_URL)
            self._speak_their_language(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: Any, named: Any
    ) -> HttpResponse | None:
        """Lead to the page where a second factor is set up, if one is missing."""
        user = request.user
        match = request.resolver_match
        if not user.is_authenticated or match is None or match.view_name in SET_UP_ON:
            return None
        if request.session.get(PROVEN) or not needs_second_factor(user):
            return None
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        if get_adapter().is_mfa_enabled(user, kinds):
            request.session[PROVEN] = True
            return None
        return redirect("security")

    def _has_ended(self, session: Any) -> bool:
        now = self.clock()
        started = session.setdefault(STARTED, now)
        seen = session.get(SEEN, now)
        is_idle = now - seen > settings.SESSION_IDLE_SECONDS
        if is_idle or now - started > settings.SESSION_WHOLE_SECONDS:
            return True
        if SEEN not in session or now - seen > SEEN_EVERY_SECONDS:
            session[SEEN] = now
        return False

    def _speak_their_language(self, request: HttpRequest) -> None:
        """Use the language of the user's account, unless they chose another on this device."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if not chosen and translation.check_for_language(request.user.language):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
