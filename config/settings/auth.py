"""Who signs in, how, and for how long."""

from config.settings.machine import MACHINE

AUTH_USER_MODEL = "accounts.Person"
# User names differ without regard to case; the constraint on Lower(username) holds it.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# A passphrase needs length, not symbols (NIST SP 800-63B-4).
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "welcome"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "email"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # mail is an optional adapter; an address is never an identity
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "accounts.forms.signin.SignInForm",
    "reauthenticate": "accounts.forms.signin.ReauthenticateForm",
    "change_password": "accounts.forms.signin.NewPassphraseForm",
    "reset_password_from_key": "accounts.forms.signin.ResetPassphraseForm",
}
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.signup.SignupFacts"
ACCOUNT_USER_DISPLAY = "accounts.adapter.display_name"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/5m/ip,5/5m/key", "signup": "20/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False  # passkeys are added after sign-up: no e-mail is needed for them here
MFA_TOTP_ISSUER = "Career Passport"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = MACHINE.passport_origin.startswith("http://")
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {}  # operators add OIDC and SAML apps in the admin
SOCIALACCOUNT_ADAPTER = "accounts.adapter.SocialAccountAdapter"

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
