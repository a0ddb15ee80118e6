"""Runs the reader in a process of its own, with temporary user folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.waiting import PROCESS_SECONDS

CHECKOUT = Path(__file__).resolve().parents[2]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run_reader(
    home: Path, *arguments: object, module: str = "aixreader", env: dict[str, str] | None = None, screen: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run `python -m module` with `arguments`, without a display unless `screen`; `env` overrides the environment."""
    defaults = {"PYTHONPATH": str(CHECKOUT), "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    inherited = {name: value for name, value in os.environ.items() if screen or name not in DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        env=inherited | defaults | (env or {}),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=PROCESS_SECONDS,
        check=False,
    )
