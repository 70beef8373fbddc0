"""`python -m launch <verb>`: what run.py hands over to."""

import sys
from collections.abc import Callable, Sequence

from launch.supervisor import Stop
from launch.verbs import bench, manage, reset, test, up
from launch.words import say

VERBS: dict[str, Callable[[Sequence[str], Stop], int]] = {
    "up": up.run,
    "test": test.run,
    "manage": manage.run,
    "shell": manage.shell,
    "bench": bench.run,
    "reset": reset.run,
}


def main(arguments: Sequence[str]) -> int:
    """Run the verb; without one, or with an unknown one, `up`, which refuses what it does not know."""
    verb, rest = (arguments[0], arguments[1:]) if arguments and arguments[0] in VERBS else ("up", arguments)
    code = VERBS[verb](rest, Stop().listen())
    if verb in ("up", "test", "bench"):
        say("stopped")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
