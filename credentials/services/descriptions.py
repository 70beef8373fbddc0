"""Descriptions of credentials, read from an exported registry file; loading the same file twice changes nothing (S82)."""

from dataclasses import asdict, dataclass

from django.db import transaction

from core.models import DataSet
from credentials.models import CredentialDescription
from credentials.standards import ctdl

CODE = "credentials.descriptions"


@dataclass(frozen=True)
class Loaded:
    """How many credentials the file has, and how many of them are new here."""

    rows: int
    new: int


@transaction.atomic
def load(raw: bytes, *, source: str, vintage: str, licence: str = "") -> Loaded:
    """Write or refresh every credential of a CTDL file; all or nothing.

    `source` and `vintage` stand on the Trust page. Raises a `Refused` of the standards when the file is not CTDL.
    """
    made = [_load_one(facts) for facts in ctdl.read(raw)]
    facts = {
        "name": "Credential descriptions (CTDL)",
        "source": source,
        "vintage": vintage,
        "licence": licence,
        "rows": CredentialDescription.objects.count(),
    }
    DataSet.objects.update_or_create(code=CODE, defaults=facts)
    return Loaded(len(made), sum(made))


def _load_one(facts: ctdl.Description) -> bool:
    fields = asdict(facts)
    defaults = {
        **{name: value for name, value in fields.items() if name not in ("ctid", "active")},
        "name": facts.name[:300],
        "owner_name": facts.owner_name[:300],
        "owner_id": facts.owner_id[:500],
        "webpage": facts.webpage[:1000],
        "cip": facts.cip[:10],
        "competencies": [asdict(one) for one in facts.competencies],
        "is_active": facts.active,
    }
    return CredentialDescription.objects.update_or_create(identifier=facts.ctid, defaults=defaults)[1]
