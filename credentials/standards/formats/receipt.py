"""Receipts of checks, ours or another portal's: who gave it and when, and inside it what was told then."""

from credentials.standards import receipts
from credentials.standards.formats import statement
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.formats.statement import Statement
from credentials.standards.receipts import Receipt
from credentials.standards.verdict import Facts, State, Verdict
from credentials.standards.verification.parties import Asked, Source


def recognizes(given: Given) -> bool:
    return given.has("receipt", "sha256", "signature")


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks of the receipt itself; `lines` holds the verdict of then, once the receipt is trusted."""
    receipt = receipts.read(given.document)
    checks = statement.check(_statement(receipt), asked)
    trusted = all(outcome.state in (State.PASSED, State.NOT_APPLICABLE) for outcome in checks.values())
    lines = (receipt.then,) if trusted else ()
    facts = _facts(receipt, asked.directory.find(receipt.issuer))
    return Verdict(checks, receipts.FORMAT, facts, lines, (), asked.directory.version)


def _statement(receipt: Receipt) -> Statement:
    return Statement(
        form=receipts.FORMAT,
        issuer=receipt.issuer,
        method=receipt.key,
        signature=receipt.signature,
        signed=receipt.signed,
        at=receipt.at,
        ends="receipt_of_one_moment",
    )


def _facts(receipt: Receipt, source: Source | None) -> Facts:
    return Facts(
        title=receipt.name,
        kind=receipts.FORMAT,
        awarded_on=receipt.at.date(),
        valid_from=receipt.at,
        issuer_id=receipt.issuer,
        issuer_name=source.name if source else "",
        source_entry=source.entry if source else "",
    )


FORM = Form(receipts.FORMAT, recognizes, check)
