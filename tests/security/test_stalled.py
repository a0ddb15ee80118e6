"""Promise G17, as far as the pane goes: a page whose process hangs does not hold up the window."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.ui.running import CHECKOUT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals that stop a process")
LIMIT_MS = 100
TRIES = 3  # the machine itself may be busy


def longest_gap(*arguments: str) -> float:
    """How long the window stood still, in milliseconds."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.security.stall", *arguments],
        cwd=CHECKOUT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return float(done.stdout)


def test_a_page_that_hangs_does_not_hold_up_the_window() -> None:
    gaps: list[float] = []
    while len(gaps) < TRIES and min(gaps, default=LIMIT_MS) >= LIMIT_MS:
        gaps.append(longest_gap())
    assert min(gaps) < LIMIT_MS, gaps


def test_a_window_that_stands_still_is_seen() -> None:
    assert longest_gap("--sleep") >= 250
