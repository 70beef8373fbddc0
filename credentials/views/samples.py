"""Records to try: a page of samples, each with the verdict that a right checker gives (S20)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.models import SampleRecord
from credentials.samples import table
from credentials.selectors.answers import answer
from credentials.services import verification

_BECAUSE = "samples are for whoever builds or judges a checker"


@public(_BECAUSE)
@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    """All samples with the verdict that each must get."""
    made = set(SampleRecord.objects.values_list("slug", flat=True))
    there = [sample for sample in table.SAMPLES if sample.slug in made]
    return render(request, "credentials/samples.html", {"samples": there})


@public(_BECAUSE)
@never_cache
@require_safe
def sample(request: HttpRequest, slug: str) -> HttpResponse:
    """One sample: what is printed about it, and what the check says now."""
    limit(request, "sample", "120/m")
    row, known = _find(slug)
    facts = {"sample": known, "answer": answer(verification.verify(bytes(row.document)))}
    return render(request, "credentials/sample.html", facts)


@public(_BECAUSE)
@require_safe
def sample_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The file of one sample, for any checker."""
    row, known = _find(slug)
    response = HttpResponse(bytes(row.document), content_type=row.media_type)
    response["Content-Disposition"] = f'attachment; filename="sample-{known.slug}.json"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _find(slug: str) -> tuple[SampleRecord, table.Sample]:
    row, known = SampleRecord.objects.filter(slug=slug).first(), table.find(slug)
    if row is None or known is None:
        raise Http404
    return row, known
