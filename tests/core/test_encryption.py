"""What is sealed stays sealed."""

import pytest

from core.encryption import CannotUnseal, seal, unseal


def test_a_sealed_value_opens_for_its_own_purpose_only() -> None:
    sealed = seal(b"1990-05-05", purpose="birth")
    assert b"1990" not in sealed
    assert unseal(sealed, purpose="birth") == b"1990-05-05"
    with pytest.raises(CannotUnseal):
        unseal(sealed, purpose="phone")


def test_one_changed_bit_is_noticed() -> None:
    sealed = bytearray(seal(b"secret", purpose="note"))
    sealed[-1] ^= 1
    with pytest.raises(CannotUnseal):
        unseal(bytes(sealed), purpose="note")
