"""Self-tests of what a learner does with a record: hold it, show it, stop showing it, take it away (M24, L58)."""

import io
from typing import Any

import pikepdf

from config.selftest.findings import Broken
from config.selftest.people import Told, throw_away_paper, throw_away_share
from credentials.services import verification
from credentials.standards.verdict import State
from passport.formats import table
from passport.models import Share
from passport.pdf import paper
from passport.selectors import shared_view, shares
from passport.services import exports, papers, sharing

_WORDS = {"notice": "", "why": "", "code": ""}


def share_shows_and_ends() -> None:
    """Whoever holds the link sees the record with its checks; after the learner stops it, nothing."""
    with throw_away_share() as told:
        opened = _opened(told.share)
        if opened is None:
            raise Broken("a fresh share did not open")
        _expect_the_record(told, shared_view.for_share(opened))
        sharing.stop(told.share, by=told.person)
        if _opened(told.share) is not None:
            raise Broken("a stopped share still opened")


def export_is_whole() -> None:
    """The file for programs holds the signed record, and it passes; the paper opens and has a page."""
    with throw_away_share() as told:
        records = table.as_json(shared_view.for_share(told.share), _WORDS)["records"]
        _expect_signed(records)
    with throw_away_paper() as share:
        wanted = papers.wanted(exports.request(share.person, share=share), told=lambda done, total: None)
        with pikepdf.open(io.BytesIO(paper.make(wanted).data)) as pdf:
            if len(pdf.pages) < 1:
                raise Broken("the paper has no page")


def _opened(share: Share) -> Share | None:
    found = shares.by_token(share.token)
    # `by_token` lays the state beside the row, by the clock of the database.
    return found if found is not None and found.is_open else None  # type: ignore[attr-defined]


def _expect_the_record(told: Told, view: shared_view.SharedView) -> None:
    if [line.title for line in view.lines] != [told.line.title]:
        raise Broken("a share does not show its line")
    proof = view.lines[0].proof
    if proof is None or proof.checks["unchanged"] != State.PASSED:
        raise Broken("a shared record shows no passed check")


def _expect_signed(records: list[dict[str, Any]]) -> None:
    signed = [record["document"] for record in records if record["document"]]
    if len(signed) != 1:
        raise Broken("the signed record is not in the file")
    verdict = verification.verify(signed[0])
    if verdict.overall != State.PASSED:
        raise Broken(f"an exported record did not pass: {verdict.overall}")
