"""What a thief of the database would hold: every row of every table, as COPY writes it."""

import io
import re

from django.db import connection


def everything() -> bytes:
    """All tables as text, with bytes also in the clear: sealed bytes must tell nothing either."""
    out = io.BytesIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:  # type: ignore[attr-defined]
                for row in rows:
                    out.write(bytes(row))
    text = out.getvalue()
    hexes = re.findall(rb"\\\\x([0-9a-f]+)", text)
    return text + b"\n".join(bytes.fromhex(found.decode()) for found in hexes if len(found) % 2 == 0)
