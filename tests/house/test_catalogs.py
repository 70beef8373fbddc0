"""Every word of the portal exists in Spanish, and nothing doubtful."""

from io import StringIO

import pytest
from django.core.management import call_command

from config import covers, messages


@pytest.mark.covers("L55")
@pytest.mark.parametrize("room", messages.rooms())
def test_nothing_is_missing_or_doubtful_in_spanish(room: str) -> None:
    catalog = messages.read(room)
    known = {m.id if isinstance(m.id, str) else m.id[0] for m in catalog if m.id}
    said = {m.id if isinstance(m.id, str) else m.id[0] for m in messages.extract(room) if m.id}
    assert sorted(said - known) == [], "run: python3 run.py manage messages"
    assert messages.untranslated(catalog) == []


@pytest.mark.covers("L55")
@pytest.mark.parametrize("room", messages.rooms())
def test_placeholders_survive_translation(room: str) -> None:
    import re

    holes = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
    for message in messages.read(room):
        if message.id and isinstance(message.id, str):
            assert sorted(holes.findall(message.id)) == sorted(holes.findall(str(message.string))), message.id


@pytest.mark.covers("U1", "L55")
def test_one_text_has_one_translation_in_all_rooms() -> None:
    """The rooms' catalogs become one at run time: of two translations one would win by chance."""
    spanish: dict[tuple[str, str], set[str]] = {}
    for room in messages.rooms():
        for message in messages.read(room):
            if message.id:
                spanish.setdefault((message.context or "", str(message.id)), set()).add(str(message.string))
    assert {text: said for text, said in spanish.items() if len(said) > 1} == {}


def test_a_missing_word_is_found() -> None:
    from babel.messages.catalog import Catalog

    catalog = Catalog(locale="es")
    catalog.add("Save")
    catalog.add("Stop", "Detener", flags=["fuzzy"])
    assert messages.untranslated(catalog) == ["Save", "Stop"]


def test_the_feature_page_is_true() -> None:
    assert covers.PAGE.read_text() == covers.page(), "run: python3 run.py manage covers"


@pytest.mark.django_db
def test_every_migration_is_written() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
