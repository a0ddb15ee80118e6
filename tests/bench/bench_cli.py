"""Measures how fast the command line starts: run by hand, `python tests/bench/bench_cli.py [EDITION]`.

Without an edition the tiny site is built for the run. Prints the median and the slowest of some runs, in milliseconds.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 15
LIMITS = {"--version": 80, "show": 150}


def start(*arguments: str) -> float:
    """Start `aixreader` and return the milliseconds until it has ended."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "aixreader", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * 1000


def measure(*arguments: str) -> None:
    """Print the times of one command line."""
    start(*arguments)
    times = [start(*arguments) for _ in range(RUNS)]
    limit = LIMITS.get(arguments[0])
    promise = f"  (promised: under {limit})" if limit else ""
    print(f"{statistics.median(times):7.1f} median {max(times):7.1f} slowest  {' '.join(arguments)}{promise}")  # noqa: T201 - what the script is for


def main() -> None:
    """Measure all commands that only read."""
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            edition, slug = sys.argv[1], "monitoruse"
        else:
            edition, slug = str(Path(folder) / "edition"), "teapot"
            start("build", str(ROOT / "tests" / "data" / "site"), "--out", edition)
        measure("--version")
        measure("show", slug, "--edition", edition)
        measure("show", slug, "--json", "--edition", edition)
        for command in ("info", "list", "relations", "problems"):
            measure(command, "--edition", edition)


if __name__ == "__main__":
    main()
