"""What the portal says: few words, always the same, easy to read."""

from collections.abc import Iterator

import pytest

from tests.look import house
from tests.look.reading import grade, longest_sentence
from tests.look.scans import bare_words
from tests.look.words import banned

#: Consent and errors are read under stress: grade 6.
STRICT_ROOMS = {"consent"}
STRICT_FILES = ("core/errors.py", "core/views/errors.py", "templates/errors/", "core/ratelimit.py")


#: The name of this state comes from the table of states (`data/cpl/states.csv`, held by another test).
FIXED = {"The transcript system and this record differ – Records is checking"}


def _strict(entry: house.Entry) -> bool:
    return (
        entry.room in STRICT_ROOMS
        or entry.context in ("consent", "error")
        or any(place.startswith(STRICT_FILES) or place.endswith("/errors.py") for place in entry.places)
    )


@pytest.mark.covers("U1")
def test_learner_text_has_one_word_for_each_idea() -> None:
    found = [
        f"{words} in {entry}"
        for entry in house.entries()
        if entry.room not in house.STAFF_ROOMS and (words := banned(entry.text, entry.language))
    ]
    assert found == []


@pytest.mark.covers("U1")
def test_no_template_smuggles_such_a_word_past_its_catalog() -> None:
    assert banned(" ".join(bare_words("<p>Signed JSON</p>")), "en") == ["JSON"]
    read = [page for page in house.pages() if page.name.split("/")[0] not in house.STAFF_ROOMS]
    assert {p.name: found for p in read if (found := banned(" ".join(bare_words(p.text)), "en"))} == {}


@pytest.mark.covers("U1")
@pytest.mark.parametrize(
    "text, language, words",
    [
        ("Put it in your wallet.", "en", ["wallet"]),
        ("The issuer's claim", "en", ["issuer", "claim"]),
        ("Download the JSON of this VC", "en", ["JSON", "VC"]),
        ("Your skills are validated", "en", ["validated"]),
        ("Faculty-validated", "en", []),
        ("What did you do?", "en", []),
        ("Su billetera tiene un registro validado", "es", ["billetera", "validado"]),
        ("Validado por profesores", "es", []),
    ],
)
def test_the_word_lint_finds_what_it_should(text: str, language: str, words: list[str]) -> None:
    assert banned(text, language) == words


@pytest.mark.covers("U2", "L55")
def test_no_sentence_is_longer_than_twenty_words() -> None:
    assert [str(entry) for entry in house.entries() if longest_sentence(entry.text) > 20] == []


@pytest.mark.covers("U2", "L55")
def test_text_is_easy_to_read() -> None:
    hard = []
    for entry in _read_by_learners():
        level, limit = grade(entry.text, entry.language), 6 if _strict(entry) else 8
        if level is not None and int(level) > limit:
            hard.append(f"grade {level:.1f} > {limit}: {entry}")
    assert hard == []


@pytest.mark.covers("U2", "L55")
def test_every_page_is_easy_to_read_as_a_whole() -> None:
    together: dict[tuple[str, str, bool], list[str]] = {}
    for entry in _read_by_learners():
        for place in entry.places:
            together.setdefault((place, entry.language, _strict(entry)), []).append(
                entry.text.rstrip(".") + "."
            )
    levels = {
        key: grade("\n".join(texts), key[1])
        for key, texts in together.items()
        if len(" ".join(texts).split()) >= 40
    }
    hard = {
        key: round(level, 1) for key, level in levels.items() if level and int(level) > (6 if key[2] else 8)
    }
    assert hard == {}


def _read_by_learners() -> Iterator[house.Entry]:
    return (
        entry
        for entry in house.entries()
        if entry.room not in house.STAFF_ROOMS
        and not house.STAFF_FILES.issuperset(entry.places)
        and entry.text not in FIXED
    )


@pytest.mark.covers("U2")
@pytest.mark.parametrize(
    "text, language, easy",
    [
        ("We could not read this file. Save it again and send it once more.", "en", True),
        (
            "Notwithstanding the aforementioned authorization, institutional verification remains obligatory in every jurisdiction.",
            "en",
            False,
        ),
        ("No pudimos leer este archivo. Guárdelo de nuevo y envíelo otra vez.", "es", True),
        (
            "La verificación institucional correspondiente permanecerá obligatoriamente condicionada a la autorización administrativa vigente.",
            "es",
            False,
        ),
    ],
)
def test_the_reading_level_tells_easy_from_hard(text: str, language: str, easy: bool) -> None:
    level = grade(text, language)
    assert level is not None
    assert (level <= 6) is easy


def test_the_sentence_counter_counts() -> None:
    assert longest_sentence("One two. " + "word " * 21) == 21
