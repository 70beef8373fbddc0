"""How many years of school a text asks of its reader: Flesch-Kincaid for English, Crawford for Spanish. Pure."""

import re
import unicodedata

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = {"en": re.compile(r"[aeiouy]+"), "es": re.compile(r"[aeo]|[iuü]+(?![aeo])|[íú]")}


def grade(text: str, language: str) -> float:
    """School grade of a text in English or Spanish; short sentences of short words give low numbers."""
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE.findall(text)))
    if not words:
        return 0.0
    syllables = sum(_syllables(word, language) for word in words)
    if language == "es":  # Crawford 1985, for primary-school texts
        per_hundred = 100 / len(words)
        return round(-0.205 * sentences * per_hundred + 0.049 * syllables * per_hundred - 3.407, 1)
    return round(0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59, 1)


def longest_sentence(text: str) -> int:
    """Words in the longest sentence."""
    return max(len(_WORD.findall(part)) for part in re.split(r"[.!?]+(?:\s|$)|\n", text))


def _syllables(word: str, language: str) -> int:
    plain = unicodedata.normalize("NFC", word.lower())
    if language == "es":
        plain = plain.translate(str.maketrans("áéó", "aeo"))
        return max(1, len(_VOWELS["es"].findall(plain)))
    count = len(_VOWELS["en"].findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1:
        count -= 1
    if plain.endswith("ed") and not plain.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)
