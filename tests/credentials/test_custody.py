"""Private keys stay with whoever holds them: two custodies, one seam."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from core.encryption import CannotUnseal
from credentials.custody import of_name
from credentials.custody.base import KeyGone
from credentials.enums import KeyPurpose
from credentials.models import SigningKey
from credentials.services import key_store, keys, verification
from credentials.standards.verdict import State
from tests.credentials import factories

SEALED, FILES = "credentials.custody.sealed.SealedCustody", "credentials.custody.files.FileCustody"


@pytest.fixture(params=[SEALED, FILES])
def custody(request: Any, settings: Any, tmp_path: Path) -> str:
    settings.KEY_CUSTODY, settings.KEY_CUSTODY_DIR = request.param, tmp_path / "keys"
    return str(request.param)


@pytest.mark.django_db
@pytest.mark.covers("L8")
def test_records_check_whoever_holds_the_key(custody: str) -> None:
    award = factories.award()
    assert award.signing_key.custody == custody
    assert verification.verify(award.document).overall == State.PASSED


@pytest.mark.django_db
def test_keys_of_two_custodies_live_side_by_side(settings: Any, tmp_path: Path) -> None:
    settings.KEY_CUSTODY_DIR = tmp_path
    old = factories.award()
    settings.KEY_CUSTODY = FILES
    keys.rotate(old.source, by=factories.person())
    new = factories.award(old.source)
    assert [verification.verify(one.document).overall for one in (old, new)] == [State.PASSED] * 2
    assert len(list(tmp_path.iterdir())) == 1
    assert next(tmp_path.iterdir()).stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_a_destroyed_key_signs_nothing(custody: str, settings: Any) -> None:
    college = factories.college()
    _key, signer = key_store.signer(college)
    assert len(signer.sign(b"data")) == 64
    keys.rotate(college, by=None)
    if custody == FILES:
        with pytest.raises(KeyGone):
            signer.sign(b"data")
    row = SigningKey.objects.of(college).get(state="retired")
    with pytest.raises(KeyGone):
        of_name(custody).sign("label", bytes(row.sealed_seed), b"data")


def test_a_handle_of_another_label_opens_nothing(custody: str) -> None:
    held = of_name(custody).make("credentials.key:one:award-1")
    with pytest.raises(CannotUnseal):
        of_name(custody).sign("credentials.key:two:award-1", held.handle, b"data")


@pytest.mark.parametrize("handle", [b"../../etc/passwd", b"", b"a" * 63, "ä".encode() * 32])
def test_a_changed_handle_never_leaves_the_folder(handle: bytes, settings: Any, tmp_path: Path) -> None:
    settings.KEY_CUSTODY_DIR = tmp_path
    with pytest.raises(KeyGone):
        of_name(FILES).sign("label", handle, b"data")


@pytest.mark.django_db
@pytest.mark.covers("M19")
def test_the_master_key_can_be_changed(custody: str, settings: Any, capsys: Any) -> None:
    award = factories.award()
    former, settings.PASSPORT_DATA_KEY = settings.PASSPORT_DATA_KEY, b"n" * 32
    with pytest.raises(CannotUnseal):
        key_store.signer(award.source)[1].sign(b"data")
    settings.PASSPORT_FORMER_DATA_KEYS = [former]
    call_command("reseal_keys")
    settings.PASSPORT_FORMER_DATA_KEYS = []
    assert len(key_store.signer(award.source)[1].sign(b"data")) == 64
    assert "keys stand under the present master key" in capsys.readouterr().out
    assert SigningKey.objects.of(award.source).active().filter(purpose=KeyPurpose.AWARD).count() == 1
