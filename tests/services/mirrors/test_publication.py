"""The acts of a publisher, as the command line asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import MirrorError, OutputError, SourceError, UserDataError
from aixreader.progress import silent
from aixreader.services.mirrors.publication import (
    OtherSigner,
    Publication,
    add_edition,
    default_name,
    init_mirror,
    make_own_key,
    rotate_key,
    sign_pending,
    summary,
    verify,
)
from tests.mirrors import PASSPHRASE


def passphrase() -> bytes:
    return PASSPHRASE


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    return Publication(tmp_path / "mirror", tmp_path / "keys", passphrase)


def made(publication: Publication, *others: OtherSigner, thresholds: dict[str, int] | None = None) -> object:
    return init_mirror(publication, others, thresholds or {}, name="Tea House", is_offline=False)


def test_a_source_is_published(publication: Publication, site: Path) -> None:
    assert made(publication) is None
    edition = add_edition(publication, site, "", silent)
    assert (edition.name, edition.files) == ("site", 12)
    found = verify(str(publication.folder), None, silent)
    assert (found.faults, [each.name for each in found.state.editions]) == ((), ["site"])
    assert summary(publication).signed_by == "Tea House"


def test_offline_mirrors_live_longer(publication: Publication) -> None:
    init_mirror(publication, (), {}, name="", is_offline=True)
    state = summary(publication).state
    assert state is not None
    assert {part.expires.date() for _, part in state.roles} == {state.root.expires.date()}


def test_two_people(publication: Publication, tmp_path: Path) -> None:
    make_own_key(tmp_path / "bob.pem", passphrase)
    bob = OtherSigner("root", tmp_path / "bob.pem.pub")
    assert made(publication, bob, thresholds={"root": 2}) is not None
    assert summary(publication).state is None
    elsewhere = Publication(publication.folder, tmp_path / "none", passphrase)
    assert sign_pending(elsewhere, tmp_path / "bob.pem") is None
    assert rotate_key(publication, "timestamp", None, "") is not None
    assert sign_pending(publication, None) is not None, "one person twice is one"
    assert sign_pending(elsewhere, tmp_path / "bob.pem") is None
    make_own_key(tmp_path / "carol.pem", passphrase)
    old = summary(publication).state.root.roles["root"].keyids[0]  # type: ignore[union-attr] # it is there
    assert rotate_key(publication, "root", tmp_path / "carol.pem.pub", old) is not None


def test_a_device_signs(publication: Publication, tmp_path: Path, site: Path) -> None:
    """Here the one signer of the library that needs nothing besides: a file without a passphrase."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

    make_own_key(tmp_path / "key.pem", passphrase)
    key = load_pem_private_key((tmp_path / "key.pem").read_bytes(), PASSPHRASE)
    plain = tmp_path / "plain.pem"
    plain.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    plain.chmod(0o600)
    made(publication, OtherSigner("targets", tmp_path / "key.pem.pub", f"file2:{plain}"))
    assert not list(publication.keys.glob("targets*.pem"))
    add_edition(publication, site, "tea", silent)
    assert verify(str(publication.folder), None, silent).faults == ()


def test_no_mirror_and_no_keys_are_replaced(publication: Publication, tmp_path: Path) -> None:
    made(publication)
    with pytest.raises(UserDataError, match="holds the keys of a mirror"):
        made(Publication(tmp_path / "other", publication.keys, passphrase))
    with pytest.raises(OutputError, match="is a mirror already"):
        made(Publication(publication.folder, tmp_path / "other", passphrase))
    with pytest.raises(UserDataError, match="everybody could read the keys"):
        made(Publication(tmp_path / "third", tmp_path / "third/keys", passphrase))


def test_what_cannot_be_done_is_told(publication: Publication, site: Path, tmp_path: Path) -> None:
    with pytest.raises(MirrorError, match="missing"):
        summary(publication)
    (tmp_path / "empty").mkdir()
    with pytest.raises(MirrorError, match="missing"):
        verify(str(tmp_path / "empty"), None, silent)
    with pytest.raises(UserDataError, match="cannot be read"):
        verify(str(tmp_path / "empty"), tmp_path / "none", silent)
    made(publication)
    with pytest.raises(UserDataError, match="cannot be the name"):
        add_edition(publication, site, "A/B", silent)
    with pytest.raises(SourceError):
        add_edition(publication, tmp_path / "none", "", silent)


@pytest.mark.parametrize(
    ("text", "name"),
    [("2026-08-22T15:35:59+02:00", "2026-08-22"), ("Exchange (1).zip", "exchange-1-.zip"), ("...", "edition")],
)
def test_names_that_are_made(text: str, name: str) -> None:
    assert default_name(text) == name
