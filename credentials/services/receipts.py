"""Giving receipts: a verdict of this moment, signed by the portal and kept by nobody but the one who asked."""

import json
from collections.abc import Sequence
from typing import Any

from core.clock import now
from credentials.addresses import did_of
from credentials.enums import KeyPurpose
from credentials.errors import NoSigningKey
from credentials.selectors import log
from credentials.services import key_store, snapshots
from credentials.services.key_store import CustodySigner
from credentials.standards import receipts
from credentials.standards.verdict import Verdict


def give(verdict: Verdict, *, name: str = "") -> dict[str, Any]:
    """A signed receipt of one verdict; `name` stands on it only where the checker asked for that."""
    return give_all([(verdict, name)])[0]


def give_all(told: Sequence[tuple[Verdict, str]]) -> list[dict[str, Any]]:
    """A receipt for each (verdict, name), all of one moment."""
    signer, moment, issuer = _signer(), now(), did_of(None)
    head = log.newest_head()
    contents = (
        receipts.content(verdict, at=moment, issuer=issuer, name=name, log_head=head)
        for verdict, name in told
    )
    return [receipts.sign(content, signer) for content in contents]


def _signer() -> CustodySigner:
    """The portal's key for receipts; a directory from before there were receipts gets it with a new version."""
    try:
        return key_store.signer(None, purpose=KeyPurpose.RECEIPT)[1]
    except NoSigningKey:
        snapshots.publish()
        return key_store.signer(None, purpose=KeyPurpose.RECEIPT)[1]


def as_file(receipt: dict[str, Any]) -> bytes:
    """The receipt as it is handed out; any spelling of the same JSON checks as well."""
    return json.dumps(receipt, ensure_ascii=False, indent=1).encode()
