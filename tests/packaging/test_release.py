"""A release is consistent. Making one takes minutes and the network, and is tested by hand."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
import release
import sbom

import aixreader

TOLD = ("aixreader/__init__.py", "resources/changelog.md", "pyproject.toml")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what tells the version, committed."""
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    metainfo = next((release.CHECKOUT / "packaging/linux").glob("*.metainfo.xml"))
    for name in (*TOLD, metainfo.relative_to(release.CHECKOUT).as_posix()):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(release.CHECKOUT / name, tmp_path / name)
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "x")):
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *command], check=True, cwd=tmp_path, capture_output=True)
    return tmp_path


def test_this_version_is_told_alike_everywhere(checkout: Path) -> None:
    assert list(release.inconsistencies(checkout)) == []
    assert release.version(checkout) == aixreader.__version__


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("resources/changelog.md", "changelog begins with 9.9.9"),
        ("packaging/linux/net.aixreader.AIXReader.metainfo.xml", "metainfo begins with 9.9.9"),
    ],
)
def test_what_does_not_fit_is_told(checkout: Path, name: str, says: str) -> None:
    text = (checkout / name).read_text("utf-8")
    (checkout / name).write_text(text.replace(aixreader.__version__, "9.9.9", 1), encoding="utf-8")
    output = list(release.inconsistencies(checkout))
    assert says in output[0]
    assert "Not everything is committed" in output[1]


def test_one_release_has_one_day(checkout: Path) -> None:
    changelog = checkout / "resources" / "changelog.md"
    changelog.write_text(re.sub(r"(?<= - )[\d-]{10}", "2020-01-02", changelog.read_text("utf-8"), count=1), "utf-8")
    assert "different dates" in next(release.inconsistencies(checkout))


def test_who_publishes_it_is_told_of_the_browser_inside(tmp_path: Path) -> None:
    (tmp_path / "sbom.json").write_text(json.dumps({"components": sbom.of_qt("6.11.3", "140.0.1", "155.0.2")}))
    assert release.browser(tmp_path / "sbom.json") == "Chromium 140.0.1, with the fixes of 155.0.2"


def test_one_folder_makes_one_archive(tmp_path: Path) -> None:
    program = tmp_path / "aixreader-1"
    (program / "b").mkdir(parents=True)
    (program / "b" / "x").write_text("x")
    (program / "a").symlink_to("b/x")
    release.archive(program, tmp_path / "1.tar.xz", 0)
    (program / "b" / "x").touch()
    release.archive(program, tmp_path / "2.tar.xz", 0)
    assert (tmp_path / "1.tar.xz").read_bytes() == (tmp_path / "2.tar.xz").read_bytes()
    with tarfile.open(tmp_path / "1.tar.xz") as tar:
        assert tar.getnames() == ["aixreader-1", "aixreader-1/a", "aixreader-1/b", "aixreader-1/b/x"]
        assert tar.getmember("aixreader-1/a").linkname == "b/x"


def test_a_folder_that_is_there_is_not_touched(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release, "CHECKOUT", checkout)
    assert release.main(["--check"]) == 0
    assert release.main([str(checkout)]) == 2
    assert "does not exist" in capsys.readouterr().err
