"""Every format of a record that we read, one module each; the first that recognizes a file checks it."""

from credentials.standards.formats import credential, enveloped, jwt, pdf, presentation, receipt, sd_jwt, unread
from credentials.standards.formats.form import Form
from credentials.standards.formats.given import Given

#: In this order: files by their first bytes, then tokens, then objects from the most to the least particular.
FORMS: tuple[Form, ...] = (
    pdf.FORM,
    *unread.FORMS,
    sd_jwt.FORM,
    jwt.FORM,
    receipt.FORM,
    enveloped.FORM,
    presentation.FORM,
    credential.FORM,
)


def find(given: Given) -> Form:
    """The form of a file; what nobody recognizes is read as a credential and refused there with the reason."""
    return next((form for form in FORMS if form.recognizes(given)), credential.FORM)
