"""Addresses for machines: health, discovery, APIs."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from config.views import health, wellknown

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("robots.txt", wellknown.robots, name="robots"),
    path("sitemap.xml", wellknown.sitemap, name="sitemap"),
    path(".well-known/security.txt", wellknown.security, name="security_txt"),
    path("api/v1/", include("config.addresses.api")),
    path("vc-api/", include("credentials.vc_api.urls")),
]
# Rooms that speak to machines keep those addresses in `<room>/machine_urls.py`.
for _room in ("credentials",):
    if find_spec(f"{_room}.machine_urls"):
        urlpatterns.append(path("", include(f"{_room}.machine_urls")))
