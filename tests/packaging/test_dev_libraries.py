"""The libraries Qt needs: what the loader lacks, which packages hold it, and the one command that is told or run.

Neither apt nor the loader is asked for real; stand-ins answer as they do on a bare machine.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import dev_libraries
import pytest
from dev_environment import DevError
from dev_libraries import asked_here, missing_libraries, package_name, packages_for, require, unresolved

LDD = """\
/x/libQt6WebEngineCore.so.6:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibnss3.so => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibxcb-cursor.so.0 => not found
/x/libqxcb.so:
\tlibxcb-cursor.so.0 => not found
"""


@pytest.fixture
def qt(tmp_path: Path) -> Path:
    """A folder of PySide6 with some of the files the loader is asked about."""
    for name in (*dev_libraries.ASKED[:2], *dev_libraries.ASKED_ON_WAYLAND[:1]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


@pytest.fixture
def debian_12(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian before the renaming for 64-bit times, with its list of packages fetched."""
    _debian(monkeypatch, known=lambda name: not name.endswith("t64"), renamed=False)


def _debian(monkeypatch: pytest.MonkeyPatch, *, known: object, renamed: bool) -> None:
    monkeypatch.setattr(dev_libraries, "_apt_knows", known)
    monkeypatch.setattr(dev_libraries, "_has_renamed_packages", lambda: renamed)
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")


def test_what_the_loader_does_not_find() -> None:
    assert unresolved(LDD) == ["libnss3.so", "libxcb-cursor.so.0"]
    assert unresolved("\tnot a dynamic executable\n") == []


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libXcomposite.so.1", "libxcomposite1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libxcb-dri3.so.0", "libxcb-dri3-0"),
        ("libasound.so.2", "libasound2"),
        ("libnss3.so", "libnss3"),
        ("libsmime3.so", "libnss3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libbrotlidec.so.1", "libbrotli1"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_packages_by_debians_rule(library: str, package: str) -> None:
    assert package_name(library) == package


@pytest.mark.usefixtures("debian_12")
def test_a_package_is_named_once() -> None:
    assert packages_for(["libnss3.so", "libsmime3.so", "libasound.so.2"]) == ["libasound2", "libnss3"]


def test_renamed_packages_go_by_their_new_name(monkeypatch: pytest.MonkeyPatch) -> None:
    _debian(monkeypatch, known=lambda name: name in ("libasound2t64", "libnss3"), renamed=True)
    assert packages_for(["libasound.so.2", "libnss3.so"]) == ["libasound2t64", "libnss3"]


def test_without_a_list_of_packages_the_system_tells_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    _debian(monkeypatch, known=lambda _name: False, renamed=False)
    assert packages_for(["libasound.so.2"]) == ["libasound2"]


# ----------------------------------------------------------------------------------------------------------- the loader
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's loader")
@pytest.mark.parametrize("wayland", [False, True])
def test_the_loader_is_asked_once_about_all_files(
    qt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wayland: bool
) -> None:
    ldd = tmp_path / "bin" / "ldd"
    ldd.parent.mkdir()
    ldd.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >> "$0.asked"\nprintf "\\tlibnss3.so => not found\\n"\n')
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{ldd.parent}{os.pathsep}{os.environ['PATH']}")
    env = {"WAYLAND_DISPLAY": "wayland-0"} if wayland else {}
    assert missing_libraries(qt, asked_here(env)) == ["libnss3.so"]
    asked = (tmp_path / "bin" / "ldd.asked").read_text().splitlines()
    wanted = [*dev_libraries.ASKED[:2], *(dev_libraries.ASKED_ON_WAYLAND[:1] if wayland else ())]
    assert asked == [str(qt / name) for name in wanted]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's loader")
def test_the_qt_of_these_tests_lacks_nothing() -> None:
    import PySide6

    folder = Path(PySide6.__path__[0])
    present = [name for name in dev_libraries.ASKED if (folder / name).exists()]
    assert present == list(dev_libraries.ASKED), "PySide6 has moved a file that the loader is asked about"
    assert missing_libraries(folder, asked_here({})) == []


def test_no_loader_is_asked_elsewhere(qt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(shutil, "which", lambda _name: "/bin/false")
    assert missing_libraries(qt, asked_here({})) == []


# ------------------------------------------------------------------------------------------------ what is done about it
def lacking(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """The loader's answers, one after the other."""
    left = iter(answers)
    monkeypatch.setattr(dev_libraries, "missing_libraries", lambda _folder, _asked: next(left))


def test_nothing_is_said_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, [])
    monkeypatch.setattr(dev_libraries, "_apt_knows", pytest.fail)
    require(Path("qt"))


@pytest.mark.usefixtures("debian_12")
def test_a_user_is_told_exactly_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, ["libasound.so.2", "libnss3.so", "libsmime3.so"])
    monkeypatch.setattr(dev_libraries, "is_root", lambda: False)
    monkeypatch.setattr(dev_libraries, "apt_install", pytest.fail)
    with pytest.raises(DevError) as caught:
        require(Path("qt"))
    assert str(caught.value).splitlines() == [
        "Qt needs shared libraries that this system does not have: libasound.so.2, libnss3.so, libsmime3.so",
        "Install them with:",
        "  sudo apt-get install -y --no-install-recommends libasound2 libnss3",
    ]


def test_a_user_of_a_bare_machine_is_told_to_fetch_the_list_too(monkeypatch: pytest.MonkeyPatch) -> None:
    _debian(monkeypatch, known=lambda _name: False, renamed=False)
    lacking(monkeypatch, ["libnss3.so"])
    monkeypatch.setattr(dev_libraries, "is_root", lambda: False)
    with pytest.raises(DevError) as caught:
        require(Path("qt"))
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3"
    assert str(caught.value).splitlines()[-1] == f"  {command}"


def test_without_apt_only_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, ["libnss3.so"])
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(DevError, match=r"libnss3\.so\nInstall the packages that hold them\.$"):
        require(Path("qt"))


@pytest.mark.usefixtures("debian_12")
def test_root_gets_them_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    installed: list[tuple[str, ...]] = []

    def apt_install(*packages: str) -> bool:
        installed.append(packages)
        return True

    lacking(monkeypatch, ["libnss3.so", "libEGL.so.1"], [])
    monkeypatch.setattr(dev_libraries, "is_root", lambda: True)
    monkeypatch.setattr(dev_libraries, "apt_install", apt_install)
    monkeypatch.setattr(dev_libraries, "apt_update", pytest.fail)
    require(Path("qt"))
    assert installed == [("libegl1", "libnss3")]
    assert capsys.readouterr().out.startswith("Installing 2 shared libraries")


def test_on_a_bare_machine_the_list_of_packages_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    did: list[str] = []

    def apt_install(*packages: str) -> bool:
        did.extend(packages)
        return True

    lacking(monkeypatch, ["libasound.so.2"], [])
    _debian(monkeypatch, known=lambda name: "update" in did and name == "libasound2t64", renamed=False)
    monkeypatch.setattr(dev_libraries, "is_root", lambda: True)
    monkeypatch.setattr(dev_libraries, "apt_update", lambda: did.append("update"))
    monkeypatch.setattr(dev_libraries, "apt_install", apt_install)
    require(Path("qt"))
    assert did == ["update", "libasound2t64"], "only the fetched list knows the new name"


@pytest.mark.usefixtures("debian_12")
@pytest.mark.parametrize(
    ("works", "left", "words"),
    [(False, [], "apt-get could not install libnss3"), (True, ["libnss3.so"], "Qt still needs libnss3.so")],
)
def test_what_root_cannot_get_is_told(
    works: bool, left: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(monkeypatch, ["libnss3.so"], left)
    monkeypatch.setattr(dev_libraries, "is_root", lambda: True)
    monkeypatch.setattr(dev_libraries, "apt_install", lambda *_packages: works)
    with pytest.raises(DevError, match=words):
        require(Path("qt"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the stand-ins are shell scripts")
@pytest.mark.parametrize(("said", "knows"), [("  Candidate: 1.2", True), ("  Candidate: (none)", False), ("", False)])
def test_what_apt_knows(said: str, knows: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "apt-cache"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert dev_libraries._apt_knows("libx") is knows
