"""Virus scanners. None is on unless an operator names one; pages then say that files were not scanned."""

import socket
import struct
from typing import Protocol

from django.conf import settings

_STEP = 1 << 16


class CouldNotScanError(OSError):
    """The scanner did not answer; the file waits and is tried again."""


class Scanner(Protocol):
    """Anything that can say whether bytes are harmful."""

    name: str

    def is_harmful(self, data: bytes) -> bool: ...


class ClamAV:
    """clamd over TCP, by its INSTREAM command: length (4 bytes, network order), bytes, and a zero at the end."""

    name = "ClamAV"

    def __init__(self, address: str) -> None:
        host, _, port = address.rpartition(":")
        self.address = (host, int(port))

    def is_harmful(self, data: bytes) -> bool:
        """Whether the scanner found something. Raises CouldNotScanError when it does not answer."""
        try:
            with socket.create_connection(self.address, timeout=60) as line:
                line.sendall(b"zINSTREAM\0")
                for at in range(0, len(data), _STEP):
                    part = data[at : at + _STEP]
                    line.sendall(struct.pack("!I", len(part)) + part)
                line.sendall(struct.pack("!I", 0))
                answer = line.recv(4096)
        except OSError as error:
            raise CouldNotScanError from error
        if b"FOUND" in answer:
            return True
        if b"OK" not in answer:
            raise CouldNotScanError
        return False


def configured() -> Scanner | None:
    """The scanner that the operator named as `host:port`, or none."""
    address = getattr(settings, "CLAMAV_ADDRESS", "")
    return ClamAV(address) if address else None
