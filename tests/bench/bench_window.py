"""How fast the window is: start to painted, start to a readable page, from page to page, inside a page.

    python -m tests.bench.bench_window EDITION [ROUNDS]

Shows the two largest pages of EDITION by turns, each at one of its sections, and prints medians and the 95th
percentile in milliseconds. A page counts as painted when the engine says that its first content is on screen and it
stands where it was asked to; the engine is asked every few milliseconds, which is in the figures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

ROUNDS = 15
START = "start"
ASK = """JSON.stringify([location.href, performance.getEntriesByType('paint').length,
  scrollY, (document.getElementById(decodeURIComponent(location.hash.slice(1))) || document.body)
  .getBoundingClientRect().top])"""


def main() -> None:
    """Measure, and print a line for each figure."""
    if sys.argv[1] == START:
        start(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    edition = Path(sys.argv[1]).absolute()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    measure_starts(edition, min(rounds, 7))
    measure_pages(edition, rounds)


def measure_starts(edition: Path, rounds: int) -> None:
    """Start the reader anew in a process of its own, with folders that it has seen before."""
    found: dict[str, list[float]] = {}
    with TemporaryDirectory() as home:
        for number in range(rounds + 1):
            begun = time.time()
            command = [sys.executable, "-m", "tests.bench.bench_window", START, str(edition), home]
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
            for name, at in json.loads(done.stdout.splitlines()[-1]).items():
                if number:
                    found.setdefault(name, []).append((at - begun) * 1000)
    for name, times in found.items():
        tell(f"start to {name}", times)


def start(edition: Path, home: Path) -> None:
    """One start: prints when the window was painted and when its home page was."""
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app import engine_environment

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    engine_environment.prepare(os.environ)
    from PySide6.QtCore import QTimer

    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    application = Application(WindowOptions(edition=edition, home=home, size=(1280, 800)), qt, None)
    controller = application.controller
    found: dict[str, float] = {}
    controller.window.first_painted.connect(lambda: found.setdefault("painted window", time.time()))

    def ask() -> None:
        if controller.host.pane is not None:
            controller.host.pane.run_script("performance.getEntriesByType('paint').length", told)

    def told(painted: object) -> None:
        if painted and "readable home" not in found:
            found["readable home"] = time.time()
            controller.window.close()

    clock = QTimer()
    clock.timeout.connect(ask)
    controller.context.page_loaded.connect(lambda _ok: clock.start(3))
    application.run()
    sys.stdout.write(json.dumps(found) + "\n")


def measure_pages(edition: Path, rounds: int) -> None:
    """Go to and fro between the largest pages, and jump inside one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.edition.edition import open_edition
    from aixreader.services.session.session import Session
    from aixreader.ui.app.application import make_qt
    from aixreader.ui.web.engine import Engine
    from aixreader.ui.web.page_look import PageLook
    from aixreader.ui.web.pane import Pane

    make_qt()
    with Session(open_edition(edition)) as session:
        pages = sorted(session.edition.catalogue.pages, key=lambda page: -len(session.edition.page_html(page.id)))
        sections = [[name for name in page.sections if session.edition.sections[name].level] for page in pages[:2]]
        places = [[session.address(name) for name in (names[len(names) // 2], names[-3])] for names in sections]
        engine = Engine(PageLook())
        engine.serve(session)
        pane = Pane(engine)
        pane.resize(960, 700)
        pane.show()
        switches, jumps = [], []
        for number in range(rounds * 2 + 2):
            place = places[number % 2]
            took = go(pane, place[0])
            jump = go(pane, place[1])
            if number >= 2:
                switches.append(took)
                jumps.append(jump)
        pane.close_down()
        engine.close_down()
    sizes = " and ".join(f"{len(session.edition.page_html(page.id)) // 1024} KB" for page in pages[:2])
    tell(f"page to page ({sizes})", switches)
    tell("inside a page", jumps)


def go(pane: object, address: str) -> float:
    """Go to `address`; how long until it was painted there, in milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    from aixreader.ui.web.pane import Pane

    assert isinstance(pane, Pane)
    loop, clock = QEventLoop(), QTimer()

    def told(answer: object) -> None:
        if isinstance(answer, str) and answer:
            href, painted, scrolled, top = json.loads(answer)
            if href == address and painted and scrolled and abs(top) < 100:
                loop.quit()

    clock.timeout.connect(lambda: pane.run_script(ASK, told))
    begun = time.perf_counter()
    pane.show_address(address)
    clock.start(2)
    QTimer.singleShot(10_000, loop.quit)
    loop.exec()
    clock.stop()
    return (time.perf_counter() - begun) * 1000


def tell(what: str, times: list[float]) -> None:
    """Print a line."""
    last = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    sys.stdout.write(f"{what}: median {median(times):.0f} ms, p95 {last:.0f} ms ({len(times)} rounds)\n")


if __name__ == "__main__":
    main()
