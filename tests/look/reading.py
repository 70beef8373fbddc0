"""How hard a text is to read: Flesch-Kincaid for English, Fernández-Huerta for Spanish (U2)."""

import re
from functools import cache

import pyphen

_ENGLISH = pyphen.Pyphen(lang="en_US", left=1, right=1)
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: Both formulas were made for passages. A message this long is one; shorter ones are scored with their page.
FEWEST_WORDS = 10
#: Words that stand on every page and that each page explains by use; they count as two syllables.
LEARNED = {
    "en": {
        "organization",
        "organizations",
        "california",
        "university",
        "community",
        "demonstration",
        "certificate",
        "passport",
    },
    "es": {
        "organización",
        "organizaciones",
        "california",
        "universidad",
        "demostración",
        "certificado",
        "pasaporte",
        "habilidades",
        "registro",
        "registros",
    },
}


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence."""
    found = (WORD.findall(part) for part in re.split(r"[.!?:;]+(?:\s|$)|\n", text))
    return [words for words in found if words]


def longest_sentence(text: str) -> int:
    return max(map(len, sentences(text)), default=0)


def grade(text: str, language: str) -> float | None:
    """School grade of a text; None where it is too short to have one."""
    said = sentences(text)
    words = [word for sentence in said for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    length = len(words) / len(said)
    weight = sum(_syllables(word.lower(), language) for word in words) / len(words)
    return (
        0.39 * length + 11.8 * weight - 15.59
        if language == "en"
        else _spanish_grade(206.84 - 60 * weight - 1.02 * length)
    )


def _spanish_grade(ease: float) -> float:
    """Fernández-Huerta's ease as a school grade: 90 is grade 4, 80 grade 5, 70 grade 6, 60 grade 8, below it rises fast."""
    steps = ((90, 4.0), (80, 5.0), (70, 6.0), (60, 8.0), (50, 10.0), (30, 13.0))
    for (high, low_grade), (low, high_grade) in zip(steps, steps[1:], strict=False):
        if ease >= high:
            return low_grade
        if ease >= low:
            return low_grade + (high - ease) / (high - low) * (high_grade - low_grade)
    return 16.0


@cache
def _syllables(word: str, language: str) -> int:
    if word in LEARNED[language]:
        return 2
    if not any(c.isalpha() for c in word):
        return 1
    return max(1, _english(word) if language == "en" else _spanish(word))


def _english(word: str) -> int:
    """The larger of hyphenation points and vowel groups: each alone misses some."""
    bare = (
        re.sub(r"(?:[^laeiouy]es|(?<=[^tdaeiouy])ed|[^laeiouy]e|ed(?<=[^td]ed))$", "", word)
        if len(word) > 3
        else word
    )
    groups = len(re.findall(r"[aeiouy]+", bare))
    return max(groups, len(_ENGLISH.positions(word)) + 1 if len(word) > 3 else 1)


def _spanish(word: str) -> int:
    """Vowel groups, split where two strong vowels or a stressed weak one meet (hiatus)."""
    letters = re.sub(r"qu|gu(?=[eiéí])", "k", word)
    groups = re.findall(r"[aeiouáéíóúüy]+", re.sub(r"y(?=[aeiouáéíóú])", "j", letters))
    return sum(1 + len(re.findall(r"(?<=[aeoáéó])[aeoáéóíú]|(?<=[íú])[aeoáéó]", group)) for group in groups)
