"""Addresses for people; each room keeps its own list."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from config.views import home, selftests, trust

ROOMS = {
    "": "passport",  # /passport/, /s/<token>/, /c/<code>/
    "account/": "accounts",
    "institutions/": "institutions",
    "credit/": "credit_prior_learning",
    "employers/": "employers",
    "casework/": "casework",
    "consent/": "consent",
    "skills/": "skills",
    "benefits/": "benefits",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.welcome, name="welcome"),
    path("home/", home.home, name="home"),
    path("help/", home.help_page, name="help"),
    path("trust/", trust.trust, name="trust"),
    path("trust/tests/", selftests.self_tests, name="self_tests"),
    path("trust/tests/<slug:name>/", selftests.self_test, name="self_test"),
    path("gallery/", include("core.gallery_urls")),
]
for _room in ("credentials",):
    if find_spec(f"{_room}.urls"):
        urlpatterns.append(path("", include(f"{_room}.urls")))
for _prefix, _room in ROOMS.items():
    if find_spec(f"{_room}.urls"):
        urlpatterns.append(path(_prefix, include(f"{_room}.urls")))
