"""The bundle for installation without network is reproducible and complete."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tarfile
from pathlib import Path
from typing import IO, cast

import bundle
import pytest

import aixreader

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def clone() -> None:
    """What is needed to make anything at all."""
    if not (CHECKOUT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("a bundle is made of what is committed, and this is no clone, or git is not there")


@pytest.fixture(scope="module")
def made(clone: None, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001  # it is needed
    """A bundle without the wheels of others."""
    folder = tmp_path_factory.mktemp("bundle") / "made"
    bundle.make(folder, alone=True)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_made_again_with_the_wheel_of_its_sdist_it_is_the_same(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = bundle.build

    def of_the_sdist(kind: str, copy: Path, folder: Path, date: int) -> Path:
        return build(kind, unpacked(folder.parent, tmp_path) if kind == "wheel" else copy, folder, date)

    monkeypatch.setattr(bundle, "build", of_the_sdist)
    bundle.make(tmp_path / "again", alone=True)
    assert files(tmp_path / "again") == files(made)


def unpacked(bundled: Path, folder: Path) -> Path:
    """The sdist of a bundle, unpacked; nobody owns what is in it."""
    with tarfile.open(next(bundled.glob("*.tar.gz"))) as sdist:
        assert {member.uname for member in sdist} == {""}
        for member in filter(tarfile.TarInfo.isfile, sdist):
            (folder / member.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / member.name).write_bytes(cast("IO[bytes]", sdist.extractfile(member)).read())
    return next(folder.glob("aixreader-*"))


def test_its_sums_are_those_of_its_files(made: Path) -> None:
    result = files(made)
    lines = [line.split("  ") for line in result.pop(bundle.SUMS).decode().splitlines()]
    output = {name: digest for digest, name in lines}
    assert output == {name: hashlib.sha256(data).hexdigest() for name, data in result.items()}
    version = aixreader.__version__
    assert set(result) == {
        "INSTALL.txt",
        f"aixreader-{version}.tar.gz",
        f"wheels/aixreader-{version}-py3-none-any.whl",
    }
    with tarfile.open(made / f"aixreader-{version}.tar.gz") as sdist:
        inside = {member.name.split("/")[1] for member in sdist if "/" in member.name}
    assert inside == {*bundle.BUILT_OF, "PKG-INFO", "aixreader.egg-info", "setup.cfg"}
    assert result["INSTALL.txt"].decode() == bundle.how_to_install(version, sys.platform)


@pytest.mark.parametrize(
    ("platform", "check", "install"),
    [
        ("linux", "sha256sum --check SHA256SUMS", "aixreader/bin/pip install --no-index"),
        ("darwin", "shasum --algorithm 256 --check SHA256SUMS", "aixreader/bin/pip install --no-index"),
        ("win32", "Get-FileHash $file", r"aixreader\Scripts\pip install --no-index"),
    ],
)
def test_each_system_is_told_in_its_own_words(platform: str, check: str, install: str) -> None:
    output = bundle.how_to_install("1.2.3", platform)
    assert "AIX Reader 1.2.3" in output
    assert check in output
    assert install in output
    assert "pipx install" in output


def test_what_is_there_is_not_touched(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(made)
    assert bundle.main([str(made)]) == 1
    assert "Name a folder that does not exist" in capsys.readouterr().err
    assert files(made) == before


def test_a_failure_leaves_nothing_behind(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is copied and built before it is that of the other bundle."""

    def copied(kind: str, _copy: Path, folder: Path, _date: int) -> Path:
        built = next(made.rglob("*.tar.gz" if kind == "sdist" else "*.whl"))
        return Path(shutil.copy(built, folder))

    monkeypatch.setattr(bundle, "committed", lambda folder: folder)
    monkeypatch.setattr(bundle, "build", copied)
    monkeypatch.setattr(bundle, "LOCK", "gone.lock")
    with pytest.raises(bundle.BundleError, match="could not be fetched"):
        bundle.make(tmp_path / "made", alone=False)
    assert list(tmp_path.iterdir()) == []


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(bundle.BundleError, match="there is no git here"):
        bundle.make(tmp_path / "made", alone=True)
    assert list(tmp_path.iterdir()) == []
