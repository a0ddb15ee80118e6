"""`aixreader mirror`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aixreader.cli.passphrase import VARIABLE
from aixreader.paths import user_folders

Call = Callable[..., Any]


@pytest.fixture
def mirror(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call an action on a mirror: `mirror("renew")`."""
    monkeypatch.setenv(VARIABLE, "a passphrase for tests")

    def run(action: str, *arguments: object) -> Any:  # noqa: ANN401 - what `call` returns
        return call("mirror", action, tmp_path / "mirror", "--keys", tmp_path / "keys", *arguments)

    return run


def test_a_mirror_from_first_to_last(mirror: Call, site: Path, tmp_path: Path) -> None:
    said = mirror("init", "--name", "Tea House")
    assert (said.code, said.err) == (0, "")
    assert "metadata/1.root.json" in said.out
    assert mirror("add", site, "--name", "2026-08").out.startswith("Published 2026-08: 12 files")
    assert mirror("list").out.startswith("2026-08\t\t\t12\t")
    assert mirror("list", "--json").json()["signed_by"] == "Tea House"
    assert mirror("renew").out == "Signed anew.\n"
    assert mirror("rotate-key", "targets").out == "Replaced a key of targets.\n"
    found = mirror("verify", "--root", tmp_path / "mirror/metadata/1.root.json", "--json").json()
    assert (found["faults"], found["contents"], found["roles"]["root"]["version"]) == ([], 12, 2)
    assert mirror("remove", "2026-08", "--json").json() == {"removed": "2026-08"}
    assert mirror("remove", "2026-08").code == 1
    assert mirror("list").out == ""


class Terminal(io.StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_second_person_signs(mirror: Call, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = call("mirror", "key", tmp_path / "bob.pem", "--json").json()
    assert made["public"].endswith("bob.pem.pub")
    public = f"root={tmp_path / 'bob.pem.pub'}"
    said = mirror("init", "--public-key", public, "--threshold", "root=2", "--json").json()
    assert (said["pending"]["missing"], said["pending"]["roles"]["root"]["threshold"]) == (1, 2)
    listed = mirror("list")
    assert "readers cannot use the mirror" in listed.out
    assert made["id"] in listed.err
    assert mirror("add", tmp_path).code == 3
    sign = ("mirror", "sign", tmp_path / "mirror", "--key", tmp_path / "bob.pem", "--temp-home", tmp_path / "home")
    asked = call(*sign)
    assert asked.code == 4
    assert f"root: adds the key {made['id']}" in asked.err
    assert "repeat with --yes" in asked.err
    monkeypatch.setattr(sys, "stdin", Terminal("no\n"))
    assert call(*sign).code == 130
    monkeypatch.setattr(sys, "stdin", Terminal("yes\n"))
    assert "Signed and published" in call(*sign).out
    said = mirror("rotate-key", "root", "--replace", made["id"][:9])
    assert "the root before it stays valid" in said.out


def test_faults_are_told_by_text_and_code(mirror: Call, site: Path, tmp_path: Path) -> None:
    mirror("init")
    mirror("add", site)
    blob = next((tmp_path / "mirror/blobs").glob("??/*"))
    blob.write_bytes(b"bad")
    said = mirror("verify")
    assert said.code == 6
    assert blob.name in said.out
    (tmp_path / "mirror/metadata/timestamp.json").write_text("{}")
    said = mirror("verify")
    assert said.code == 6
    assert "was altered" in said.err


def test_keys_are_not_among_what_is_deleted_with_the_user_s_data(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "a passphrase for tests")
    home = tmp_path / "home"
    assert call("mirror", "init", tmp_path / "mirror", "--temp-home", home).code == 0
    (key,) = home.rglob("root-1.pem")
    folders = user_folders(home)
    assert not any(key.is_relative_to(folder) for folder in (folders.config, folders.data, folders.cache, folders.logs))


def test_a_wrong_passphrase_is_told(mirror: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror("init")
    monkeypatch.setenv(VARIABLE, "another passphrase")
    said = mirror("renew")
    assert said.code == 4
    assert "passphrase is wrong" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["--threshold", "root"],
        ["--threshold", "tea=1"],
        ["--public-key", "root"],
        ["--public-key", "tea=a.pub"],
        ["--signer", "root=a.pub"],
        ["--signer", "tea=a.pub", "awskms:1"],
    ],
)
def test_options_that_mean_nothing_are_refused(mirror: Call, words: list[str]) -> None:
    assert mirror("init", *words).code == 2


def test_a_signer_that_is_not_there_is_told(mirror: Call, call: Call, tmp_path: Path) -> None:
    call("mirror", "key", tmp_path / "device.pem")
    said = mirror("init", "--signer", f"targets={tmp_path / 'device.pem.pub'}", "awskms:tea")
    assert said.code == 4
    assert "awskms:tea cannot be used" in said.err
