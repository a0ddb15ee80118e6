"""A short form of `edition_kill`."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.git_server import needs_git
from tests.ui.running import CHECKOUT
from tests.waiting import PROCESS_SECONDS


@needs_git
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each round is a forked child")
def test_what_brings_an_edition_in_may_be_killed() -> None:
    command = [sys.executable, "-m", "tests.faults.edition_kill", "2", "import", "git", "index"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=PROCESS_SECONDS, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 wrong") == 3
