"""Rows of the skills room."""

import factory

from skills.models import Skill


class SkillFactory(factory.django.DjangoModelFactory[Skill]):
    class Meta:
        model = Skill
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"skill-{n}")
    number = factory.Sequence(lambda n: 5000 + n)
    name = factory.Sequence(lambda n: f"Skill {n}")
    name_es = factory.Sequence(lambda n: f"Habilidad {n}")
    family = "job"
    framework = "test"
