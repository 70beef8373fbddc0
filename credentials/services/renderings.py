"""The same award in other forms: made on request, kept, written to the ledger, never a second award."""

import hashlib
import json
import secrets
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from credentials import addresses
from credentials.enums import CredentialState, RenderingForm
from credentials.errors import CannotCopy, KeyUsedBefore
from credentials.models import IssuedCredential, Rendering, StatusIndex
from credentials.services import issuance, key_store, lists
from credentials.standards import dates, jose, vcdm
from credentials.standards.errors import Refused
from credentials.standards.jose import base64url
from credentials.standards.public_keys import PublicKey
from credentials.standards.sd_jwt import making
from credentials.standards.sd_jwt.making import Around, Path

#: How long a copy for sharing may live at most.
MOST_DAYS = 30
#: Members of a JWK that make the public key; names and uses beside them could join two copies.
_PUBLIC = ("kty", "crv", "x", "y")


@transaction.atomic
def jwt(credential: IssuedCredential, *, by: Person | None) -> Rendering:
    """The award as `vc+jwt` (VC-JOSE-COSE 1.0): the payload is the signed document without its proof.

    Asked for again, the same bytes. Raises `NoSigningKey`.
    """
    held = _held(credential)
    known = _known(held, RenderingForm.JWT)
    if known is not None:
        return known
    key, signer = key_store.signer(held.source)
    document = {name: value for name, value in issuance.document_of(held).items() if name != "proof"}
    header = {"typ": "vc+jwt", "cty": "vc", "kid": signer.method}
    return _kept(held, jose.sign(header, document, signer), by, form=RenderingForm.JWT, signing_key=key)


@transaction.atomic
def selective(
    credential: IssuedCredential, *, by: Person | None, holder_jwk: dict[str, Any] | None = None
) -> Rendering:
    """The award as `dc+sd-jwt` with one disclosure for each field, bound to a holder's key where one is given.

    Asked for again with the same key, the same bytes. Raises `NoSigningKey`, `CannotCopy` for an unreadable key.
    """
    held, holder = _held(credential), _thumbprint(holder_jwk)
    known = _known(held, RenderingForm.SELECTIVE, holder)
    if known is not None:
        return known
    key, signer = key_store.signer(held.source)
    document = issuance.document_of(held)
    starts, ends = vcdm.period(document)
    moment = now().replace(microsecond=0)
    around = _around(held, held.status_index, moment, starts or held.signed_at, ends, holder_jwk)
    text = making.make(document, around, signer, salt=_salt)
    return _kept(held, text, by, form=RenderingForm.SELECTIVE, holder=holder, signing_key=key)


@transaction.atomic
def unlinkable(
    credential: IssuedCredential,
    *,
    holder_jwk: dict[str, Any],
    claims: Collection[Path],
    days: int,
    by: Person,
) -> Rendering:
    """A copy for one share that cannot be joined with another: fresh salts, its own holder key and status place (L58).

    `claims` are paths of `making.paths` without those that join copies (`making.joins`), `days` 1 to 30. The same wish with the same key gives the same bytes. Raises
    `CannotCopy` when the record is no longer good or the wish is out of bounds, `KeyUsedBefore` for a key that
    already holds another copy, `NoSigningKey`.
    """
    held, holder = _held(credential), _thumbprint(holder_jwk)
    document = issuance.document_of(held)
    choice = _choice(claims, days)
    known = Rendering.objects.filter(holder=holder).first()
    if known is not None:
        return _same(known, held, choice)
    _refuse_wrong(held, document, claims, days)
    key, signer = key_store.signer(held.source)
    place = lists.draw(held.source)
    today = now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    ends = _ends(document, today + timedelta(days=days))
    # Whole days: a minute of its own would join two copies as surely as a number.
    text = making.make(
        document,
        _around(held, place, today, today, ends, holder_jwk),
        signer,
        salt=_salt,
        only=making.with_needed(claims),
    )
    facts = {"status_index": place, "ends_at": ends, "choice": choice, "signing_key": key}
    return _kept(held, text, by, form=RenderingForm.UNLINKABLE, holder=holder, **facts)


@transaction.atomic
def follow(credential: IssuedCredential) -> None:
    """A record that was taken back or replaced takes its copies for sharing with it."""
    if credential.state not in (CredentialState.CANCELLED, CredentialState.SUPERSEDED):
        return
    copies = credential.renderings.for_sharing().filter(status_index__set_at=None)
    for copy in copies.select_related("status_index"):
        if copy.status_index is not None:
            lists.set_bit(copy.status_index)


@transaction.atomic
def drop_ended() -> int:
    """Delete copies for sharing that have ended; their places in the lists stay taken. Returns how many."""
    return Rendering.objects.for_sharing().filter(ends_at__lt=now()).delete()[0]


def _held(credential: IssuedCredential) -> IssuedCredential:
    """The row, locked: two requests at once make one copy, and nobody cancels the record in between."""
    rows = IssuedCredential.objects.select_related("source", "subject", "status_index__status_list")
    return rows.select_for_update(of=("self",)).get(pk=credential.pk)


def _known(credential: IssuedCredential, form: str, holder: str = "") -> Rendering | None:
    return credential.renderings.filter(form=form, holder=holder).first()


def _same(known: Rendering, credential: IssuedCredential, choice: str) -> Rendering:
    if known.credential_id != credential.pk or known.choice != choice:
        raise KeyUsedBefore
    return known


def _kept(credential: IssuedCredential, text: str, by: Person | None, **facts: Any) -> Rendering:
    made = Rendering.objects.create(credential=credential, document=text.encode(), **facts)
    ledger.write(
        "credentials.rendered",
        by=by,
        about=credential.subject,
        organization=credential.source,
        target=credential,
        form=made.form,
    )
    return made


def _around(
    credential: IssuedCredential,
    place: StatusIndex,
    issued: datetime,
    starts: datetime,
    ends: datetime | None,
    holder: dict[str, Any] | None,
) -> Around:
    public = {name: value for name, value in holder.items() if name in _PUBLIC} if holder else None
    url = addresses.status_token_url(place.status_list.number)
    return Around(addresses.issuer_url(credential.source), issued, starts, ends, url, place.index, public)


def _refuse_wrong(
    credential: IssuedCredential, document: dict[str, Any], claims: Collection[Path], days: int
) -> None:
    if credential.state not in (CredentialState.SIGNED, CredentialState.CLAIMED):
        raise CannotCopy("state")
    if not 1 <= days <= MOST_DAYS:
        raise CannotCopy("days")
    joined = any(making.joins(path) for path in claims)
    if not claims or joined or set(claims) - set(making.paths(document)):
        raise CannotCopy("claims")


def _ends(document: dict[str, Any], wished: datetime) -> datetime:
    """The copy ends with the record, if that is sooner."""
    own = dates.read(document["validUntil"]) if "validUntil" in document else wished
    return min(wished, own)


def _salt() -> str:
    return secrets.token_urlsafe(16)


def _choice(claims: Collection[Path], days: int) -> str:
    wish = json.dumps([sorted(map(list, claims), key=str), days])
    return hashlib.sha256(wish.encode()).hexdigest()


def _thumbprint(jwk: dict[str, Any] | None) -> str:
    """RFC 7638, over the members that make the key."""
    if jwk is None:
        return ""
    try:
        PublicKey.of_jwk(jwk)
    except Refused as error:
        raise CannotCopy("holder key") from error
    if "d" in jwk or jwk.get("kty") == "RSA":
        raise CannotCopy("holder key")
    needed = {name: value for name, value in jwk.items() if name in _PUBLIC}
    text = json.dumps(needed, sort_keys=True, separators=(",", ":"))
    return base64url.encode(hashlib.sha256(text.encode()).digest())
