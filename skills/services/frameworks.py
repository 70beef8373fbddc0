"""Loading frameworks: idempotent, with source and vintage on the Trust page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from core.models import DataSet
from skills.models import Skill, SkillPhrase
from skills.selectors import suggest
from skills.text import normal


@dataclass(frozen=True)
class SkillFacts:
    """One row of a framework as loaders give it; `phrases` are raw words in any language."""

    number: int
    code: str
    name: str
    name_es: str
    family: str
    phrases: tuple[str, ...]


@transaction.atomic
def load(
    framework: str, rows: Iterable[SkillFacts], *, name: str, source: str, vintage: str, licence: str
) -> int:
    """Write or refresh the skills of one framework; returns how many rows it has."""
    known = [_load_one(framework, facts) for facts in rows]
    facts = {"name": name, "source": source, "vintage": vintage, "licence": licence, "rows": len(known)}
    DataSet.objects.update_or_create(code=f"skills.{framework}", defaults=facts)
    suggest.forget()
    return len(known)


def _load_one(framework: str, facts: SkillFacts) -> Skill:
    skill, _ = Skill.objects.update_or_create(
        code=facts.code,
        defaults={
            "number": facts.number,
            "name": facts.name,
            "name_es": facts.name_es,
            "family": facts.family,
            "framework": framework,
        },
    )
    wanted = {normal(p) for p in (facts.name, facts.name_es, *facts.phrases)}
    skill.phrases.exclude(phrase__in=wanted).delete()
    SkillPhrase.objects.bulk_create(
        [SkillPhrase(skill=skill, phrase=p) for p in sorted(wanted)], ignore_conflicts=True
    )
    return skill
