"""In which words do the forms of log-in ask?

The library's forms with our labels, our hints and no greyed words inside the fields.
"""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CODE_HINT = _("Six digits from your authenticator app, or one of your recovery codes.")


class InOurWords:
    """Sets labels and hints once the library has made the fields."""

    labels: dict[str, Promise] = {}
    hints: dict[str, Promise] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **named: Any) -> None:
        """Take what the library's form takes."""
        super().__init__(*args, **named)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(InOurWords, account.LoginForm):
    """E-mail and password."""

    labels = {"login": _("E-mail"), "password": _("Password")}


class ConfirmForm(InOurWords, account.ReauthenticateForm):
    """The password again, before something that matters."""

    labels = {"password": _("Password")}


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """The old password and a new one."""

    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    hints = {"password1": _("At least 12 characters. Four or five words are easy to keep in mind.")}


class CodeForm(InOurWords, second_factor.AuthenticateForm):
    """The second factor, at log-in."""

    labels = {"code": _("Code")}
    hints = {"code": CODE_HINT}


class ConfirmCodeForm(InOurWords, second_factor.ReauthenticateForm):
    """The second factor again, before something that matters."""

    labels = {"code": _("Code")}
    hints = {"code": CODE_HINT}


class AddAppForm(InOurWords, totp.ActivateTOTPForm):
    """The first code of an authenticator app."""

    labels = {"code": _("Code")}
    hints = {"code": _("The six digits that the app shows now.")}


class AddPasskeyForm(InOurWords, webauthn.AddWebAuthnForm):
    """A name for a passkey."""

    labels = {"name": _("Name of the passkey")}
    hints = {"name": _("To tell it from others: my phone, the blue key.")}

    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput, initial=True)
