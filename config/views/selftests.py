"""The portal's tests of itself in public: the last run of each step, its time, and every failure (S19, M24)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import public
from config.selftest import results
from core.models.trust import SELF_TEST_WORDS

PAGE = 50
_BECAUSE = "a test whose failures are hidden proves nothing"


@public(_BECAUSE)
def self_tests(request: HttpRequest) -> HttpResponse:
    """Each step with its last run, and the history of failures below."""
    page = Paginator(results.failures(), PAGE).get_page(request.GET.get("page"))
    return render(request, "home/self_tests.html", {"results": results.newest(), "page": page})


@public(_BECAUSE)
def self_test(request: HttpRequest, name: str) -> HttpResponse:
    """All runs of one step, good and bad."""
    if name not in SELF_TEST_WORDS:
        raise Http404
    page = Paginator(results.history(name), PAGE).get_page(request.GET.get("page"))
    return render(request, "home/self_test.html", {"words": SELF_TEST_WORDS[name], "page": page})
