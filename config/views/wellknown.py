"""Small files that robots and researchers look for."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.doors import public
from core.clock import now

_PUBLIC_PAGES = ("welcome", "trust", "help", "api_docs")


@public("robots read it before anything else")
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may visit: public pages, never shares or codes."""
    lines = [
        "User-agent: *",
        *(
            f"Disallow: {path}"
            for path in (
                "/s/",
                "/c/",
                "/es/s/",
                "/es/c/",
                "/credentials/",
                "/status/",
                "/accounts/",
                "/admin/",
            )
        ),
        f"Sitemap: {settings.PASSPORT_ORIGIN}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@public("robots read it")
def sitemap(request: HttpRequest) -> HttpResponse:
    """The public pages."""
    urls = "".join(
        f"<url><loc>{settings.PASSPORT_ORIGIN}{reverse(name)}</loc></url>" for name in _PUBLIC_PAGES
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return HttpResponse(body, content_type="application/xml")


@public("a finder of a fault must know whom to tell (RFC 9116)")
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a security fault."""
    expires = (now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    origin = settings.PASSPORT_ORIGIN
    return HttpResponse(
        f"Contact: {origin}{reverse('help')}\nExpires: {expires}\nPreferred-Languages: en, es\n"
        f"Canonical: {origin}/.well-known/security.txt\n",
        content_type="text/plain",
    )
