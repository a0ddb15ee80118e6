"""The locks: every requirement pinned and hashed, for every platform and Python that can run the reader."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import lock
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = sorted(lock.LOCKS)
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
HASH = re.compile(r" {4}--hash=sha256:([0-9a-f]{64})")
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = ("linux", "darwin", "win32")
BY_PLATFORM = {"nh3": 6, "pyside6": 4, "pyside6-addons": 4, "pyside6-essentials": 4, "pyyaml": 6, "shiboken6": 4}
"""Package that is compiled -> how many hashes it has at least: two processors on each of three systems, but for Qt,
whose wheel for macOS serves both and which has none of its own for every other."""

Entries = dict[str, dict[str, set[str]]]


def text_of(name: str) -> str:
    return (CHECKOUT / "packaging" / name).read_text("utf-8")


@cache
def requirement(written: str) -> Requirement:
    """A requirement as it is written in a lock; each is asked about for every Python and platform."""
    return Requirement(written)


@cache
def fits(written: str, python: str, platform: str) -> bool:
    """Whether the marker of a requirement, if it has one, selects this Python on this platform."""
    where = {"python_version": python, "python_full_version": f"{python}.1"}
    where |= {"sys_platform": platform, "platform_python_implementation": "CPython", "implementation_name": "cpython"}
    marker = requirement(written).marker
    return marker is None or marker.evaluate(where)


@cache
def entries(name: str) -> Entries:
    """Package -> its requirements as written (several, where they differ by marker) -> their hashes."""
    result: Entries = {}
    body = "".join(line for line in text_of(name).splitlines(keepends=True) if not line.startswith("#"))
    for entry in body.replace("\\\n", "").splitlines():
        written, *hashes = entry.split(" --hash=sha256:")
        package = canonicalize_name(requirement(written.strip()).name)
        result.setdefault(package, {})[written.strip()] = {value.strip() for value in hashes}
    return result


def chosen(entries: Entries, package: str, python: str, platform: str) -> list[Requirement]:
    """What is installed of a package by this Python on this platform."""
    return [requirement(written) for written in entries.get(package, ()) if fits(written, python, platform)]


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pin_or_a_hash(name: str) -> None:
    first, *lines = text_of(name).splitlines()
    assert f"{first}\n" == lock.HEADER.format(python=lock.OLDEST_PYTHON)
    odd = [
        line for line in lines if not HASH.fullmatch(line.removesuffix(" \\")) and not re.match(r"[a-z0-9.-]+==", line)
    ]
    assert odd == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_one_version_and_hashes(name: str) -> None:
    for package, requirements in entries(name).items():
        for written, hashes in requirements.items():
            assert hashes, written
            assert [each.operator for each in requirement(written).specifier] == ["=="], written
        for python in PYTHONS:
            for platform in PLATFORMS:
                assert len(chosen(entries(name), package, python, platform)) <= 1, (package, python, platform)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", LOCKS)
def test_all_that_the_project_names_is_locked_as_it_asks(name: str, python: str, platform: str) -> None:
    groups = [*PROJECT["project"]["dependencies"]]
    if name != "requirements.lock":
        groups += PROJECT["dependency-groups"][lock.LOCKS[name][1]]
    result = entries(name)
    for wanted in map(Requirement, groups):
        here = wanted.marker is None or wanted.marker.evaluate({"python_version": python, "sys_platform": platform})
        if here:
            locked = chosen(result, canonicalize_name(wanted.name), python, platform)
            assert len(locked) == 1, f"{wanted} on {platform} with Python {python}"
            version = next(iter(locked[0].specifier)).version
            assert wanted.specifier.contains(version), wanted


@pytest.mark.parametrize("name", LOCKS)
def test_qt_is_split_where_python_is(name: str) -> None:
    """6.12 aborts on Python 3.11."""
    result = entries(name)
    for package in ("pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6"):
        versions = {python: str(chosen(result, package, python, "linux")[0].specifier) for python in PYTHONS}
        assert versions["3.11"].startswith("==6.11."), package
        assert versions["3.12"] == versions["3.13"] != versions["3.11"], package


@pytest.mark.parametrize("name", LOCKS)
def test_compiled_packages_have_wheels_for_every_platform(name: str) -> None:
    result = entries(name)
    for package, least in BY_PLATFORM.items():
        for written, hashes in result[package].items():
            assert len(hashes) >= least, written
    for package, requirements in result.items():
        if package.startswith(("pyside6", "shiboken6")) and package not in BY_PLATFORM:
            assert all(len(hashes) >= 3 for hashes in requirements.values()), package


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_for_developers_holds_all_of_the_other(python: str, platform: str) -> None:
    """Markers may differ: what the reader's packages need on some systems, a developer's may need on all."""
    reader, developer = entries("requirements.lock"), entries("requirements-dev.lock")

    def pins(lock: Entries, package: str) -> list[tuple[str, set[str]]]:
        chosen = [written for written in lock.get(package, ()) if fits(written, python, platform)]
        return [(str(requirement(written).specifier), lock[package][written]) for written in chosen]

    needed = {package: found for package in reader if (found := pins(reader, package))}
    assert {package: pins(developer, package) for package in needed} == needed


def test_the_tests_run_with_what_is_locked() -> None:
    from importlib.metadata import version

    platform = "linux" if sys.platform.startswith("linux") else sys.platform
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    for package in entries("requirements.lock"):
        for requirement in chosen(entries("requirements.lock"), package, python, platform):
            assert requirement.specifier.contains(version(package)), requirement


# ---------------------------------------------------------------------------------------------------- how they are made
def test_the_oldest_python_is_the_projects() -> None:
    assert PROJECT["project"]["requires-python"] == f">={lock.OLDEST_PYTHON}"


@pytest.mark.parametrize("name", LOCKS)
def test_the_resolver_is_asked_for_all_platforms_and_hashes(name: str, tmp_path: Path) -> None:
    stand_in = tmp_path / "uv.py"
    stand_in.write_text(
        "import json, os, pathlib, sys\n"
        "draft = pathlib.Path(sys.argv[sys.argv.index('--output-file') + 1])\n"
        "draft.write_text(json.dumps([os.getcwd(), *sys.argv[1:]]))\n"
        "sys.exit(3)\n"
    )
    draft = tmp_path / "draft"
    assert lock.resolve([sys.executable, str(stand_in)], lock.LOCKS[name], draft) == 3
    folder, *arguments = json.loads(draft.read_text())
    assert Path(folder) == CHECKOUT
    assert arguments[:3] == ["pip", "compile", "pyproject.toml"]
    assert {"--universal", "--generate-hashes", "--upgrade", "--no-emit-index-url"} <= set(arguments)
    assert arguments[arguments.index("--python-version") + 1] == lock.OLDEST_PYTHON
    assert ("--group" in arguments) is (name != "requirements.lock")


def test_a_resolver_that_fails_leaves_the_locks_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def create(folder: str, *, with_pip: bool) -> None:
        assert with_pip
        (Path(folder) / "bin").mkdir()
        (Path(folder) / "bin" / "python").touch()

    for name in LOCKS:
        (tmp_path / "packaging").mkdir(exist_ok=True)
        (tmp_path / "packaging" / name).write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(lock, "CHECKOUT", tmp_path)
    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: None)
    monkeypatch.setattr(lock, "resolve", lambda _uv, _groups, _draft: 2)
    assert lock.main() == 2
    assert {(tmp_path / "packaging" / name).read_text("utf-8") for name in LOCKS} == {"as it was"}


def test_the_locks_say_how_they_are_made_and_nothing_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def create(folder: str, *, with_pip: bool) -> None:
        assert with_pip
        (Path(folder) / "bin").mkdir()
        (Path(folder) / "bin" / "python").touch()

    def resolve(_uv: list[str], groups: tuple[str, ...], draft: Path) -> int:
        draft.write_text(f"of {len(groups)} groups\n", encoding="utf-8")
        return 0

    (tmp_path / "packaging").mkdir()
    monkeypatch.setattr(lock, "CHECKOUT", tmp_path)
    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr("subprocess.run", lambda *_arguments, **_options: None)
    monkeypatch.setattr(lock, "resolve", resolve)
    assert lock.main() == 0
    header = lock.HEADER.format(python="3.11")
    assert (tmp_path / "packaging" / "requirements.lock").read_text("utf-8") == f"{header}of 0 groups\n"
    assert (tmp_path / "packaging" / "requirements-dev.lock").read_text("utf-8") == f"{header}of 2 groups\n"
