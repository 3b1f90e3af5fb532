"""What do the pages about one's own account answer, beyond what allauth answers?"""

from typing import Any

from allauth.account.views import PasswordChangeView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kintrace.web.entrance import needs_second_factor


def security(request: HttpRequest) -> HttpResponse:
    """Show how this account is protected, and what is missing."""
    found = list(Authenticator.objects.filter(user=request.user).order_by("created_at"))
    by_kind = {kind: [one for one in found if one.type == kind] for kind in Authenticator.Type}
    passkeys = by_kind[Authenticator.Type.WEBAUTHN]
    apps = by_kind[Authenticator.Type.TOTP]
    codes = by_kind[Authenticator.Type.RECOVERY_CODES]
    return render(
        request,
        "account/security.html",
        {
            "passkeys": passkeys,
            "app": apps[0] if apps else None,
            "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else 0,
            "has_second_factor": bool(passkeys or apps),
            "needs_second_factor": needs_second_factor(request.user),
        },
    )


def to_security(request: HttpRequest) -> HttpResponse:
    """Lead to the one page that shows all of it."""
    return redirect("security")


class ChangePassword(PasswordChangeView):
    """Change the password, then show the account."""

    success_url = reverse_lazy("security")

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        """Send those who come in by passkey alone back: there is nothing to change."""
        if not request.user.has_usable_password():
            return to_security(request)
        return super().dispatch(request, *args, **named)


class RemovePasskey(RemoveWebAuthnView):
    """Remove a passkey, unless it is the last second factor that a role needs."""

    success_url = reverse_lazy("security")

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, or say why not."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            error = adapter.validation_error("cannot_delete_authenticator")
            messages.error(self.request, str(error.message))
            return HttpResponseRedirect(self.get_success_url())
        return super().form_valid(form)


class NewPasswordForm(SetPasswordForm):
    """The first password, or one after the old was lost."""

    def __init__(self, *args: Any, **named: Any) -> None:
        """Take what Django's form takes."""
        super().__init__(*args, **named)
        self.fields["new_password1"].label = gettext("New password")
        self.fields["new_password1"].help_text = gettext(
            "At least 12 characters. Four or five words are easy to keep in mind."
        )
        self.fields["new_password2"].label = gettext("New password again")
        self.fields["new_password2"].help_text = ""


@method_decorator(login_not_required, name="dispatch")
class Welcome(PasswordResetConfirmView):
    """Where a link leads that works once: choose a password, then log in with it."""

    form_class = NewPasswordForm
    template_name = "account/welcome.html"
    success_url = reverse_lazy("account_login")
    title = _("Choose your password")

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the password and lead to log-in."""
        response = super().form_valid(form)
        messages.info(self.request, gettext("Your password is kept. Now log in with it."))
        return response


change_password = ChangePassword.as_view()
remove_passkey = RemovePasskey.as_view()
welcome = Welcome.as_view()
