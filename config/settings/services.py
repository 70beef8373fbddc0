"""The API, mail and error reports. Mail and reports are off until an operator names an address."""

from config.settings.machine import MACHINE

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_RATES": {"check": "60/min"},
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "NUM_PROXIES": MACHINE.trusted_proxies or None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Career Passport",
    "DESCRIPTION": "Records, shares and checks of the Career Passport portal.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = "passport@localhost"
if MACHINE.email_url:
    import dj_email_url

    globals().update(dj_email_url.parse(MACHINE.email_url))

if MACHINE.sentry_dsn:
    import sentry_sdk

    sentry_sdk.init(dsn=MACHINE.sentry_dsn, send_default_pii=False, include_local_variables=False)
