"""The keys of a publisher."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.delivery.mirror.key_ring import KeyRing
from aixreader.delivery.mirror.signed_state import parse_root
from aixreader.errors import UserDataError
from tests.mirrors import PASSPHRASE, Workshop


def test_keys_are_found_by_what_the_root_names(workshop: Workshop) -> None:
    root = parse_root(workshop.root.data).signed
    for role in ("root", "targets", "snapshot", "timestamp"):
        assert workshop.ring.has(root, role)
        assert [each.public_key.keyid for each in workshop.ring.signers(root, role)] == root.roles[role].keyids


def test_a_key_that_is_kept_elsewhere_is_none_here(workshop: Workshop) -> None:
    root = parse_root(workshop.root.data).signed
    (workshop.ring.folder / "root-1.pem").unlink()
    assert not workshop.ring.has(root, "root")
    assert workshop.ring.signers(root, "root") == []


def test_the_passphrase_is_asked_for_once_it_is_needed(workshop: Workshop) -> None:
    asked: list[int] = []

    def ask() -> bytes:
        asked.append(1)
        return PASSPHRASE

    ring, root = KeyRing(workshop.ring.folder, ask), parse_root(workshop.root.data).signed
    assert ring.has(root, "targets")
    assert asked == []
    ring.signers(root, "targets")
    ring.signers(root, "targets")
    assert asked == [1]


def test_a_second_key_of_a_role_has_a_file_of_its_own(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys", lambda: PASSPHRASE)
    assert ring.make("targets").keyid != ring.make("targets").keyid
    assert {path.name for path in ring.folder.glob("*.pem")} == {"targets-1.pem", "targets-2.pem"}
    assert ring.folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    with pytest.raises(UserDataError, match="cannot be used for keys"):
        KeyRing(tmp_path / "keys", lambda: PASSPHRASE).make("root")
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / "signers.json").write_text("{")
    with pytest.raises(UserDataError, match="cannot be read"):
        KeyRing(folder, lambda: PASSPHRASE).note("a", "file:b")
