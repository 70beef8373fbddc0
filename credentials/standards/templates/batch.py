"""Signing a batch (eddsa-rdfc-2022) from one template, with the full path looking over its shoulder."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from credentials.standards import multikey
from credentials.standards.canonical import canonical_text
from credentials.standards.data_integrity import Signer
from credentials.standards.templates.lines import Irregular
from credentials.standards.templates.template import Template

#: Every so many records the shortcut is compared with the full path, beginning with the first.
COMPARED = 1_000


class Differs(RuntimeError):
    """Template and full path gave two texts: nothing more may be signed from this template."""


class Batch:
    """Signs records that differ only in the gaps of one template, all with the same time."""

    def __init__(self, template: Template, signer: Signer, *, created: str, contexts: list[Any]) -> None:
        self.template, self.signer, self.done = template, signer, 0
        config = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": created,
            "verificationMethod": signer.method,
            "proofPurpose": "assertionMethod",
        }
        self._config = _sha256(canonical_text(config | {"@context": contexts}))
        self._head = ',"proof":' + json.dumps(config, separators=(",", ":"))[:-1] + ',"proofValue":"'

    def sign(self, values: Mapping[str, str]) -> bytes:
        """The signed record as JSON bytes. Raises `Malformed` for a value that its gap may not hold, `Differs`."""
        self.template.check(values)
        text = self.template.text(values)
        signature = self.signer.sign(self._config + _sha256(self._canonical(text, values)))
        self.done += 1
        return f'{text[:-1]}{self._head}{multikey.encode(signature)}"}}}}'.encode()

    def _canonical(self, text: str, values: Mapping[str, str]) -> str:
        try:
            canonical = self.template.canonical(values)
        except Irregular:
            return canonical_text(json.loads(text))
        if self.done % COMPARED == 0 and canonical != canonical_text(json.loads(text)):
            raise Differs(self.signer.method)
        return canonical


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
