"""stdout carries the protocol and nothing else, and messages are bounded."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from aixreader.cli import protocol_streams as module
from aixreader.cli.protocol_streams import TOO_LONG, MessageLines
from tests.waiting import PROCESS_SECONDS

PRINTING = """
import atexit, os, sys
from aixreader.cli.protocol_streams import protocol_streams
atexit.register(print, "at exit")
with protocol_streams() as (incoming, outgoing):
    print("a stray line")
    os.write(1, b"from a library\\n")
    outgoing.write(incoming.readline())
    print(repr(sys.stdin.read()))
print("after")
"""


def test_stray_prints_go_to_stderr_and_stdin_is_left_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINTING], input=b"{}\nmore\n", capture_output=True, timeout=PROCESS_SECONDS, check=True
    )
    assert done.stdout == b"{}\n"
    assert set(done.stderr.decode().split("\n")) >= {"a stray line", "from a library", "''", "after", "at exit"}


def test_lines_are_text_whatever_they_hold() -> None:
    lines = MessageLines(io.BytesIO("{}\n“tea”\n".encode() + b"\xff\x00\nhalf a fr"))
    assert [lines.readline() for _ in range(5)] == ["{}\n", "“tea”\n", "\ufffd\x00\n", "half a fr", ""]


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_LINE", 10)
    monkeypatch.setattr(module, "READ_SIZE", 4)
    lines = MessageLines(io.BytesIO(b"123456789\n" + b"x" * 99 + b"\nnext\n" + b"y" * 99))
    assert [lines.readline() for _ in range(5)] == ["123456789\n", TOO_LONG, "next\n", TOO_LONG, ""]
    assert isinstance(json.loads(TOO_LONG), dict)


def test_half_a_pair_of_surrogates_is_no_reason_not_to_answer() -> None:
    sent = b'{"a":"\\ud800x","b":"\\ud83c\\udf75"}\n{"a":"\\ud800"\n'
    lines = MessageLines(io.BytesIO(sent))
    assert json.loads(lines.readline()) == {"a": "?x", "b": "🍵"}
    assert lines.readline() == '{"a":"\\ud800"\n', "no message anyway"
