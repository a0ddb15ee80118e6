"""The package as it is installed: what is in it, and that it runs from there with its own resources.

It is built without network by the setuptools that is installed here, from a copy of the checkout.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from email import message_from_string
from pathlib import Path

import pytest

import aixreader

CHECKOUT = Path(__file__).resolve().parent.parent
INSIDE = ("aixreader", "resources", "packaging", "tests", "pyproject.toml", "README.md", "LICENSE")
"""What of the checkout is copied: what is to be in the wheel, and what is not to be in it."""

BUILD = """
import sys
from setuptools import build_meta
build_meta.build_wheel(sys.argv[1])
"""
"""What pip calls to build a wheel without build isolation, without the time pip itself takes."""

START = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
sys.argv[0] = "aixreader"
runpy.run_module("aixreader", run_name="__main__", alter_sys=True)
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    checkout.mkdir()
    for name in INSIDE:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, checkout / name, ignore=_left_out)
        else:
            shutil.copy(source, checkout / name)
    command = [sys.executable, "-c", BUILD, str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    wheels = list(folder.glob("*.whl"))
    assert [path.name for path in wheels] == [f"aixreader-{aixreader.__version__}-py3-none-any.whl"]
    return wheels[0]


def _left_out(folder: str, names: list[str]) -> set[str]:
    """What git would not keep; and of the tests all folders, which are many."""
    left = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")(folder, names)
    if Path(folder) == CHECKOUT / "tests":
        left |= {name for name in names if (CHECKOUT / "tests" / name).is_dir()}
    return left


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, away from any checkout."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of one user, who compiles the edition once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(installed: Path, tmp_path: Path) -> Run:
    """Start the installed program: isolated, so that neither current folder nor environment adds a checkout. The
    first start compiles it, as pip does.
    """

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-c", START, str(installed), *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)

    return start


def files_below(folder: Path, pattern: str = "*") -> set[str]:
    """The files of a folder of the checkout that git would keep, relative to it."""
    found = (path.relative_to(folder) for path in folder.rglob(pattern) if path.is_file())
    return {path.as_posix() for path in found if not any(part.startswith((".", "__pycache__")) for part in path.parts)}


def test_every_module_is_inside(names: set[str]) -> None:
    modules = {name for name in names if name.startswith("aixreader/") and name.endswith(".py")}
    assert modules == {f"aixreader/{name}" for name in files_below(CHECKOUT / "aixreader", "*.py")}


def test_every_resource_is_inside(names: set[str]) -> None:
    resources = {name.removeprefix("aixreader/resources/") for name in names if name.startswith("aixreader/resources/")}
    assert resources == files_below(CHECKOUT / "resources")
    assert {"changelog.md", "styles/page.css", "edition/hugo.yaml"} <= resources
    assert any(name.startswith("edition/content/docs/") for name in resources)


def test_nothing_else_is_inside(names: set[str]) -> None:
    info = f"aixreader-{aixreader.__version__}.dist-info"
    assert {name.partition("/")[0] for name in names} == {"aixreader", info}
    inside = {name for name in names if name.startswith("aixreader/") and not name.startswith("aixreader/resources/")}
    assert {Path(name).suffix for name in inside} == {".py"}, "documents for developers stay in the repository"


def test_what_the_wheel_says_of_itself(wheel: Path) -> None:
    info = f"aixreader-{aixreader.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        said = message_from_string(archive.read(f"{info}/METADATA").decode())
        programs = archive.read(f"{info}/entry_points.txt").decode()
        assert f"{info}/licenses/LICENSE" in archive.namelist()
    assert (said["Name"], said["Version"]) == ("aixreader", aixreader.__version__)
    assert (said["License-Expression"], said["Requires-Python"]) == ("Apache-2.0", ">=3.11")
    assert sum(line.startswith("PySide6") for line in said.get_all("Requires-Dist", [])) == 2
    assert "aixreader = aixreader.cli.main:main" in programs
    assert "aixreader-gui = aixreader.ui.app.main:main" in programs


def test_it_is_the_installed_program_that_runs(installed: Path, tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); from aixreader.paths import resources; print(resources())"
    )
    command = [sys.executable, "-I", "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert Path(done.stdout.strip()) == installed / "aixreader" / "resources"


def test_it_tells_its_version(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"aixreader {aixreader.__version__}\n", "")


def test_it_opens_the_edition_it_brought(run: Run, home: Path) -> None:
    done = run("show", "periodictable", "--temp-home", str(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert "eriodic table" in done.stdout
    done = run("list", "--role", "control", "--temp-home", str(home))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 10


def test_it_shows_a_page(run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    picture = tmp_path / "home.png"
    done = run("--screenshot", str(picture), "--temp-home", str(home))
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 5000
