"""How long it takes until sections are on paper, and how much room they take. Run by hand:

    python -m tests.bench.bench_print EDITION

Prints seconds for one section, a chapter and everything: gathered, laid out, finished; then pages and megabytes, and
what all processes took at most.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from aixreader.edition.edition import open_edition
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.services.export.print_document import finish_print_pdf, make_print_document
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.resources import Resource
from aixreader.services.session.session import Session
from aixreader.ui.app import engine_environment

if TYPE_CHECKING:
    from aixreader.ui.web.pdf_maker import PdfMaker

CHOICES = ("ratelimit", "1_general_controls", "all")


def memory() -> int:
    """Megabytes of this process and those it started (their shared parts counted once each)."""
    mine, total = os.getpid(), 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            stat = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(entry.name) == mine or int(stat[1]) == mine or int(stat[2]) == os.getpgid(mine):
                rollup = (entry / "smaps_rollup").read_text()
                total += int(rollup.partition("\nPss:")[2].split()[0])
        except (OSError, ValueError, IndexError):
            continue
    return total // 1024


def laid_out(maker: PdfMaker, resources: dict[str, Resource]) -> bytes:
    """What the browser prints."""
    loop = QEventLoop()
    told: list[bytes] = []

    def made(data: object) -> None:
        assert isinstance(data, bytes)
        told.append(data)
        loop.quit()

    maker.made.connect(made)
    maker.make(resources)
    loop.exec()
    maker.made.disconnect(made)
    return told[0]


def main() -> None:
    """Measure all of it."""
    engine_environment.prepare(os.environ, software=True)
    from pypdf import PdfReader

    from aixreader.ui.app.application import make_qt
    from aixreader.ui.printing.paper_pictures import shrink_pictures
    from aixreader.ui.web.pdf_maker import PdfMaker

    application = make_qt()
    session = Session(open_edition(Path(sys.argv[1])))
    maker = PdfMaker(application)
    most = 0

    def look() -> None:
        nonlocal most
        most = max(most, memory())

    clock = QTimer()
    clock.timeout.connect(look)
    clock.start(250)
    for words in CHOICES:
        times = [time.perf_counter()]
        publication, resources = make_print_document(session, select_sections(session, [words], {}), Paper(), silent)
        resources = shrink_pictures(resources, silent)
        times.append(time.perf_counter())
        printed = laid_out(maker, resources)
        times.append(time.perf_counter())
        data = finish_print_pdf(printed, publication, silent)
        times.append(time.perf_counter())
        look()
        parts = "  ".join(f"{after - before:5.2f}" for before, after in pairwise(times))
        file = Path("/tmp") / "bench_print.pdf"  # noqa: S108  # looked at by hand
        file.write_bytes(data)
        pages = len(PdfReader(file).pages)
        size = len(data) / 1e6
        sys.stdout.write(f"{words:20} {parts}  sum {times[-1] - times[0]:5.2f} s  {pages:4} pages  {size:5.1f} MB\n")
    sys.stdout.write(f"all processes at most {most} MB\n")
    clock.stop()
    maker.close_down()


if __name__ == "__main__":
    main()
