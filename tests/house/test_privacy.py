"""Personal data is declared where it is stored."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models

from config.settings.apps import ROOMS

MODELS = sorted(
    (m for m in apps.get_models() if m._meta.app_label in ROOMS and not m._meta.auto_created),
    key=lambda m: m._meta.label,
)
#: Names that speak of a person wherever they stand.
TELLING = {
    "first_name",
    "last_name",
    "birth_date",
    "email",
    "phone",
    "username",
    "chosen_name",
    "middle_name",
    "address",
}


def about_people(model: type[models.Model]) -> set[str]:
    """Fields that are personal by what they are: keys to a person, telling names, free text of a subject's row."""
    from accounts.models import Person

    found = set()
    for field in model._meta.concrete_fields:
        if field.name in TELLING or getattr(field, "related_model", None) is Person:
            found.add(field.name)
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_model_says_whose_data_it_keeps_and_why(model: Any) -> None:
    privacy = getattr(model, "Privacy", None)
    assert privacy is not None, f"{model._meta.label} has no class Privacy"
    names = {f.name for f in model._meta.get_fields()}
    assert set(privacy.keeps) <= names, (
        f"{model._meta.label} keeps unknown fields {set(privacy.keeps) - names}"
    )
    unclassified = about_people(model) - set(privacy.keeps)
    assert not unclassified, f"{model._meta.label}: say why {sorted(unclassified)} are kept and how long"
    assert all(len(reason) > 10 for reason in privacy.keeps.values())


def test_no_foreign_key_points_up_the_stairs() -> None:
    floors = [
        {"core"},
        {"audit"},
        {"accounts"},
        {"skills"},
        {"credentials", "transcripts", "benefits"},
        {"consent"},
        {"passport", "institutions"},
        {"employers", "credit_prior_learning"},
        {"casework"},
    ]
    floor = {room: i for i, rooms in enumerate(floors) for room in rooms}
    wrong = []
    for model in MODELS:
        for field in model._meta.concrete_fields:
            to = getattr(field, "related_model", None)
            if to is None or to._meta.app_label not in floor or model._meta.label == "audit.Entry":
                continue  # history names people; the room of people stands above it
            here, there = model._meta.app_label, to._meta.app_label
            if floor[there] > floor[here] or (floor[there] == floor[here] and there != here):
                wrong.append(f"{model._meta.label}.{field.name} → {to._meta.label}")
    assert wrong == []
