"""What reaches the terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.cli.console import Console
from aixreader.errors import AixError

EVIL = "a\x1b]0;title\x07b\x1b[2Jc\x9b31md\x7fe\rf\x00g\u202eh"


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def console(*, terminal: bool = False) -> tuple[Console, io.StringIO, io.StringIO]:
    out, err = (Screen() if terminal else io.StringIO()), io.StringIO()
    return Console(out, err), out, err


def raw(text: str) -> set[str]:
    return {letter for letter in text if (letter < " " and letter not in "\n\t") or "\x7f" <= letter <= "\x9f"}


@given(st.text())
def test_no_control_character_gets_out(text: str) -> None:
    said, out, err = console()
    said.text(text)
    said.table(("head",), [(text,)])
    said.note(text)
    said.error(AixError(text, text))
    said.json({"text": text})
    assert raw(out.getvalue()) == set()
    assert raw(err.getvalue()) == set()


def test_lines_that_end_with_cr_lf_do_so_on_every_system() -> None:
    out = io.BytesIO()
    console = Console(io.TextIOWrapper(out, encoding="utf-8", newline="\r\n"), io.StringIO())  # as on Windows
    console.text("a\x1b\r\nb\r\n")
    console.text("c")
    console.flush()
    assert out.getvalue() == b"a\r\nb\r\nc\r\n"


def test_text_keeps_the_rest() -> None:
    said, out, _ = console()
    said.text(EVIL)
    assert out.getvalue() == "a]0;titleb[2Jc31mdefgh\n"


@given(st.text())
def test_json_says_the_same_after_all(text: str) -> None:
    said, out, _ = console()
    said.json({"text": text})
    assert json.loads(out.getvalue()) == {"text": text}


def test_a_table_is_for_programs_in_a_pipe() -> None:
    said, out, _ = console()
    said.table(("id", "title"), [("a", "one\ttwo\nthree"), ("bb", "")])
    assert out.getvalue() == "a\tone two three\nbb\t\n"


def test_a_table_is_for_people_on_a_terminal() -> None:
    said, out, _ = console(terminal=True)
    said.table(("id", "title"), [("longer", "one"), ("b", "")])
    assert out.getvalue() == "id      title\nlonger  one\nb\n"


def test_width_is_a_terminals() -> None:
    assert console()[0].width is None
    assert console(terminal=True)[0].width is None  # a terminal without a descriptor has no size


@pytest.mark.skipif(os.name == "nt", reason="pseudo terminals")
def test_a_real_terminal(built: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this system gives out no pseudo terminals ({error})")
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    command = [sys.executable, "-m", "aixreader", "show", "lidlock", "--edition", str(built)]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=True, cwd=Path(__file__).parents[2])
    os.close(theirs)
    lines = os.read(ours, 65536).decode().splitlines()
    os.close(ours)
    assert done.stderr == b""
    assert "A lid that opens only for its owner. A" in lines
    assert max(map(len, lines)) <= 48  # an address is never cut


def test_a_process_without_streams_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    said = Console.standard()
    said.text("x")
    said.note("x")
    said.flush()
    said.silence()


def test_a_closed_stderr_is_no_crash() -> None:
    said, _, err = console()
    err.close()
    said.note("x")


def test_styles_only_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    line = (("title", "Tea\x1b[2J"), ("", " and\n"), ("mark", "milk"))
    for out, said in (
        (Terminal(), "\x1b[1mTea[2J\x1b[0m and \x1b[1;33mmilk\x1b[0m\n"),
        (io.StringIO(), "Tea[2J and milk\n"),
    ):
        Console(out, io.StringIO()).styled(*line)
        assert out.getvalue() == said
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    Console(plain, io.StringIO()).styled(*line)
    assert plain.getvalue() == "Tea[2J and milk\n"
