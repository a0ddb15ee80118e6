"""The Debian package: its files, permissions and dependencies."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import deb
import pytest
import system_parts

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="it is made with Debian's own tools")


@pytest.fixture
def standalone(tmp_path: Path) -> Path:
    """What stands for the program: it tells its version."""
    folder = tmp_path / "standalone"
    inside = folder / "_internal/aixreader/resources"
    for path, text in {
        folder / "aixreader": "#!/bin/sh\necho aixreader 1.2.3\n",
        folder / "LICENSE": "Apache",
        folder / "CONTENTS.txt": "all",
        folder / "sbom.cdx.json": json.dumps(
            {
                "metadata": {"timestamp": "2026-01-02T03:04:05Z", "component": {"bom-ref": "aixreader"}},
                "components": [
                    {"bom-ref": purl, "purl": purl} for purl in ("pkg:pypi/tea@1", "pkg:deb/debian/libc6@2")
                ],
            }
        ),
        folder / "licences/qt/LGPL": "LGPL",
        folder / "share/applications/aixreader.desktop": "[Desktop Entry]",
        inside / "changelog.md": "# Changelog",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "aixreader").chmod(0o755)
    return folder


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_everything_lies_where_it_belongs(standalone: Path, tmp_path: Path) -> None:
    package = deb.make(standalone, tmp_path / "out")
    assert package.name.startswith("aixreader_1.2.3_")
    lines = [line.split(maxsplit=5) for line in run("dpkg-deb", "--contents", str(package)).splitlines()]
    files = {line[5].removeprefix("./"): (line[0], line[1]) for line in lines if not line[0].startswith("d")}
    assert set(files) == {
        "usr/bin/aixreader -> ../lib/aixreader/aixreader",
        "usr/lib/aixreader/_internal/aixreader/resources/changelog.md",
        "usr/lib/aixreader/aixreader",
        "usr/lib/aixreader/aixreader.apparmor",
        "usr/share/applications/aixreader.desktop",
        "usr/share/doc/aixreader/NEWS.gz",
        "usr/share/doc/aixreader/changelog.gz",
        "usr/share/doc/aixreader/contents.txt",
        "usr/share/doc/aixreader/copyright",
        "usr/share/doc/aixreader/licences/qt/LGPL",
        "usr/share/doc/aixreader/sbom.cdx.json",
        "usr/share/lintian/overrides/aixreader",
    }
    assert {owner for _, owner in files.values()} == {"root/root"}
    run("dpkg-deb", "--extract", str(package), str(tmp_path / "root"))
    doc = tmp_path / "root/usr/share/doc/aixreader"
    assert gzip.decompress((doc / "NEWS.gz").read_bytes()) == b"# Changelog"
    changelog = gzip.decompress((doc / "changelog.gz").read_bytes()).decode()
    assert changelog.startswith("aixreader (1.2.3) ")
    assert changelog.endswith("  Fri, 02 Jan 2026 03:04:05 +0000\n")
    assert (standalone / "share").is_dir(), "what it is made of stays as it is"


def test_one_program_makes_one_package(standalone: Path, tmp_path: Path) -> None:
    first = deb.make(standalone, tmp_path / "1").read_bytes()
    later = standalone.stat().st_mtime + 4000
    for path in standalone.rglob("*"):
        os.utime(path, (later, later))
    assert deb.make(standalone, tmp_path / "2").read_bytes() == first


def test_who_removes_it_is_told_where_the_data_is(standalone: Path, tmp_path: Path) -> None:
    package = deb.make(standalone, tmp_path / "out")
    run("dpkg-deb", "--control", str(package), str(tmp_path / "control"))
    script = str(tmp_path / "control" / "postrm")
    assert "~/.local/share/aixreader" in run(script, "remove")
    assert run(script, "upgrade", "2.0") == ""


@pytest.mark.parametrize("knows", [True, False], ids=["knows of namespaces", "does not"])
def test_a_system_that_holds_namespaces_back_is_told_of_the_reader(tmp_path: Path, knows: bool) -> None:
    """The sandbox needs them; an older AppArmor could not even read the profile."""
    source = Path(deb.HERE) / "linux"
    profiles = tmp_path / "etc" / "apparmor.d"
    (profiles / ("abi" if knows else ".")).mkdir(parents=True, exist_ok=True)
    if knows:
        (profiles / "abi" / "4.0").touch()
    (tmp_path / deb.LIB).mkdir(parents=True)
    shutil.copy(source / deb.PROFILE, tmp_path / deb.LIB)
    for name in deb.SCRIPTS:  # with another root
        text = (source / name).read_text("utf-8")
        (tmp_path / name).write_text(re.sub(r"(?<= )/(?=etc|usr|sys)", f"{tmp_path}/", text), encoding="utf-8")
    run("sh", str(tmp_path / "postinst"), "configure")
    assert (profiles / "aixreader").exists() == knows
    if knows:
        assert (profiles / "aixreader").read_bytes() == (source / deb.PROFILE).read_bytes()
    run("sh", str(tmp_path / "postrm"), "upgrade", "2.0")
    assert (profiles / "aixreader").exists() == knows
    run("sh", str(tmp_path / "postrm"), "remove")
    assert not (profiles / "aixreader").exists()


def test_libraries_of_debian_are_left_to_debian(standalone: Path, tmp_path: Path) -> None:
    """They get its security updates there, and others of newer releases need them as they are."""
    for path in ("_internal/libc.so.6", "_internal/libnobodys.so.1", "licences/system/libc6/copyright"):
        (standalone / path).parent.mkdir(parents=True, exist_ok=True)
        (standalone / path).write_text("")
    package = deb.make(standalone, tmp_path / "out")
    run("dpkg-deb", "--extract", str(package), str(tmp_path / "root"))
    assert {path.name for path in (tmp_path / "root" / deb.LIB).rglob("*.so.*")} == {"libnobodys.so.1"}
    doc = tmp_path / "root" / deb.DOC
    assert not (doc / "licences" / "system").exists()
    assert "libc.so.6" not in (doc / "contents.txt").read_text("utf-8")
    listed = json.loads((doc / "sbom.cdx.json").read_text("utf-8"))
    assert [part["purl"] for part in listed["components"]] == ["pkg:pypi/tea@1"]


def test_it_says_what_it_needs(standalone: Path, tmp_path: Path) -> None:
    if not sys.platform.startswith("linux") or shutil.which("objdump") is None:
        pytest.skip("it reads Linux programs with objdump")
    shutil.copy("/bin/sh", standalone / "_internal" / "tool")
    needed = run("dpkg-deb", "--field", str(deb.make(standalone, tmp_path / "out")), "Depends").strip().split(", ")
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", needed[0])
    assert "fontconfig" in needed


def test_a_package_that_was_renamed_is_asked_for_by_its_new_name_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the old one Ubuntu gives another library, with which the reader does not start."""
    monkeypatch.setattr(system_parts, "package_of", lambda library: library.partition(".so")[0])
    assert deb.dependency("libasound2.so.2") == "libasound2t64 | libasound2"
    assert deb.dependency("libx11-6.so.6") == "libx11-6"


def test_what_no_package_holds_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(deb.DebError, match="Install libnowhere7"):
        deb.dependency("libnowhere.so.7")
    assert deb.main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "holds no standalone reader" in capsys.readouterr().err
