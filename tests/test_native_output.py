"""What libraries write to stderr."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from aixreader.native_output import discarded_native_output

SCRIPT = """
import os, subprocess, sys
from aixreader.native_output import discarded_native_output
before = sys.stderr
os.write(2, b"before\\n")
with discarded_native_output(is_wanted="wanted" in sys.argv) as stream:
    os.write(2, b"native\\n")
    subprocess.run([sys.executable, "-c", "import os; os.write(2, b'child\\\\n')"])
    print("ours \\u00e9", file=stream)
    print("and this", file=sys.stderr)
os.write(2, b"after\\n")
assert sys.stderr is before
raise SystemExit("end")
"""


@pytest.mark.parametrize("is_wanted", [False, True])
def test_only_python_writes(*, is_wanted: bool) -> None:
    command = [sys.executable, "-c", SCRIPT, *(["wanted"] if is_wanted else [])]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env={"PYTHONUTF8": "1"})
    ours = ["before", "ours \u00e9", "and this", "after", "end"]
    assert done.stderr.splitlines() == (["before", "native", "child", *ours[1:]] if is_wanted else ours)


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_without_a_descriptor_nothing_is_done(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with discarded_native_output() as used:
        assert used is stream
