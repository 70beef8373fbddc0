"""Short codes that people read aloud, type and print."""

import secrets

# Crockford's base 32 without I, L, O and U: nothing to mix up, no rude words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVE = str.maketrans({"I": "1", "L": "1", "O": "0", " ": None, "-": None})


def short_code(length: int = 8) -> str:
    """Draw a code of `length` characters, 5 bits each, from the system's random source."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> str:
    """Read a code as a person typed it: any case, spaces and hyphens, and O for 0, I or L for 1."""
    return typed.upper().translate(_FORGIVE)


def grouped(code: str) -> str:
    """Show a code in groups of four, as it is read aloud: `K7QM-2XTD`."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))
