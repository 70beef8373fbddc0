"""Text to skills."""

import pytest

from skills.models import Skill
from skills.selectors import courses, skills, suggest
from skills.services import starter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _starter() -> None:
    starter.load()


def test_a_course_title_suggests_its_skills_and_says_why() -> None:
    found = suggest.from_text("Introduction to Psychology")
    assert [(s.skill.code, s.phrase) for s in found] == [("psychology", "introduction to psychology")]


def test_half_words_suggest_nothing() -> None:
    assert suggest.from_text("Pythonesque weldings") == []


def test_spanish_words_lead_to_the_same_skill() -> None:
    assert [s.skill.code for s in suggest.from_text("Atención al cliente")] == ["customer-service"]


def test_loading_twice_changes_nothing() -> None:
    before = Skill.objects.count()
    starter.load()
    assert Skill.objects.count() == before > 60


def test_without_endorsement_a_course_only_suggests() -> None:
    (taught,) = courses.taught(None, "PSY", "1", "General Psychology")
    assert (taught.skill.code, taught.basis) == ("psychology", "suggested")


def test_search_finds_either_language() -> None:
    assert [s.code for s in skills.search("soldadura")] == ["welding"]
    assert "welding" in [s.code for s in skills.search("weld")]
