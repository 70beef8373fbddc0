"""What is local is read here; whatever would need another machine is named, never asked."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785

from accounts.models import Organization
from credentials import addresses
from credentials.enums import CredentialState
from credentials.models import IssuedCredential, StatusList
from credentials.selectors import log_proofs
from credentials.selectors.documents import did_document, issuer_keys
from credentials.standards import vcdm
from credentials.standards.verification import Unreachable


class LocalResolver:
    """Own DID documents, own status lists, own records and log."""

    def did_document(self, did: str) -> dict[str, Any]:
        """The document of a source that lives here. Raises `Unreachable` for every other place."""
        own = addresses.did_of(None)
        if did == own:
            return did_document(None)
        organization = None
        if did.startswith(f"{own}:issuers:"):
            slug = did.removeprefix(f"{own}:issuers:")
            organization = Organization.objects.filter(slug=slug[:80]).first()
        if organization is None:
            raise Unreachable(_place(did))
        return did_document(organization)

    def status_list(self, url: str) -> bytes:
        """The signed list that stands here. Raises `Unreachable`."""
        number = addresses.read_status_url(url)
        row = StatusList.objects.filter(number=number).values_list("document").first() if number else None
        if row is None or row[0] is None:
            raise Unreachable(addresses.host_of(url))
        return bytes(row[0])

    def document(self, url: str) -> bytes:
        """Keys and lists for tokens that stand here; other machines are not asked. Raises `Unreachable`."""
        slug, number = addresses.read_issuer_keys_url(url), addresses.read_status_token_url(url)
        organization = Organization.objects.filter(slug=slug).first() if slug else None
        if organization is not None:
            return json.dumps(issuer_keys(organization)).encode()
        row = StatusList.objects.filter(number=number).values_list("token").first() if number else None
        if row is None or row[0] is None:
            raise Unreachable(addresses.host_of(url))
        return bytes(row[0])

    def standing(self, credential_id: str) -> str:
        """`superseded` for a record of ours that a newer one replaced."""
        public_id = addresses.read_credential_url(credential_id)
        replaced = public_id is not None and IssuedCredential.objects.filter(
            public_id=public_id, state=CredentialState.SUPERSEDED
        )
        return "superseded" if replaced and replaced.exists() else ""

    def signed_before(self, document: Mapping[str, Any], moment: datetime) -> bool:
        """Does a head of our log from before the moment cover this very document, proof and all?

        The row is found by the id; what counts is that its bytes, whose SHA-256 is in the log, say the same.
        """
        public_id = addresses.read_credential_url(vcdm.id_of(document) or "")
        row = IssuedCredential.objects.filter(public_id=public_id).first() if public_id else None
        if row is None or hashlib.sha256(row.document).hexdigest() != row.sha256:
            return False
        return _canonical(json.loads(row.document)) == _canonical(document) and log_proofs.signed_before(
            row, moment
        )


def _canonical(document: Mapping[str, Any]) -> bytes:
    """One spelling for one content: records come inside transcripts and pictures, not only as the file that was signed."""
    try:
        return rfc8785.dumps(dict(document))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        return b""


def _place(did: str) -> str:
    """The host of a did:web as a person would type it."""
    if did.startswith("did:web:"):
        return did.split(":")[2].replace("%3A", ":")
    return addresses.host_of(did)
