"""Files of keys."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aixreader.delivery.mirror.keys import load_public, load_signer, make_key, signer_at
from aixreader.errors import UserDataError
from tests.mirrors import PASSPHRASE


def test_a_key_is_made_and_signs(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    key = make_key(path, PASSPHRASE)
    assert b"ENCRYPTED" in path.read_bytes()
    signer = load_signer(path, lambda: PASSPHRASE)
    assert signer.public_key == key == load_public(tmp_path / "key.pem.pub")
    key.verify_signature(signer.sign(b"tea"), b"tea")


@pytest.mark.skipif(os.name != "posix", reason="needs modes of files")
def test_it_is_its_owner_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    make_key(path, PASSPHRASE)
    assert path.stat().st_mode & 0o777 == 0o600
    for mode in (0o640, 0o604, 0o660):
        path.chmod(mode)
        with pytest.raises(UserDataError, match="is not used"):
            load_signer(path, lambda: PASSPHRASE)
    path.chmod(0o600)
    (tmp_path / "link.pem").symlink_to(path)
    with pytest.raises(UserDataError):
        load_signer(tmp_path / "link.pem", lambda: PASSPHRASE)


def test_no_key_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    make_key(path, PASSPHRASE)
    before = path.read_bytes()
    with pytest.raises(UserDataError, match="cannot be written"):
        make_key(path, PASSPHRASE)
    assert path.read_bytes() == before


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserDataError, match="too short"):
        make_key(tmp_path / "key.pem", b"tea")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"tea", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_what_is_no_key_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(data)
    path.chmod(0o600)
    with pytest.raises(UserDataError):
        load_signer(path, lambda: PASSPHRASE)
    with pytest.raises(UserDataError, match="no public key"):
        load_public(path)


def test_a_wrong_passphrase_is_told(tmp_path: Path) -> None:
    make_key(tmp_path / "key.pem", PASSPHRASE)
    with pytest.raises(UserDataError, match="passphrase is wrong"):
        load_signer(tmp_path / "key.pem", lambda: b"another passphrase")


def test_signers_of_the_library(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

    key = make_key(tmp_path / "key.pem", PASSPHRASE)
    plain = load_pem_private_key((tmp_path / "key.pem").read_bytes(), PASSPHRASE)
    path = tmp_path / "plain.pem"
    path.write_bytes(plain.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    key.verify_signature(signer_at(f"file2:{path}", key).sign(b"tea"), b"tea")
    path.chmod(0o644)
    for uri in (f"file2:{path}", "nothing:1", "awskms:tea"):
        with pytest.raises(UserDataError, match=r"cannot be used|is not used"):
            signer_at(uri, key)
