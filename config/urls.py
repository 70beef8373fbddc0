"""Every address of the portal on one page."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config.addresses import machines, pages

# Machines have one address in every language; pages have one for each language.
urlpatterns = [
    *machines.urlpatterns,
    *i18n_patterns(
        *pages.urlpatterns,
        path("accounts/", include("allauth.urls")),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
