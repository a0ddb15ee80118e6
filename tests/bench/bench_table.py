"""How long a frame of the periodic table takes: picking, filtering, zooming with everything shown; and how soon it is
there. Run by hand:

    python -m tests.bench.bench_table EDITION

Each figure is the time from the user's act until the frame is painted, in ms: median, 95th percentile, worst.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from aixreader.edition.edition import open_edition
from aixreader.services.session.session import Session
from aixreader.services.tables.table_state import TableState
from aixreader.ui.base.tokens import read_tokens
from aixreader.ui.table.panel import TablePanel

SIZE = (1000, 900)
ROUNDS = 60


def frames(panel: TablePanel, acts: list[Callable[[], object]]) -> list[float]:
    """The time each act takes until it is painted."""
    found = []
    for act in acts:
        began = time.perf_counter()
        act()
        panel.view.viewport().repaint()
        found.append((time.perf_counter() - began) * 1000)
        QApplication.processEvents()
    return found


def told(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    sys.stdout.write(f"{name:34} {statistics.median(times):6.1f} {p95:6.1f} {ordered[-1]:6.1f}\n")


def main() -> None:
    """Measure all of it."""
    application = QApplication(["bench"])
    session = Session(open_edition(Path(sys.argv[1])))
    session.contents()  # what the window has read anyway
    began = time.perf_counter()
    panel = TablePanel(session, read_tokens())
    panel.resize(*SIZE)
    panel.show_state(TableState())
    panel.show()
    panel.grab()
    sys.stdout.write(f"{'there, with the graph made':34} {(time.perf_counter() - began) * 1000:6.1f}\n")
    began = time.perf_counter()
    again = TablePanel(session, read_tokens())
    again.resize(*SIZE)
    again.show()
    again.grab()
    sys.stdout.write(f"{'there, the graph known':34} {(time.perf_counter() - began) * 1000:6.1f}\n")
    again.close()
    slugs = [node.slug for node in (*session.graph.threats, *session.graph.controls)]
    values = [(facet, value) for facet, value in panel.filters._chips]
    panel.bar.filters.setChecked(True)
    for face in ("elements", "matrix"):
        panel.show_state(TableState(face=face))
        QApplication.processEvents()
        told(f"{face}: pick", frames(panel, [_pick(panel, slug) for slug in slugs]))
        panel.clear()
        told(f"{face}: filter", frames(panel, [_filter(panel, pair) for pair in values]))
        panel.clear()
        told(f"{face}: type", frames(panel, [_type(panel, "model access control"[:n]) for n in range(1, 20)]))
        panel.clear()
        told(f"{face}: zoom", frames(panel, [_zoom(panel, 0.5 + n / 40) for n in range(ROUNDS)]))
        told(f"{face}: fit", frames(panel, [panel.view.fit for _ in range(10)]))
        told(f"{face}: scroll", frames(panel, [_scroll(panel, n * 10) for n in range(ROUNDS)]))
    application.quit()


def _pick(panel: TablePanel, slug: str) -> Callable[[], object]:
    return lambda: panel.view.picked.emit(slug, False)


def _filter(panel: TablePanel, pair: tuple[str, str]) -> Callable[[], object]:
    return lambda: panel.filters.toggled.emit(*pair)


def _type(panel: TablePanel, text: str) -> Callable[[], object]:
    return lambda: panel._change(replace(panel.state, text=text))


def _zoom(panel: TablePanel, zoom: float) -> Callable[[], object]:
    return lambda: panel.view.set_zoom(zoom)


def _scroll(panel: TablePanel, place: int) -> Callable[[], object]:
    return lambda: panel.view.verticalScrollBar().setValue(place)


if __name__ == "__main__":
    main()
