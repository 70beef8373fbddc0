"""Codes that people type."""

from core.codes import grouped, read_code, short_code


def test_a_code_is_read_however_a_person_types_it() -> None:
    assert read_code("k7qm-2xtd") == "K7QM2XTD"
    assert read_code("O0IL") == "0011"
    assert grouped("K7QM2XTD") == "K7QM-2XTD"


def test_codes_have_no_letters_that_look_alike() -> None:
    drawn = "".join(short_code() for _ in range(500))
    assert set(drawn).isdisjoint("ILOU")
