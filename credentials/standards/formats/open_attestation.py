"""OpenAttestation 2 and 3: documents of trade and schooling that stand on salted hashes."""

from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.open_attestation import judging, second, third
from credentials.standards.verdict import Verdict
from credentials.standards.verification.parties import Asked


def recognizes(given: Given) -> bool:
    new = given.has("proof", "@context") and third.recognizes(given.document)
    return new or (given.has("data", "signature") and second.recognizes(given.document))


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks, from the fields up to the signed root."""
    document = given.document
    version = third if third.recognizes(document) else second
    return judging.judge(version.read(document), asked)


FORM = Form("OpenAttestation", recognizes, check)
