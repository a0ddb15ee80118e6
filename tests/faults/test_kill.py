"""A short form of `kill`, and two that write at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from aixreader.userdata.store import Store
from tests.faults.kill import BATCH, rounds
from tests.waiting import PROCESS_SECONDS

EACH = 40


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    wrong, kept = rounds(tmp_path, 8)
    assert wrong == []
    assert kept >= 8 * BATCH


def test_two_at_a_time_lose_nothing(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from aixreader.userdata.records import Bookmark
from aixreader.userdata.changes import Put
from aixreader.userdata.store import Store
store = Store(Path(sys.argv[1]), lambda: "2026-11-23")
store.open()
for number in range(int(sys.argv[3])):
    store.write([Put(Bookmark(f"{sys.argv[2]}{number}", "tea", "Tea"))])
"""
    children = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name, str(EACH)]) for name in ("a", "b", "c")
    ]
    assert [child.wait(PROCESS_SECONDS) for child in children] == [0, 0, 0]
    store = Store(tmp_path, lambda: "2026-11-23")
    store.open()
    assert len(store.load()) == 3 * EACH
    store.close()
