"""Measures what a clone with thousands of commits costs: `python tests/bench/bench_clone.py CLONE SECTION [DATE]`.

Prints seconds of CPU and the peak of memory for the list of the dialog, an old revision by date, the newest one and
the history of a section, each in a process of its own; a revision is compiled each time.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from aixreader.addresses.locator import locator
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.comparison.clone_history import CloneHistory
from aixreader.services.editions.build import build
from aixreader.services.editions.clone_listing import list_clone
from aixreader.source.clone.revisions import open_clone
from aixreader.source.tree import open_source

CHANGES = 20


def measures(clone: Path, section: str, date: str, work: Path) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    folders = user_folders(work / "home")

    def look(revision: str) -> int:
        with open_source(locator(clone, revision), silent) as tree:
            tree.digest(silent)
            return len(tree.files)

    def history() -> str:
        with open_clone(clone) as opened:
            tip = opened.revision("", silent)
            edition = OpenEdition(build(locator(clone, tip.id), silent, out=None, folders=folders))
            (work / "pages").mkdir()
            start = time.process_time()
            own = CloneHistory(clone, opened, folders, work / "pages")
            entries = list(islice(own.entries(tip, edition, edition.find(section), silent), CHANGES))
            return f"{len(entries)} changes back to {entries[-1].date[:10]}, {time.process_time() - start:.1f} s of it"

    return {
        "list": lambda: len(list_clone(clone, "", silent).revisions),
        "read HEAD": lambda: look("HEAD"),
        f"read {date}": lambda: look(date),
        "compile HEAD": lambda: len(build(locator(clone, "HEAD"), silent, out=None, folders=folders).sections),
        "history": history,
    }


def main() -> None:
    """Measure one thing in this process, or each in one of its own."""
    clone, section, date = Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "2020-01-01"
    with tempfile.TemporaryDirectory() as work:
        acts = measures(clone, section, date, Path(work))
        if len(sys.argv) > 4:
            start = time.process_time()
            made = acts[sys.argv[4]]()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            sys.stdout.write(json.dumps([time.process_time() - start, peak, str(made)]))
            return
    for name in acts:
        command = [sys.executable, __file__, str(clone), section, date, name]
        seconds, peak, made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        sys.stdout.write(f"{name:16} {seconds:6.2f} s CPU {peak:5} MB  {made}\n")


if __name__ == "__main__":
    main()
