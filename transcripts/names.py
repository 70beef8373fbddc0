"""Names made comparable, the same way wherever a match is looked for."""

import unicodedata

# What Unicode decomposition leaves alone.
_LEFT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


def comparable(name: str) -> str:
    """A name without case, marks, blanks and signs: O’Brien is O'BRIEN, Łukasz is Lukasz, De la Cruz is DELACRUZ.

    Letters and digits of any script stay.
    """
    spread = unicodedata.normalize("NFKD", name.casefold().translate(_LEFT))
    return "".join(char for char in spread if char.isalnum())
