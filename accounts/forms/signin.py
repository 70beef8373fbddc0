"""Signing in, and changing what one signs in with, in the words of this portal."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """A user name or an e-mail address, and the passphrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, word = self.fields["login"], self.fields["password"]
        login.label, word.label = _("User name or e-mail"), _("Passphrase")
        login.widget.attrs = {"autocomplete": "username webauthn", "autocapitalize": "none"}
        word.widget.attrs.pop("placeholder", None)
        word.help_text = ""  # the ways out of a lost passphrase stand below the form
        self.fields["remember"].label = _("Keep me signed in on this device")
        self.fields["remember"].help_text = _("Leave it empty on a computer that others use too.")


class ReauthenticateForm(AllauthReauthenticateForm):
    """Show again that it is you."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, password=_("Passphrase"))
        self.fields["password"].help_text = ""


class NewPassphraseForm(ChangePasswordForm):
    """From the old passphrase to a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(
            self,
            oldpassword=_("Passphrase you use now"),
            password1=_("New passphrase"),
            password2=_("New passphrase, once more"),
        )


class ResetPassphraseForm(ResetPasswordKeyForm):
    """A new passphrase, by the key of a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rename(self, password1=_("New passphrase"), password2=_("New passphrase, once more"))


def _rename(form: Any, **labels: Any) -> None:
    """Give fields our words; placeholders, which repeat the labels of allauth, go."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
