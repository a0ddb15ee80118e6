"""How much memory the reader takes while page after page is read in one tab.

    python -m tests.bench.bench_memory EDITION [PAGES] [DWELL_MS]

Shows all pages of EDITION by turns, PAGES in all (200), each for DWELL_MS (300) after it was loaded, and prints the
memory of all processes together after each tenth of them, as a curve: PSS counts a shared page of memory once, RSS in
each process that has it. At the end, by how much the highest point of the last round through the edition stands above
that of the second, and how long pages took to load. Linux only: it reads /proc.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

PAGES, DWELL_MS = 200, 300
POINTS = 20
MB = 1024


def main() -> None:
    """Measure, and print the curve."""
    edition = Path(sys.argv[1]).absolute()
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else PAGES
    dwell = int(sys.argv[3]) if len(sys.argv) > 3 else DWELL_MS
    with TemporaryDirectory() as home:
        curve, times, around = read_pages(edition, Path(home), pages, dwell)
    highest = max(pss for pss, _ in curve)
    for page in range(0, len(curve), max(pages // POINTS, 1)):
        pss, rss = curve[page]
        sys.stdout.write(f"page {page:4}: PSS {pss:5.0f} MB, RSS {rss:5.0f} MB {'#' * round(40 * pss / highest)}\n")
    for number, name in enumerate(("PSS", "RSS")):
        second = max(point[number] for point in curve[around : 2 * around])
        last = max(point[number] for point in curve[-around:])
        change = (last / second - 1) * 100
        sys.stdout.write(f"highest {name} of the last {around} pages: {last:.0f} MB, {change:+.0f} % over the second\n")
    sys.stdout.write(f"page to page: median {median(times):.0f} ms ({len(times)} pages)\n")


def read_pages(edition: Path, home: Path, pages: int, dwell: int) -> tuple[list[tuple[float, float]], list[float], int]:
    """PSS and RSS in MB before the first page and after each, the milliseconds from request to loaded of each, and how
    many pages the edition has.
    """
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app import engine_environment

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    engine_environment.prepare(os.environ)
    from PySide6.QtCore import QTimer

    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    application = Application(WindowOptions(edition=edition, home=home, size=(1280, 800)), qt, None)
    context = application.controller.context
    points: list[tuple[float, float]] = []
    times: list[float] = []
    state = {"shown": 0, "around": 0}
    begun: list[float] = []
    timer = QTimer()
    timer.setSingleShot(True)

    def read_on() -> None:
        assert context.session is not None
        shown = state["shown"]
        state["around"] = len(context.session.edition.catalogue.pages)
        points.append(memory())
        if shown >= pages:
            application.controller.window.close()
            return
        each = context.session.edition.catalogue.pages
        page = each[shown % len(each)]
        state["shown"] += 1
        begun.append(time.perf_counter())
        context.go(context.session.address(page.sections[len(page.sections) // 2]))

    def on_loaded() -> None:
        if begun:
            times.append((time.perf_counter() - begun.pop()) * 1000)
        timer.start(dwell)

    timer.timeout.connect(read_on)
    context.page_loaded.connect(on_loaded)
    application.run()
    return points, times, state["around"]


def memory() -> tuple[float, float]:
    """PSS and RSS of this process and all that it has started, in MB."""
    sizes = [_sizes(process) for process in _family(os.getpid())]
    return sum(pss for pss, _ in sizes) / MB, sum(rss for _, rss in sizes) / MB


def _family(process: int) -> list[int]:
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue  # it has ended meanwhile
    family = [process]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family


def _sizes(process: int) -> tuple[int, int]:
    """PSS and RSS of a process in KB; zeros where it has ended meanwhile."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines) if "kB" in rest}
    return sizes.get("Pss", 0), sizes.get("Rss", 0)


if __name__ == "__main__":
    main()
