"""A command that has the terminal, while services run behind it."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

from launch.places import ROOT
from launch.processes import Child, die_with_parent
from launch.supervisor import Stop, watch


def run(
    command: Sequence[str], environment: Mapping[str, str], stop: Stop, children: Sequence[Child] = ()
) -> int:
    """Run to its end and return its exit code; services that end meanwhile are started again.

    Ctrl-C reaches the command through the terminal; other signals we pass on.
    """
    process = subprocess.Popen(
        command, cwd=ROOT, env=dict(environment), preexec_fn=die_with_parent(signal.SIGTERM)
    )

    def pass_on(which: signal.Signals) -> None:
        if which != signal.SIGINT or not os.isatty(0):
            process.send_signal(which)

    stop.on_signal = pass_on
    try:
        watch(children, lambda: process.poll() is not None)
    finally:
        stop.on_signal = None
        if process.poll() is None:
            process.terminate()
    return process.wait()
