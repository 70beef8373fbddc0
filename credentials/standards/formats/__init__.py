"""Every format of a record that we read, one module each; the first that recognizes a file checks it."""

from credentials.standards.formats import (
    credential,
    enveloped,
    jwt,
    ler_rs,
    log_proof,
    open_attestation,
    open_badges_1,
    open_badges_2,
    pdf,
    png,
    presentation,
    receipt,
    sd_jwt,
    svg,
)
from credentials.standards.formats.form import Form
from credentials.standards.formats.given import Given

#: In this order: files by their first bytes, then tokens, then objects from the most to the least particular.
FORMS: tuple[Form, ...] = (
    pdf.FORM,
    png.FORM,
    svg.FORM,
    open_badges_2.FORM,
    open_badges_1.FORM,
    sd_jwt.FORM,
    jwt.FORM,
    receipt.FORM,
    log_proof.FORM,
    enveloped.FORM,
    presentation.FORM,
    open_attestation.FORM,
    ler_rs.FORM,
    credential.FORM,
)


def find(given: Given) -> Form:
    """The form of a file; what nobody recognizes is read as a credential and refused there with the reason."""
    return next((form for form in FORMS if form.recognizes(given)), credential.FORM)
