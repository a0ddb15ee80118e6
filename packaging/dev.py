#!/usr/bin/env python3
"""The commands of a fresh checkout: start the reader, test it, or make its packages.

    python3 packaging/dev.py run  [--smoke] [-- arguments of aixreader]
    python3 packaging/dev.py test [-- arguments of pytest]
    python3 packaging/dev.py release -- FOLDER [other arguments of release.py]

Each command first installs the locked packages into `.venv` in the checkout, which takes no time if they are there, and
on Linux the libraries that Qt needs. It uses the standard library only, and runs with any Python from 3.11 on.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever calls this with an older one is to read a sentence, no traceback
    sys.exit(
        "dev.py: this is Python {}.{}, and AIX Reader needs 3.11 or newer.\n"
        "Install a newer Python and start this command with it, e.g. python3.12 packaging/dev.py".format(
            *sys.version_info[:2]
        )
    )

import dev_environment
import dev_libraries

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "build" / "screenshots"
SECTION = "periodictable"
"""The section of the screenshot: every edition has it, also the small bundled one."""

SIDE_BY_SIDE = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile")
"""Options of pytest for the whole suite: several processes. Selected tests run in one process, for a debugger."""

ENDS_BY_ITSELF = ("--screenshot", "--smoke")
NEEDS_NO_QT = ("--version", "--help", "-h")


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code, that of the started program if there is one."""
    own, extra = split_arguments(argv)
    options = parser().parse_args(own)
    try:
        if options.command == "test":
            return test(extra)
        if options.command == "release":
            return release(extra)
        return run(extra, smoke=options.smoke)
    except dev_environment.DevError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ndev.py: stopped.", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """The parser of this script's own arguments."""
    about = "Start AIX Reader from this checkout, test it, or make its packages."
    top = argparse.ArgumentParser(prog="dev.py", description=about, allow_abbrev=False)
    commands = top.add_subparsers(dest="command", required=True)
    start = commands.add_parser("run", help="start the reader; what follows -- goes to aixreader", allow_abbrev=False)
    start.add_argument("--smoke", action="store_true", help="open it offscreen, show two pages, and end")
    commands.add_parser("test", help="run the tests; what follows -- goes to pytest")
    commands.add_parser("release", help="make packages; what follows -- goes to release.py")
    return top


def split_arguments(argv: list[str]) -> tuple[list[str], list[str]]:
    """The arguments of this script, and those of the program it starts (all after the first `--`)."""
    if "--" not in argv:
        return argv, []
    at = argv.index("--")
    return argv[:at], argv[at + 1 :]


def run(extra: list[str], *, smoke: bool) -> int:
    """Start the reader with the arguments `extra`; without a display, take screenshots instead."""
    python = prepare("requirements.lock")
    reader = [str(python), "-m", "aixreader", *extra]
    if opens_no_pane(extra):
        return start(reader, dict(os.environ))
    if smoke:
        return show_offscreen(reader, pictures=False)
    if has_screen(os.environ) or has_switch(extra, ENDS_BY_ITSELF):
        return start(reader, environment())
    return show_offscreen(reader, pictures=True)


def test(extra: list[str]) -> int:
    """Run pytest with the arguments `extra` in the checkout; without arguments the whole suite, in parallel."""
    python = prepare("requirements-dev.lock")
    os.chdir(CHECKOUT)
    return start([str(python), "-m", "pytest", *(extra or SIDE_BY_SIDE)], environment())


def release(extra: list[str]) -> int:
    """Run `release.py` with the arguments `extra`."""
    python = prepare("requirements-packages.lock")
    return start([str(python), str(CHECKOUT / "packaging" / "release.py"), *extra], dict(os.environ))


def prepare(lock: str) -> Path:
    """Install the packages of `lock` into `.venv`, and the libraries that Qt needs; returns its Python."""
    venv = dev_environment.Environment(CHECKOUT)
    venv.prepare(CHECKOUT / "packaging" / lock)
    dev_libraries.require(venv.qt_folder())
    return venv.python


def has_screen(env: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether a window can be shown, according to the environment variables `env`."""
    if env.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def opens_no_pane(extra: list[str]) -> bool:
    """Whether aixreader with the arguments `extra` opens no window: a command, or an option that only prints."""
    return (bool(extra) and not extra[0].startswith("-")) or has_switch(extra, NEEDS_NO_QT)


def has_switch(extra: list[str], switches: tuple[str, ...]) -> bool:
    """Whether one of `switches` is among `extra`, also as `--switch=value`."""
    return any(argument.partition("=")[0] in switches for argument in extra)


def show_offscreen(reader: list[str], *, pictures: bool) -> int:
    """Open the reader offscreen, at the home page and at one section, and report that in three lines.

    Its output (warnings of Qt and Chromium about the missing graphics card) is shown only if it fails.
    """
    env = environment()
    env["QT_QPA_PLATFORM"] = "offscreen"
    PICTURES.mkdir(parents=True, exist_ok=True)
    home, section = PICTURES / "home.png", PICTURES / "section.png"
    for picture, where in ((home, []), (section, ["--open", SECTION])):
        how = ["--screenshot", str(picture)] if pictures else ["--smoke"]
        done = subprocess.run(
            [*reader, *how, *where],
            check=False,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode != 0:
            sys.stderr.write(done.stdout)
            print("dev.py: the reader failed to show its pages; see its output above.", file=sys.stderr)
            return exit_code(done.returncode)
    why = "There is no screen here" if pictures else "Asked for a smoke run"
    print(f"{why}: the reader was opened offscreen, at its home page and at the section {SECTION!r}, and closed again.")
    print(f"The home page: {home}" if pictures else "The home page was shown.")
    print(f"The section:   {section}" if pictures else "The section was shown; no pictures were written.")
    return 0


def environment() -> dict[str, str]:
    """The environment variables of the reader; for root without Chromium's sandbox, which does not run as root."""
    env = dict(os.environ)
    if dev_environment.is_root() and sys.platform.startswith("linux"):
        print("dev.py: warning: you are root, so Chromium's sandbox is off for this run.", file=sys.stderr)
        env["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return env


def start(command: list[str], env: dict[str, str]) -> int:
    """Run `command` and wait for it; returns its exit code."""
    with subprocess.Popen(command, env=env) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:  # the program was interrupted, too: wait until it has ended
            process.wait()
            raise
    return exit_code(code)


def exit_code(code: int) -> int:
    """An exit code as shells report it: 128 + the signal for a process that was killed."""
    return 128 - code if code < 0 else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
