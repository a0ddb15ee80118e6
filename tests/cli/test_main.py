"""The command line as a whole: options, exit codes, pipes, languages, interruptions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aixreader
from aixreader.cli import info
from aixreader.cli.commands import COMMANDS, make_parser
from aixreader.cli.main import WITH_VALUE, read_named
from tests.waiting import PROCESS_SECONDS, wait_until

Call = Callable[..., Any]
HEAVY = ("PySide6", "shiboken6", "markdown", "nh3", "yaml", "pygments", "whoosh", "logging", "aixreader.source")
LOADED = """
import sys
from typing import Any
from aixreader.cli.main import main
code = main(sys.argv[1:])
print(sorted(name for name in sys.modules if name in {heavy!r}), file=sys.stderr)
sys.exit(code)
"""


def test_version(start: Call) -> None:
    done = start("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"aixreader {aixreader.__version__}{os.linesep}")
    assert done.stderr == b""


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_of_every_command(call: Call, command: str | None) -> None:
    said = call(*([command] if command else []), "--help")
    assert said.code == 0
    for option in ("--edition", "--content", "--temp-home", "exit codes"):
        assert option in said.out
    assert command in (None, "assess", "bookmarks", "edition", "mirror", "reading") or "--json" in said.out


@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        (["aix:teapot"], ["--open", "aix:teapot"]),
        (["--dark", "https://owaspai.org/go/teapot/"], ["--dark", "--open", "https://owaspai.org/go/teapot/"]),
        (["--open", "aix:teapot"], ["--open", "aix:teapot"]),
        (["show", "aix:teapot"], ["show", "aix:teapot"]),
    ],
)
def test_a_link_in_the_place_of_a_command_is_opened(arguments: list[str], read: list[str]) -> None:
    assert read_named(arguments) == read


@pytest.mark.skipif(os.name == "nt", reason="paths of other systems")
def test_a_folder_or_zip_in_the_place_of_a_command_is_opened(
    call: Call, built: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = {
        ("a.zip",): ["--content", "a.zip"],
        ("--dark", "file:///a%20b/c.zip"): ["--dark", "--content", "/a b/c.zip"],
        ("--temp-home", "/h", "/x/y", "aix:teapot"): ["--temp-home", "/h", "--content", "/x/y", "--open", "aix:teapot"],
        ("--content", "/x/y"): ["--content", "/x/y"],
        ("/x/y", "list"): ["--content", "/x/y", "list"],
        ("--temp-home", "list", "a.zip"): ["--temp-home", "list", "--content", "a.zip"],
        ("build", "./a", "--out", "/x/b"): ["build", "./a", "--out", "/x/b"],
        ("--size=10x10", "file://server/a"): ["--size=10x10", "file://server/a"],
    }
    assert {given: read_named(given) for given in cases} == cases
    options = [action for action in make_parser(["x"])._actions if action.option_strings and action.nargs != 0]
    assert {name for action in options for name in action.option_strings} == WITH_VALUE

    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").symlink_to(site)
    listed = call("--content", site, "list")
    assert call("./list", "list") == listed
    assert call(f"file://{site}", "list") == listed
    assert call("list", "--edition", built).code == 0, "a command's name stays one"
    for wrong in ([site, site], [site, "--edition", built], ["no-such-thing"]):
        assert call(*wrong).code == 2
    assert "only one source" in call(site, site).err


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["show", "--help"], ["show", "teapot"], ["list", "--json"], ["info"], ["problems"]],
)
def test_nothing_heavy_is_loaded(built: Path, arguments: list[str]) -> None:
    script = LOADED.format(heavy=HEAVY)
    command = [sys.executable, "-c", script, *arguments, "--edition", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["show"],
        ["show", "a", "--format", "pdf"],
        ["show", "a", "--nonsense"],
        ["show", "a", "--edition", "a", "--content", "b"],
        ["--edition", "a", "show", "a", "--content", "b"],
        ["build"],
        ["build", "a", "--edition", "b"],
        ["build", "a", "--content", "b"],
        ["--smoke", "info"],
        ["--size", "big"],
        ["--vers"],
    ],
)
def test_wrong_usage_ends_with_2(call: Call, arguments: list[str]) -> None:
    said = call(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "usage:" in said.err


def test_options_are_taken_before_and_after_the_command(call: Call, built: Path, site: Path, tmp_path: Path) -> None:
    after = call("show", "teapot", "--edition", built)
    assert after.code == 0
    assert call("--edition", built, "show", "teapot") == after
    assert call("--temp-home", tmp_path, "show", "teapot", "--content", site) == after
    assert call("--content", site, "show", "teapot", "--temp-home", tmp_path) == after
    assert (tmp_path / "cache" / "editions").is_dir()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "teepot", "--edition", "{built}"], 1),
        (["list", "--role", "nonsense", "--edition", "{built}"], 1),
        (["info", "--content", "{tmp}/none"], 3),
        (["info", "--content", "{tmp}"], 3),
        (["info", "--edition", "{tmp}"], 4),
        (["build", "{site}", "--out", "{site}/x"], 5),
        (["build", "{site}", "--out", "{tmp}/mine"], 5),
    ],
)
def test_errors_are_told_in_words_with_their_code(
    call: Call, built: Path, site: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()
    said = call(
        "--temp-home", tmp_path / "home", *(text.format(built=built, site=site, tmp=tmp_path) for text in arguments)
    )
    assert (said.code, said.out) == (code, "")
    first, *rest = said.err.splitlines()
    assert first.startswith("aixreader: ")
    assert all(line.startswith("  ") for line in rest)
    assert rest
    assert "Traceback" not in said.err


def test_a_bug_is_not_hidden(call: Call, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: object, _console: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(info, "run", broken)
    with pytest.raises(ZeroDivisionError):
        call("info", "--edition", built)


def test_an_interruption_is_no_traceback(call: Call, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_options: object, _console: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(info, "run", interrupted)
    said = call("info", "--edition", built)
    assert (said.code, said.out) == (130, "")
    assert said.err == "aixreader: Cancelled; nothing was changed.\n"


@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
def test_ctrl_c_during_a_build(site: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "hugo.yaml").write_bytes((site / "hugo.yaml").read_bytes())
    pages = tmp_path / "site" / "content" / "docs"
    pages.mkdir(parents=True)
    for number in range(1500):
        (pages / f"{number}.md").write_text("# Head\n\n" + "some *text* and [a link](/x)\n\n" * 60)
    command = [sys.executable, "-m", "aixreader", "build", str(tmp_path / "site"), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True) as build:
        _wait_until_at_work(build.pid)
        build.send_signal(signal.SIGINT)
        _, said = build.communicate(timeout=PROCESS_SECONDS)
    assert build.returncode == 130
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def _wait_until_at_work(process: int) -> None:
    """Return when `process` has used half a second of the processor, which is more than it needs to start."""
    ticks = os.sysconf("SC_CLK_TCK")

    def is_at_work() -> bool:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12]) > ticks / 2

    wait_until(is_at_work)


@pytest.mark.skipif(os.name == "nt", reason="a shell's pipe")
@pytest.mark.parametrize("arguments", [["show", "generalkettle"], ["list", "--json"], ["problems"], ["--help"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_no_error(start: Call, built: Path, arguments: list[str], unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = start(*arguments, "--edition", built, stdout=writer, env={"PYTHONUNBUFFERED": unbuffered})
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told(start: Call, built: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start("show", "generalkettle", "--edition", built, stdout=full)
    assert done.returncode == 5
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale(start: Call, built: Path, locale: str) -> None:
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = start("show", "docs/2_threats", "--edition", built, env=env)
    assert done.stderr == b""
    assert "Café «Ünder the Élms»" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="a locale of other systems")
def test_names_are_utf_8_in_the_c_locale(start: Call, built: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = start("show", "café ünder the élms", "--edition", built, env=env)
    assert done.stderr == b""
    assert "Café «Ünder the Élms»" in done.stdout.decode("utf-8")


def test_no_progress_in_a_pipe(start: Call, site: Path, tmp_path: Path) -> None:
    done = start("build", site, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, b"")
