"""How does the library for log-in (allauth) fit into this office?

No sign-up, no mail, our own words, and secrets of second factors encrypted in the database.
Layer: web.
"""

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.web.entrance import needs_second_factor

# What is worth saying of all that the library would say.
SAID = {
    "account/messages/password_changed.txt": _("The password is changed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("There are new recovery codes."),
}
# Long enough to set up a second factor after the first log-in.
JUST_CAME_SECONDS = 5 * 60
WRONG_PAIR = _("This e-mail and this password don't go together.")


class OfficeAccounts(DefaultAccountAdapter):
    """People are invited; nobody signs up, and nothing is mailed."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the administrator of your agency."),
        "email_password_mismatch": WRONG_PAIR,
        "enter_current_password": _("Type your present password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code doesn't fit. Codes change every half minute."),
        "rate_limited": _("Too many tries. Wait a few minutes."),
        "too_many_login_attempts": _("Too many tries. Wait a quarter of an hour."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whether to ask again who it is; not in the minutes right after log-in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        if records and time.time() - records[-1]["at"] < JUST_CAME_SECONDS:
            return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail nothing: the office opens no connection."""

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done in our words, and be silent where the page shows it anyway."""
        said = message if message is not None else SAID.get(message_template or "")
        if said is not None:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)


class OfficeSecondFactors(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code doesn't fit. Codes change every half minute."),
        "cannot_delete_authenticator": _(
            "Your role needs a second factor. Add another one before you remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt with a key that is not in the database."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read what `encrypt` wrote."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The picture that an app reads, without the line that only files begin with."""
        picture: str = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether enough would be left for this person's roles."""
        kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        user = authenticator.user
        if authenticator.type not in kinds or not needs_second_factor(user):
            return True
        others = Authenticator.objects.filter(user=user, type__in=kinds)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """Number passkeys, so that people who name none can still tell them apart."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}


def _fernet() -> Fernet:
    digest = hashlib.sha256(b"second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
