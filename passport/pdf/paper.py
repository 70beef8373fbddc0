"""A passport on paper: PDF/A-3a and PDF/UA-1 in one file, with the signed records inside it. No database, no network."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from consent.notices import NO_REDISCLOSURE
from credentials.standards.log_tree.travelling import MANY
from passport.kinds import AREAS
from passport.pdf.metadata import declare_ua
from passport.selectors.shared_view import SharedView

PAPERS = ("letter", "a4")


@dataclass(frozen=True)
class Paper:
    """What stands on the paper beside the view itself; `code` is grouped as people read it."""

    view: SharedView
    heading: str
    code: str
    url: str
    language: str
    size: str
    made_at: datetime
    is_share: bool


@dataclass(frozen=True)
class Made:
    """The finished file and its number of pages."""

    data: bytes
    pages: int


class _NothingOutside(URLFetcher):
    """Refuses every address: what a learner typed can never make the portal fetch something."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        raise ValueError(f"a paper fetches nothing: {url[:60]}")


def make(paper: Paper) -> Made:
    """Set and write the PDF: tagged, fonts embedded, signed records attached (ISO 19005-3 level A, ISO 14289-1)."""
    fonts = FontConfiguration()
    with translation.override(paper.language):
        html = HTML(string=_html(paper), url_fetcher=_NothingOutside())
    document = html.render(
        stylesheets=[CSS(string=_style(), font_config=fonts)], font_config=fonts, **_OPTIONS
    )
    document.metadata.attachments = [*(document.metadata.attachments or []), *_attachments(paper)]
    return Made(document.write_pdf(finisher=declare_ua, **_OPTIONS), len(document.pages))


_OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/a-3a"}


def _html(paper: Paper) -> str:
    lines = paper.view.signed_first() if paper.is_share else list(paper.view.lines)
    facts = {
        "paper": paper,
        "view": paper.view,
        "areas": [
            (code, label, [line for line in lines if line.family in held]) for code, label, held in AREAS
        ],
        "notice": NO_REDISCLOSURE,
        "rungs": sorted({line.rung for line in lines}, key=lambda rung: -rung.order),
        "qr": qr(paper.url),
    }
    return render_to_string("pdf/passport.html", facts)


def qr(url: str) -> SafeString:
    """The link as a square of dots, drawn inside the page; level M survives a stained copy."""
    drawn = segno.make(url, error="m").svg_inline(
        border=2, omitsize=True, svgclass=None, lineclass=None, title=url
    )
    return mark_safe(drawn)  # segno draws it from our own address


@cache
def _style() -> str:
    return (Path(settings.STATICFILES_DIRS[0]) / "css" / "pdf.css").read_text()


def _attachments(paper: Paper) -> list[Attachment]:
    """The signed files as they were signed, and one file with their proofs from the public log."""
    files = [
        Attachment(
            string=line.file,
            name=f"record-{line.number:02d}.json",
            description=f"{line.title} · {line.source}",
            relationship="Source",
        )
        for line in paper.view.lines
        if line.document is not None
    ]
    return [*files, *_log_proofs(paper)]


def _log_proofs(paper: Paper) -> list[Attachment]:
    proofs = [line.log_proof for line in paper.view.lines if line.log_proof]
    if not proofs:
        return []
    return [
        Attachment(
            string=json.dumps({"type": MANY, "version": 1, "proofs": proofs}).encode(),
            name="log-proofs.json",
            description=_("Proofs from the public log"),
            relationship="Supplement",
        )
    ]
