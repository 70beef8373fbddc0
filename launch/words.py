"""What the person at the terminal reads."""

import os
import time

_BEGAN = float(os.environ.get("PASSPORT_BEGAN", time.time()))


def say(message: str) -> None:
    """One line with the seconds since the command began."""
    print(f"[{time.time() - _BEGAN:5.1f} s] {message}", flush=True)


class Refusal(SystemExit):
    """We cannot go on, and this is why; ends the program with exit code 1."""

    def __init__(self, message: str) -> None:
        super().__init__(f"run.py: {message}")
