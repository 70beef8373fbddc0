"""Records as JSON web tokens: `vc+jwt` and `vp+jwt` (VC-JOSE-COSE 1.0), and the older form with a claim or a badge inside."""

from dataclasses import replace
from typing import Any

from credentials.standards import jose, vcdm
from credentials.standards.errors import Malformed
from credentials.standards.formats import credential, presentation
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.jose import Token, claims, integrity, keys, old_form
from credentials.standards.reading import format_of
from credentials.standards.verdict import Verdict, unread
from credentials.standards.verification.parties import Asked

#: Media type of the token -> what must then be inside; the older form has none of its own.
_NEW = {"vc+jwt": "vc", "vp+jwt": "vp"}
_OLD = ("", "jwt")


def recognizes(given: Given) -> bool:
    return jose.looks_like(given.text)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks of a record in a token, or the holder's signature and each record inside on its own."""
    token = jose.read(given.text)
    document = _document(token)
    if _is_presentation(token, document):
        verdict = _presentation(token, document, asked, inside)
    else:
        verdict = _credential(token, document, asked, inside)
    return replace(verdict, carrier="JWT")


def _document(token: Token) -> dict[str, Any]:
    """The record that the claims are, or hold. Raises `Malformed` for tokens that are no records."""
    inner = [name for name in ("vc", "vp") if name in token.claims]
    if token.typ in _NEW:
        if inner or token.cty not in ("", _NEW[token.typ]):
            raise Malformed(inner[0] if inner else "cty")
        return old_form.document(token.claims, "")
    if token.typ not in _OLD or len(inner) > 1:
        raise Malformed(f"typ {token.typ}"[:60])
    return old_form.document(token.claims, inner[0] if inner else "")


def _is_presentation(token: Token, document: dict[str, Any]) -> bool:
    return token.typ == "vp+jwt" or (token.typ in _OLD and "VerifiablePresentation" in vcdm.types(document))


def _credential(token: Token, document: dict[str, Any], asked: Asked, inside: Inside) -> Verdict:
    try:
        vcdm.check(document)
    except Malformed as error:
        return unread(error.code, error.detail, format=format_of(document))
    key = keys.find(token.header, vcdm.id_of(document["issuer"]) or "", asked)
    # In the new form the token's dates are those of the signature, in the old one those of the record.
    differing = claims.differing(token.claims, document, with_dates=token.typ in _OLD)
    found = integrity.check(token, document, key, differing=differing)
    verdict = integrity.unwitnessed(credential.judge(document, found, asked, inside), key, asked)
    return claims.in_time(verdict, token.claims, asked)


def _presentation(token: Token, document: dict[str, Any], asked: Asked, inside: Inside) -> Verdict:
    if "VerifiablePresentation" not in vcdm.types(document):
        raise Malformed("type")
    holder = vcdm.id_of(document.get("holder")) or claims.text(token.claims, "iss")
    key = keys.find(token.header, holder, asked)
    differing = claims.differing(token.claims, document, with_dates=False)
    found = integrity.check(token, document, key, purpose="authentication", differing=differing)
    answered = integrity.holder(asked, token.claims)
    verdict = presentation.judge(document, found, asked, inside, answered=answered)
    return claims.in_time(verdict, token.claims, asked)


FORM = Form("JWT", recognizes, check)
