"""OpenAttestation 2 and 3: documents of trade and schooling that stand on salted hashes."""

from dataclasses import replace

from credentials.standards.errors import Refused
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.open_attestation import judging, second, third
from credentials.standards.verdict import Check, Verdict, unread
from credentials.standards.verification.integrity import of_refusal
from credentials.standards.verification.parties import Asked


def recognizes(given: Given) -> bool:
    new = given.has("proof", "@context") and third.recognizes(given.document)
    return new or (given.has("data", "signature") and second.recognizes(given.document))


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks, from the fields up to the signed root."""
    document = given.document
    version = third if third.recognizes(document) else second
    try:
        return judging.judge(version.read(document), asked)
    except Refused as error:
        # A field without its salt is a change, not a file that nobody can read.
        nothing = unread(error.code, error.detail, format="OpenAttestation")
        return replace(nothing, checks={**nothing.checks, Check.UNCHANGED: of_refusal(error)})


FORM = Form("OpenAttestation", recognizes, check)
