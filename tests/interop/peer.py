"""Asking the Node peers: one process for one job, documents in and answers out, no network."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from credentials.standards import contexts

HERE = Path(__file__).parent
#: Where the packages are, beside the virtual environment; never in the repository.
INSTALLED = HERE.parents[1] / ".passport" / "interop"


@dataclass(frozen=True)
class Done:
    """Answers in the order of the documents, and the CPU seconds that the loop took."""

    answers: list[Any]
    seconds: float


@cache
def missing() -> str:
    """Why the peers cannot be asked; empty when they can."""
    if reason := os.environ.get("PASSPORT_NO_PEERS_REASON"):
        return reason
    if not shutil.which("node"):
        return "Node.js is not installed"
    if not (INSTALLED / "node_modules").is_dir():
        return "the peers are not installed: run the test command, or npm ci in .passport/interop"
    return ""


def ask(
    *, seed: bytes = bytes(32), created: str = "2026-06-12T00:00:00Z", **documents: Any
) -> dict[str, Done]:
    """Let the peers `sign`, `verify` (Digital Bazaar), check the signature with `core` (DCC) or
    `canonize` (RDFC-1.0 in safe mode, jsonld.js); each a list.

    `seed` is that of the did:key they sign with. Raises `CalledProcessError` with what Node printed.
    """
    shutil.copy(HERE / "peer.mjs", INSTALLED / "peer.mjs")
    job = {"contexts": contexts.documents(), "seed": seed.hex(), "created": created, **documents}
    done = subprocess.run(
        ["node", "peer.mjs"],
        cwd=INSTALLED,
        input=json.dumps(job).encode(),
        capture_output=True,
        check=True,
        timeout=300,
    )
    found = json.loads(done.stdout)
    return {name: Done(one["answers"], one["seconds"]) for name, one in found.items()}
