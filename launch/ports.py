"""Ports of this machine."""

import socket
from collections.abc import Iterable


def free_port(wanted: Iterable[int] = (), host: str = "127.0.0.1") -> int:
    """The first of the wanted ports that nobody listens on, else any free one."""
    for port in wanted:
        if _bind(host, port):
            return port
    return _bind(host, 0)


def _bind(host: str, port: int) -> int:
    """The port that could be taken, or 0."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return 0
        return int(probe.getsockname()[1])
