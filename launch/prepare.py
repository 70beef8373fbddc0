"""Several Django commands in one process: starting Django four times costs more than the work itself.

`python -m launch.prepare '[["migrate", "--noinput"], …]'` prints what the commands print.
"""

import io
import json
import os
import sys
import time
from collections.abc import Sequence

from launch import places

_NEVER_PACKED = ("css", "eot", "html", "js", "json", "map", "svg", "ttf", "txt", "webmanifest", "xml")


def run(commands: Sequence[Sequence[str]]) -> None:
    """Run each command in turn; the demo world's sign-ins are kept for the supervisor to show."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    # Packing files for the way through the internet takes most of a minute; on this machine nothing travels.
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = _NEVER_PACKED
    for name, *arguments in commands:
        began = time.monotonic()
        print(f"== {name}", flush=True)
        call_command(name, *arguments)
        if name == "demo":
            told = io.StringIO()
            call_command("demo", "--sign-ins", stdout=told)
            places.SIGN_INS.write_text(told.getvalue())
        print(f"== {name} took {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    run(json.loads(sys.argv[1]))
