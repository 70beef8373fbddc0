"""Awards by the million, written by the database itself: each with its place in a status list and its line in the log.

They are copies of one signed award under other names, so that tables, indexes and pages of the disk are as full as they
would be. Nobody can check them; what is measured are real awards among them.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import connection

from credentials.models import IssuedCredential
from credentials.models.status import ENTRIES
from credentials.selectors import log_nodes
from credentials.services import log_nodes as writing

_AT_ONCE = 100_000


def fill(
    award: IssuedCredential, count: int, *, subjects: Sequence[UUID], told: Callable[[int], None]
) -> None:
    """`count` awards of the same source, in turn for each of `subjects`; `told` hears how many stand after each step."""
    began = log_nodes.length()
    for first in range(0, count, _AT_ONCE):
        last = min(first + _AT_ONCE, count) - 1
        facts = {
            "award": award.pk,
            "first": first,
            "last": last,
            "subjects": list(subjects),
            "entries": ENTRIES,
        }
        with connection.cursor() as cursor:
            for statement in (_LISTS, _PLACES, _AWARDS, _LOG):
                cursor.execute(statement, facts | {"began": began})
        told(last + 1)
    writing.remember(began + count)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


_LISTS = """
INSERT INTO credentials_statuslist
    (id, created_at, updated_at, number, purpose, entries, taken, bits, changed_at, signed_at, document, token,
     organization_id)
SELECT md5('list' || made)::uuid, now(), now(), 1000000 + made, purpose, entries, entries, bits, now(), signed_at,
    document, token, organization_id
FROM generate_series(%(first)s / %(entries)s, %(last)s / %(entries)s) AS made,
    credentials_statuslist
WHERE credentials_statuslist.id = (
    SELECT status_list_id FROM credentials_statusindex
    JOIN credentials_issuedcredential ON status_index_id = credentials_statusindex.id
    WHERE credentials_issuedcredential.id = %(award)s)
ON CONFLICT (id) DO NOTHING
"""
_PLACES = """
INSERT INTO credentials_statusindex (id, created_at, updated_at, index, status_list_id)
SELECT md5('place' || made)::uuid, now(), now(), made %% %(entries)s, md5('list' || made / %(entries)s)::uuid
FROM generate_series(%(first)s, %(last)s) AS made
"""
_AWARDS = """
INSERT INTO credentials_issuedcredential
    (id, created_at, updated_at, public_id, code, kind, key, edition, form, title, awarded_on, state, cancel_reason,
     document, sha256, signed_at, source_id, subject_id, signing_key_id, status_index_id, batch_id)
SELECT md5('award' || made)::uuid, now(), now(), md5('public' || made)::uuid, 'Y' || lpad(made::text, 7, '0'), kind,
    'fill-' || made, edition, form, title, awarded_on, state, cancel_reason, document,
    encode(sha256(made::text::bytea), 'hex'), signed_at, source_id,
    (%(subjects)s::uuid[])[made %% cardinality(%(subjects)s::uuid[]) + 1], signing_key_id,
    md5('place' || made)::uuid, batch_id
FROM generate_series(%(first)s, %(last)s) AS made, credentials_issuedcredential
WHERE credentials_issuedcredential.id = %(award)s
"""
_LOG = r"""
INSERT INTO credentials_logentry
    (id, created_at, updated_at, position, credential_id, deed, entry, leaf_hash, salt)
SELECT gen_random_uuid(), now(), now(), %(began)s + made, md5('award' || made)::uuid, 'signed', line,
    sha256('\x00'::bytea || line), '\x00'
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS made,
    LATERAL (SELECT '\x01'::bytea || substr(sha256(made::text::bytea), 1, 20)
        || sha256((made || 'tag')::bytea) || sha256((made || 'mark')::bytea)) AS drawn (line)
"""
