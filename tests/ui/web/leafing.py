"""Reads page after page in one pane, and prints how much memory the page's process has after each, in MB; then the
type of `gc` for scripts of the page and for the reader's, while page scripts are on.

python -m tests.ui.web.leafing [--never]: without collecting what was left.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWebEngineCore import QWebEngineScript, QWebEngineSettings

from aixreader.services.session.resources import Resource
from aixreader.ui.app import engine_environment
from aixreader.ui.web import heap_collector
from aixreader.ui.web.pane import Pane
from tests.security.lone_pane import open_pane
from tests.waiting import LIMIT_SECONDS, run_loop_until

World = QWebEngineScript.ScriptWorldId

PAGES = 6
HEAVY = "".join(f"<p>A paragraph <b>number {number}</b> of a long page" for number in range(6000))


class Heavy:
    """Serves pages of some 35 MB of memory."""

    def fetch(self, path: str) -> Resource:
        """The page at `path`."""
        return Resource("text/html", f"<title>{path}</title>{HEAVY}".encode())


def main() -> None:
    """Read, and print the line."""
    engine_environment.prepare(os.environ)
    if "--never" in sys.argv:
        heap_collector.COLLECT = "false"
    _application, pane = open_pane()
    pane.engine.serve(Heavy())
    collector = pane._heap_collector
    sizes: list[int] = []
    for number in range(PAGES):
        read(pane, str(number))
        run_loop_until(lambda: not collector._timer.isActive(), LIMIT_SECONDS)
        wait_for_scripts(pane)
        sizes.append(resident(pane.page.renderProcessPid()))
    sys.stdout.write(" ".join(map(str, sizes)) + "\n")
    pane.page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)
    read(pane, "scripted")
    found: list[object] = []
    for world in (World.MainWorld, World.ApplicationWorld):
        pane.page.runJavaScript("typeof gc", world, found.append)
    run_loop_until(lambda: len(found) == 2, LIMIT_SECONDS)
    sys.stdout.write(f"{found}\n")
    sys.stdout.flush()
    os._exit(0)


def read(pane: Pane, page: str) -> None:
    """Load a page of the edition."""
    ended: list[object] = []
    connection = pane.loaded.connect(ended.append)
    pane.show_address(f"aix://content/{page}")
    run_loop_until(lambda: ended, LIMIT_SECONDS)
    pane.disconnect(connection)


def wait_for_scripts(pane: Pane) -> None:
    """Wait until the page has run all scripts that it was given."""
    answers: list[object] = []
    pane.run_script("1", answers.append)
    run_loop_until(lambda: answers, LIMIT_SECONDS)


def resident(process: int) -> int:
    """The resident memory of a process, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) // 1024


if __name__ == "__main__":
    main()
