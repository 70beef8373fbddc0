"""The REST API, version 1."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="api_schema"), name="api_docs"),
]
for _room in ("credentials", "institutions", "passport"):
    if find_spec(f"{_room}.api_urls"):
        urlpatterns.append(path("", include(f"{_room}.api_urls")))
