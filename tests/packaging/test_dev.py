"""The commands of a checkout: arguments, started programs, output."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import dev
import pytest
from dev_environment import DevError

from tests.waiting import PROCESS_SECONDS

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = CHECKOUT / "packaging" / "dev.py"
Started = list[tuple[list[str], dict[str, str]]]


def call(script: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The script as a developer starts it, from another folder."""
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd, timeout=PROCESS_SECONDS)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """What would be started, with its environment; nothing is prepared and nothing starts."""
    result: Started = []

    def start(command: list[str], env: dict[str, str]) -> int:
        result.append((command, env))
        return 7

    monkeypatch.setattr(dev, "prepare", lambda lock: Path(f"python-of-{lock}"))
    monkeypatch.setattr(dev, "start", start)
    return result


# ----------------------------------------------------------------------------------------------------- the command line
def test_help_names_the_commands(tmp_path: Path) -> None:
    done = call(SCRIPT, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "{run,test,release}" in done.stdout
    assert "pytest" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["tset"], ["run", "--smok"], ["test", "-k", "x"], ["--", "run"]])
def test_wrong_words_are_refused_before_anything_is_done(tmp_path: Path, arguments: list[str]) -> None:
    done = call(SCRIPT, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: dev.py" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_older_python_is_told_what_it_lacks(tmp_path: Path) -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))
    pretend = f"import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path({str(SCRIPT)!r})"
    command = [sys.executable, "-c", pretend]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert "this is Python 3.9, and AIX Reader needs 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "own", "extra"),
    [
        ("run", ["run"], []),
        ("run --smoke -- --dark", ["run", "--smoke"], ["--dark"]),
        ("test -- -k links", ["test"], ["-k", "links"]),
        ("test -- -- x", ["test"], ["--", "x"]),
        ("test --", ["test"], []),
    ],
)
def test_what_follows_the_dashes_goes_on(line: str, own: list[str], extra: list[str]) -> None:
    assert dev.split_arguments(line.split()) == (own, extra)


# ------------------------------------------------------------------------------------------------ the commands for real
def test_test_hands_its_arguments_to_pytest(ready: Path, tmp_path: Path) -> None:
    done = call(ready / "packaging" / "dev.py", "test", "--", "--version", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"pytest {pytest.__version__}" in (done.stdout + done.stderr).splitlines()


def test_test_hands_pytests_exit_code_back_and_runs_in_the_checkout(ready: Path, tmp_path: Path) -> None:
    (ready / "tests").mkdir()
    (ready / "tests" / "test_x.py").write_text("def test_x(): pass", encoding="utf-8")
    done = call(ready / "packaging" / "dev.py", "test", "--", "-k", "nothing", "-p", "no:cacheprovider", cwd=tmp_path)
    assert done.returncode == 5, done.stderr
    assert f"rootdir: {ready}" in done.stdout
    assert "1 deselected" in done.stdout


def test_run_hands_its_arguments_to_the_reader(ready: Path, tmp_path: Path) -> None:
    done = call(ready / "packaging" / "dev.py", "run", "--", "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("aixreader ")


# ------------------------------------------------------------------------------------------------------ what is started
def test_tests_run_with_the_lock_for_developers(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    assert dev.main(["test", "--", "-x"]) == 7
    pytest_alone = ["python-of-requirements-dev.lock", "-m", "pytest"]
    assert [command for command, _ in started] == [[*pytest_alone, "-x"]]
    assert dev.main(["test"]) == 7
    assert started[1][0] == [*pytest_alone, *dev.SIDE_BY_SIDE], "all of them take long"


def test_packages_are_made_with_the_lock_for_packages(started: Started) -> None:
    assert dev.main(["release", "--", "out", "--check"]) == 7
    script = str(CHECKOUT / "packaging" / "release.py")
    assert [command for command, _ in started] == [["python-of-requirements-packages.lock", script, "out", "--check"]]


@pytest.mark.parametrize("extra", [["show", "teapot"], ["--version"], ["--edition", "x", "-h"]])
def test_a_command_on_the_terminal_needs_no_screen(started: Started, extra: list[str]) -> None:
    assert dev.main(["run", "--", *extra]) == 7
    assert started == [(["python-of-requirements.lock", "-m", "aixreader", *extra], dict(os.environ))]


@pytest.mark.parametrize("extra", [["--smoke"], ["--screenshot=x.png"], ["--dark", "--screenshot", "x.png"]])
def test_what_ends_by_itself_is_started_once(
    started: Started, monkeypatch: pytest.MonkeyPatch, extra: list[str]
) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda _env: False)
    assert dev.main(["run", "--", *extra]) == 7
    assert [command[3:] for command, _ in started] == [extra]


def test_with_a_screen_the_window_opens(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda _env: True)
    assert dev.main(["run", "--", "--dark"]) == 7
    assert [command[1:] for command, _ in started] == [["-m", "aixreader", "--dark"]]


@pytest.mark.parametrize(
    ("env", "linux"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:x"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ""}, False),
    ],
)
def test_a_screen(env: dict[str, str], linux: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert dev.has_screen(env) is linux
    monkeypatch.setattr(sys, "platform", "darwin")
    assert dev.has_screen(env) is (env.get("QT_QPA_PLATFORM", "xcb") == "xcb")


@pytest.mark.parametrize(
    ("root", "platform", "off"), [(True, "linux", True), (False, "linux", False), (True, "darwin", False)]
)
def test_only_root_runs_without_the_sandbox_and_is_told(
    root: bool, platform: str, off: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr("dev_environment.is_root", lambda: root)
    monkeypatch.setattr(sys, "platform", platform)
    assert ("QTWEBENGINE_DISABLE_SANDBOX" in dev.environment()) is off
    assert ("sandbox is off" in capsys.readouterr().err) is off


# ----------------------------------------------------------------------------------------------------- without a screen
@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Make a program that stands in for the reader: it notes how it was called, says something and does `more`."""
    monkeypatch.setattr(dev, "PICTURES", tmp_path / "pictures")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(dev, "environment", lambda: dict(os.environ))

    def make(more: str) -> list[str]:
        script = tmp_path / "reader.py"
        notes = f"open({str(tmp_path / 'notes')!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')"
        platform = "print('Failed to create RHI on', os.environ['QT_QPA_PLATFORM'])"
        script.write_text(f"import os, sys\n{notes}\n{platform}\n{more}\n", encoding="utf-8")
        return [sys.executable, str(script)]

    return make


def test_without_a_screen_two_pictures_are_taken(
    reader: Callable[[str], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.show_offscreen(reader(""), pictures=True) == 0
    home, section = tmp_path / "pictures" / "home.png", tmp_path / "pictures" / "section.png"
    calls = (tmp_path / "notes").read_text().splitlines()
    assert calls == [f"--screenshot {home}", f"--screenshot {section} --open {dev.SECTION}"]
    said = capsys.readouterr()
    assert said.out.splitlines()[1:] == [f"The home page: {home}", f"The section:   {section}"]
    assert "RHI" not in said.out + said.err, "what a machine without a graphics card says is of no use"


def test_a_smoke_run_takes_none(
    reader: Callable[[str], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.show_offscreen(reader(""), pictures=False) == 0
    assert (tmp_path / "notes").read_text().splitlines() == ["--smoke", f"--smoke --open {dev.SECTION}"]
    assert "no pictures were written" in capsys.readouterr().out


def test_a_reader_that_fails_is_heard(reader: Callable[[str], list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.show_offscreen(reader("sys.exit(4)"), pictures=True) == 4
    said = capsys.readouterr()
    assert "Failed to create RHI on offscreen" in said.err
    assert "dev.py: the reader failed" in said.err
    assert said.out == ""


# ---------------------------------------------------------------------------------------------------------- how it ends
@pytest.mark.parametrize(("code", "shell"), [(0, 0), (3, 3), (-15, 143)])
def test_exit_codes_are_a_shells(code: int, shell: int) -> None:
    assert dev.exit_code(code) == shell


def test_a_program_is_waited_for() -> None:
    command = [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['CODE']))"]
    assert dev.start(command, {**os.environ, "CODE": "9"}) == 9


def test_what_stops_the_command_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_lock: str) -> Path:
        raise DevError("the disk is full.\nMake room.")

    monkeypatch.setattr(dev, "prepare", fail)
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err == "dev.py: the disk is full.\nMake room.\n"


def test_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(_lock: str) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "prepare", stop)
    assert dev.main(["test"]) == 130
    assert capsys.readouterr().err == "\ndev.py: stopped.\n"
