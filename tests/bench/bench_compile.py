"""Measures a whole build without the cache: run by hand, `python tests/bench/bench_compile.py SOURCE`.

Each run is a process of its own. Prints its seconds and its peak of memory in MB; promised are under 4 s and 300 MB.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
BUILD = """
import resource, sys, time
began = time.perf_counter()
from pathlib import Path
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.build import build
out = Path(sys.argv[2])
build(Path(sys.argv[1]), silent, out=out / "edition", folders=user_folders(out)).close()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
print(f"{time.perf_counter() - began:6.2f} s  {peak:6.0f} MB")
"""


def main() -> None:
    """Build the source some times."""
    source = str(Path(sys.argv[1]).resolve())
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-c", BUILD, source, folder], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
