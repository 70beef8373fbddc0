"""Doors for load balancers and monitors."""

import ipaddress

from django.core.cache import cache
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django_prometheus.exports import ExportToDjangoView

from accounts.doors import public
from core.ratelimit import visitor
from core.tasks import HEARTBEAT


@public("a load balancer has no account")
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@public("a load balancer has no account")
def ready(request: HttpRequest) -> HttpResponse:
    """Database and broker answer; says when the worker was last alive."""
    checks = {"database": _database(), "cache": _cache()}
    body = {"checks": checks, "worker_last_seen": cache.get(HEARTBEAT) if checks["cache"] else None}
    return JsonResponse(body, status=200 if all(checks.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return False
    return True


def _cache() -> bool:
    try:
        cache.set("readyz", "1", timeout=5)
        return cache.get("readyz") == "1"
    except Exception:
        return False


@public("only addresses of the machine's own network are answered")
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus metrics, for private addresses only."""
    if not _is_private(visitor(request)):
        raise Http404
    return ExportToDjangoView(request)


def _is_private(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False
