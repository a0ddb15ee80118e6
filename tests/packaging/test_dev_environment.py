"""The checkout's environment: made once, known again, never half done; and the words for what may go wrong.

Nothing is fetched here: what would be installed is written down by a stand-in.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import dev_environment
import pytest
from dev_environment import DevError, Environment, write_pointer_wheel

CHECKOUT = Path(__file__).resolve().parents[2]


class Recorded(Environment):
    """An environment that writes down what it would do; its Python is this one."""

    def __init__(self, checkout: Path, *, fails: Exception | None = None) -> None:
        super().__init__(checkout)
        self.did: list[str] = []
        self._fails = fails

    def _make(self) -> None:
        self.did.append("made")
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        self.python.chmod(0o755)

    def _install(self, lock: Path) -> None:
        self.did.append(lock.name)
        if self._fails:
            raise self._fails

    def _install_checkout(self) -> None:
        self.did.append("checkout")


@pytest.fixture
def locks(checkout: Path) -> Path:
    """The folder of the locks of a small checkout."""
    return checkout / "packaging"


# ------------------------------------------------------------------------------------------------- made and known again
@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")
class TestPrepare:
    def test_a_second_time_costs_nothing(self, checkout: Path, locks: Path) -> None:
        first, second = Recorded(checkout), Recorded(checkout)
        first.prepare(locks / "requirements.lock")
        second.prepare(locks / "requirements.lock")
        assert (first.did, second.did) == (["made", "requirements.lock", "checkout"], [])

    def test_the_lock_for_developers_serves_both_commands(self, checkout: Path, locks: Path) -> None:
        Recorded(checkout).prepare(locks / "requirements-dev.lock")
        reader = Recorded(checkout)
        reader.prepare(locks / "requirements.lock")
        assert reader.did == []

    def test_the_readers_lock_is_not_enough_for_the_tests(self, checkout: Path, locks: Path) -> None:
        Recorded(checkout).prepare(locks / "requirements.lock")
        developer = Recorded(checkout)
        developer.prepare(locks / "requirements-dev.lock")
        assert "requirements-dev.lock" in developer.did

    @pytest.mark.parametrize("changed", ["packaging/requirements.lock", "aixreader/__init__.py", "pyproject.toml"])
    def test_what_has_changed_is_installed_anew(self, checkout: Path, locks: Path, changed: str) -> None:
        Recorded(checkout).prepare(locks / "requirements.lock")
        file = checkout / changed
        text = (
            file.read_text("utf-8").replace('__version__ = "', '__version__ = "9.').replace("cli.main:", "cli.other:")
        )
        file.write_text(text + "\n# changed\n", encoding="utf-8")
        again = Recorded(checkout)
        again.prepare(locks / "requirements.lock")
        assert again.did != []

    def test_a_checkout_that_has_moved_is_installed_anew(self, checkout: Path) -> None:
        Recorded(checkout).prepare(checkout / "packaging" / "requirements.lock")
        moved = checkout.rename(checkout.with_name("moved"))
        again = Recorded(moved)
        again.prepare(moved / "packaging" / "requirements.lock")
        assert "checkout" in again.did

    @pytest.mark.parametrize("damage", ["unfinished", "stamp", "python"])
    def test_a_damaged_one_is_made_anew(self, checkout: Path, locks: Path, damage: str) -> None:
        environment = Recorded(checkout)
        environment.prepare(locks / "requirements.lock")
        if damage == "unfinished":
            environment._unfinished.touch()
        elif damage == "stamp":
            environment._stamp.write_text('["not', encoding="utf-8")
        else:
            environment.python.write_text("#!/nowhere/python\n", encoding="utf-8")
        again = Recorded(checkout)
        again.prepare(locks / "requirements.lock")
        assert again.did[0] == "made"

    def test_what_failed_is_tried_again(self, checkout: Path, locks: Path) -> None:
        with pytest.raises(DevError, match="no connection"):
            Recorded(checkout, fails=DevError("no connection")).prepare(locks / "requirements.lock")
        again = Recorded(checkout)
        again.prepare(locks / "requirements.lock")
        assert again.did == ["made", "requirements.lock", "checkout"]

    def test_a_full_disk_is_told_in_words(self, checkout: Path, locks: Path) -> None:
        full = OSError(28, "No space left on device")
        with pytest.raises(DevError, match="the disk is full"):
            Recorded(checkout, fails=full).prepare(locks / "requirements.lock")


def test_an_environment_is_really_made(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own `venv` makes it, without pip to be quick; what lay there before is gone."""
    run = subprocess.run

    def quick(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        without = ["--without-pip"] if "venv" in command else []
        return run([*command, *without], **options)  # type: ignore[call-overload, no-any-return]  # handed through

    monkeypatch.setattr(subprocess, "run", quick)
    environment = Environment(checkout)
    environment.folder.mkdir()
    (environment.folder / "left over").touch()
    environment._make()
    assert environment.python.exists()
    assert not (environment.folder / "left over").exists()
    assert not environment._is_usable(), "until its packages are in, it is half done"
    environment._unfinished.unlink()
    assert environment._is_usable()


def test_qt_is_found_where_it_is_installed(ready: Path) -> None:
    environment = Environment(ready)
    folder = environment.qt_folder()
    assert (folder.name, folder.parent.name) == ("PySide6", "site-packages")
    folder.rmdir()
    with pytest.raises(DevError, match=r"PySide6 is missing .*\nDelete that folder"):
        environment.qt_folder()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for pip is a shell script")
@pytest.mark.parametrize(("code", "words"), [("exit 1", "no connection"), ("kill -9 $$", "signal 9"), ("exit 0", "")])
def test_what_pip_says_is_shown_and_explained(
    checkout: Path, code: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = Environment(checkout)
    environment.python.parent.mkdir(parents=True)
    environment.python.write_text(f"#!/bin/sh\necho 'getaddrinfo failed' >&2\n{code}\n", encoding="utf-8")
    environment.python.chmod(0o755)
    if words:
        with pytest.raises(DevError, match=words):
            environment._pip("install", "x")
    else:
        environment._pip("install", "x")
    assert "getaddrinfo failed" in capsys.readouterr().err
    assert environment._unfinished.exists() is ("signal" in words), "an interrupted pip leaves the note behind"


# -------------------------------------------------------------------------------------------- the checkout as a package
@pytest.fixture
def pointer(tmp_path: Path) -> Iterator[zipfile.ZipFile]:
    """The wheel that points to this checkout."""
    with zipfile.ZipFile(write_pointer_wheel(CHECKOUT, tmp_path)) as archive:
        yield archive


def test_the_pointer_names_checkout_version_and_programs(pointer: zipfile.ZipFile) -> None:
    import aixreader

    info = f"aixreader-{aixreader.__version__}.dist-info"
    assert pointer.read("aixreader-checkout.pth").decode() == f"{CHECKOUT}\n"
    assert f"Version: {aixreader.__version__}\n" in pointer.read(f"{info}/METADATA").decode()
    assert pointer.read(f"{info}/entry_points.txt").decode() == (
        "[console_scripts]\naixreader = aixreader.cli.main:main\n\n"
        "[gui_scripts]\naixreader-gui = aixreader.ui.app.main:main\n\n"
    )


def test_the_pointers_record_is_true(pointer: zipfile.ZipFile) -> None:
    names = pointer.namelist()
    record = next(name for name in names if name.endswith("/RECORD"))
    rows = list(csv.reader(pointer.read(record).decode().splitlines()))
    assert [name for name, _, _ in rows] == names
    for name, digest, size in rows:
        if name != record:
            content = pointer.read(name)
            own = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
            assert (digest, size) == (f"sha256={own}", str(len(content)))


def test_pip_takes_the_pointer(tmp_path: Path) -> None:
    wheel = write_pointer_wheel(CHECKOUT, tmp_path)
    there = tmp_path / "there"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(there), str(wheel)], check=True, capture_output=True)
    assert (there / "aixreader-checkout.pth").is_file()
    assert sorted(path.stem for path in (there / "bin").iterdir()) == ["aixreader", "aixreader-gui"]


# ---------------------------------------------------------------------------------------------------- what may go wrong
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one the lock names"),
        ("NewConnectionError('Failed to establish a new connection: [Errno -3]')", "no connection"),
        ("Temporary failure in name resolution", "no connection"),
        (
            "ERROR: No matching distribution found for pyside6-essentials==6.11.3",
            "no ready-made pyside6-essentials==6.11.3",
        ),
        ("something else", "otherwise"),
    ],
)
def test_usual_troubles_are_told_in_words(said: str, words: str) -> None:
    assert words in dev_environment._explain(said, "otherwise")


@pytest.mark.parametrize(
    ("apt", "root", "words"),
    [
        (None, True, "Install your system's package for it"),
        ("/usr/bin/apt-get", False, r"Install it with:  sudo apt-get install python3\.\d+-venv"),
    ],
)
def test_a_python_without_venv(apt: str | None, root: bool, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: apt)
    monkeypatch.setattr(dev_environment, "is_root", lambda: root)
    with pytest.raises(DevError, match=words):
        dev_environment._install_venv_module()


@pytest.mark.parametrize("works", [True, False])
def test_root_installs_what_venv_lacks(works: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def apt_install(*packages: str) -> bool:
        asked.extend(packages)
        return works

    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev_environment, "is_root", lambda: True)
    monkeypatch.setattr(dev_environment, "apt_install", apt_install)
    if works:
        dev_environment._install_venv_module()
    else:
        with pytest.raises(DevError, match="apt-get could not install"):
            dev_environment._install_venv_module()
    assert asked == [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


@pytest.mark.parametrize(
    ("codes", "calls", "works"),
    [
        ([0], ["install"], True),
        ([100, 0, 0], ["install", "update", "install"], True),
        ([100, 100], ["install", "update"], False),
        ([100, 0, 100], ["install", "update", "install"], False),
    ],
    ids=["at once", "after an update", "no update", "not at all"],
)
def test_apt_is_asked_twice_at_most(
    codes: list[int], calls: list[str], works: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    left = iter(codes)

    def apt_get(*arguments: str) -> subprocess.CompletedProcess[str]:
        asked.append(arguments[0])
        return subprocess.CompletedProcess(arguments, next(left), "E: its reason\n")

    monkeypatch.setattr(dev_environment, "_apt_get", apt_get)
    assert dev_environment.apt_install("libx") is works
    assert asked == calls
    assert capsys.readouterr().err == ("" if works else "E: its reason\n")


@pytest.mark.skipif(os.name == "nt", reason="apt is Debian's")
@pytest.mark.parametrize(("patience", "works"), [(60.0, True), (0.0, False)])
def test_another_apt_is_waited_for(
    patience: float, works: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked"
    locked.touch()
    program = tmp_path / "apt-get"
    lock = "E: Could not get lock /var/lib/dpkg/lock-frontend."
    program.write_text(f"#!/bin/sh\n[ -e {locked} ] || exit 0\nrm -f {locked}\necho {lock!r} >&2\nexit 100\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(dev_environment, "APT_LOCK_TIMEOUT", patience)
    monkeypatch.setattr(dev_environment, "APT_RETRY_INTERVAL", 0.01)
    assert (dev_environment.apt_update().returncode == 0) is works
    assert not locked.exists()


def test_the_stamp_is_readable(ready: Path) -> None:
    stamp = json.loads((ready / ".venv" / "aixreader-installed.json").read_text("utf-8"))
    assert set(stamp) == {"requirements.lock", "requirements-dev.lock", "aixreader"}
