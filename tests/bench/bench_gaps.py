"""How long the event loop stands still while one reads: picking in the table, notes in the margin, previews, the peek.

    python -m tests.bench.bench_gaps EDITION [ROUNDS]

A gap is the time from one rest of the loop to the next: nothing else is handled, drawn or answered meanwhile. Each act
is done ROUNDS times; of each time the longest gap counts. Prints the median, the 95th percentile and the longest, in
milliseconds: of the processor time of the GUI thread, which does not count what other programs or workers take, and of
the clock on the wall.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.bench_marks import fill, read_sections, wait_for

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from aixreader.ui.window.window_controller import WindowController

ROUNDS = 40
QUIET_MS = 250
"""After each act the loop runs so long, so that what it has put off is measured, too."""
TICK_MS = 4
NOTES = 300


class GapRecorder:
    """Records how long the loop is busy without a rest: of the processor from one rest to the next, of the clock by
    how late a timer is.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QAbstractEventDispatcher, Qt, QTimer

        self._rested = self._ticked = self._cpu = self._wall = 0.0
        self._gaps: list[tuple[float, float]] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_about_to_block)

    def measure(self, name: str, acts: Sequence[Callable[[], object]]) -> None:
        """Do the acts, and print their longest gaps."""
        for act in acts:
            self.add(act)
        self.report(name)

    def add(self, act: Callable[[], object]) -> None:
        """Do an act, for the next report."""
        self._gaps.append(self._gap(act))

    def report(self, name: str) -> None:
        """Print the longest gaps of the acts since the last report."""
        gaps, self._gaps = self._gaps, []
        for unit, times in (("CPU", [cpu for cpu, _ in gaps]), ("wall", [wall for _, wall in gaps])):
            ordered = sorted(time * 1e3 for time in times)
            p95 = ordered[int(len(ordered) * 0.95)]
            print(f"{name:34} {unit:5} {median(ordered):6.1f} {p95:6.1f} {ordered[-1]:6.1f}")  # noqa: T201
            name = ""

    def _gap(self, act: Callable[[], object]) -> tuple[float, float]:
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(QUIET_MS, loop.quit)
        QTimer.singleShot(10, act)  # in the loop, as what an input causes
        self._rested, self._ticked = time.thread_time(), time.perf_counter()
        self._cpu = self._wall = 0.0
        self._timer.start()
        loop.exec()
        self._timer.stop()
        return self._cpu, self._wall

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._wall, self._ticked = max(self._wall, now - self._ticked - TICK_MS / 1000), now

    def _on_about_to_block(self) -> None:
        now = time.thread_time()
        self._cpu, self._rested = max(self._cpu, now - self._rested), now


def main() -> None:
    """Measure all of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.paths import user_folders
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    edition = Path(sys.argv[1]).absolute()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with TemporaryDirectory() as name:
        home = Path(name)
        folder = user_folders(home).data
        folder.mkdir(parents=True, exist_ok=True)
        fill(folder, read_sections(edition), 20, NOTES)
        _run(edition, home, rounds)


def _run(edition: Path, home: Path, rounds: int) -> None:
    from PySide6.QtCore import QTimer

    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt

    application = Application(WindowOptions(edition=edition, home=home, size=(1280, 800)), make_qt(), None)
    controller = application.controller

    def measure() -> None:
        loaded: list[bool] = []
        controller.context.page_loaded.connect(loaded.append)
        wait_for(lambda: controller.context.session is not None and bool(loaded))
        recorder = GapRecorder()
        for part in PARTS:
            part(controller, recorder, rounds)
        controller.window.close()

    QTimer.singleShot(0, measure)
    application.run()


def _open(controller: WindowController, address: str) -> None:
    """Go to a section in a tab of pages, and wait until its page is there and at rest."""
    from aixreader.ui.web.tab_view import TabView

    loaded: list[bool] = []
    controller.context.page_loaded.connect(loaded.append)
    reader = controller.host.reader
    assert reader is not None
    (reader.tabs.open if isinstance(reader.tabs.page, TabView) else controller.context.go)(address)
    wait_for(lambda: bool(loaded))
    _rest(800)


def _rest(milliseconds: int) -> None:
    until = time.monotonic() + milliseconds / 1000
    wait_for(lambda: time.monotonic() > until)


def _table(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Pick by mouse, one after the other and more with Ctrl, on both faces, and let go."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from aixreader.ui.table.panel import TablePanel

    controller.context.actions["table"].trigger()
    wait_for(lambda: bool(controller.window.findChildren(TablePanel)))
    panel = next(panel for panel in controller.window.findChildren(TablePanel) if panel.isVisible())
    _rest(1000)
    dice = random.Random(19)  # noqa: S311  # the same places each time

    def click(modifier: Qt.KeyboardModifier) -> None:
        view = panel.view
        shown = view.viewport().rect()
        rects = [view.visualRect(view.model().index(row, 0)) for row in range(view.model().rowCount())]
        places = [rect.center() for rect in rects if shown.contains(rect.center())]
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, dice.choice(places))

    none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    recorder.measure("table: pick", [lambda: click(none)] * rounds)
    recorder.measure("table: pick more", [lambda: click(control)] * (rounds // 2))
    recorder.measure("table: by arrow keys", [lambda: QTest.keyClick(panel.view, Qt.Key.Key_Down)] * rounds)
    recorder.measure("table: let go", [panel.clear] * 3)


def _margin(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Open notes in the margin of a page that has many."""
    marks = controller.parts.marks
    notes = [mark.id for mark in marks.repository.marks.annotations]
    session = controller.context.session
    assert session is not None
    pages = sorted(session.edition.catalogue.pages, key=lambda page: -len(page.sections))
    _open(controller, session.address(pages[0].sections[3]))
    own = [mark.id for mark in marks.annotations.page_notes()]
    print(f"{len(own)} of {len(notes)} notes are beside the page")  # noqa: T201
    recorder.measure("margin: open a note", [partial(marks.annotations.edit, name) for name in own[:rounds]])
    pane = controller.host.pane
    assert pane is not None
    scrolls = [f"scrollTo(0, {number * 400})" for number in range(rounds)]
    recorder.measure("margin: scroll", [partial(pane.run_script, script) for script in scrolls])


def _links(controller: WindowController, selector: str) -> list[QPoint]:
    """The places of links (or other elements) that are seen, in pixels of the page view."""
    import json

    from PySide6.QtCore import QPointF

    pane = controller.host.pane
    assert pane is not None
    found: list[object] = []
    pane.run_script(
        f"JSON.stringify([...document.querySelectorAll('{selector}')].map((each) => each.getClientRects()[0])"
        ".filter((box) => box && box.top > 5 && box.bottom < innerHeight - 5)"
        ".map((box) => [box.left + box.width / 2, box.top + box.height / 2]))",
        found.append,
    )
    wait_for(lambda: bool(found))
    return [QPointF(*place).toPoint() for place in json.loads(str(found[0]))]


def _move(target: QWidget, place: QPoint) -> None:
    """Move the pointer over a page."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    none = Qt.MouseButton.NoButton
    at, over = QPointF(place), QPointF(target.mapToGlobal(place))
    QApplication.sendEvent(
        target, QMouseEvent(QEvent.Type.MouseMove, at, over, none, none, Qt.KeyboardModifier.NoModifier)
    )


def _previews(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Rest on one link after the other until its preview is shown."""
    session, hover = controller.context.session, controller.parts.link_hover
    assert session is not None
    hover._preview._delay.setInterval(60)  # else each round takes a second
    addresses = [session.address(name) for name in session.edition.sections][: rounds * 2 : 2]
    recorder.measure("preview: of a link", [partial(hover.show_target, address, True) for address in addresses])
    hover.show_target("", False)


def _terms(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Rest on terms, and go from one to the next by keyboard."""
    session, pane = controller.context.session, controller.host.pane
    assert session is not None
    assert pane is not None
    uses = session.edition.glossary.uses
    page = max(uses, key=lambda name: len(uses[name]))
    starts = {name: session.edition.sections[name].start for name in session.edition.pages[page].sections}
    _open(
        controller,
        session.address(max((name for name in starts if starts[name] < uses[page][0]), key=lambda name: starts[name])),
    )
    target = pane.input_target
    assert target is not None
    places = _links(controller, ".term") or _links(controller, "p")
    recorder.measure(
        "terms: move over the page",
        [partial(_move, target, places[number % len(places)]) for number in range(rounds)],
    )
    recorder.measure("terms: explain the next", [controller.parts.terms.explain] * min(rounds, 15))
    controller.parts.terms.card.hide()


def _selection(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Select words, so that the toolbar comes."""
    pane = controller.host.pane
    assert pane is not None
    pane.setFocus()
    script = (
        "getSelection().selectAllChildren([...document.querySelectorAll('p')]"
        ".filter((each) => each.getBoundingClientRect().top > 0)[{0}])"
    )
    scripts = [script.format(number % 7) for number in range(rounds)]
    recorder.measure("selection: its toolbar", [partial(pane.run_script, script) for script in scripts])
    pane.run_script("getSelection().removeAllRanges()")


def _peek(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Open sections beside the page, on the same page and on others, each anew and one after the other."""
    session, reader = controller.context.session, controller.host.reader
    assert session is not None
    assert reader is not None
    sections = [name for name, section in session.edition.sections.items() if section.role]
    chosen = random.Random(19).sample(sections, min(rounds, len(sections)))  # noqa: S311
    _open(controller, session.address(chosen[0]))
    for name in chosen[: rounds // 2]:
        recorder.add(partial(controller.context.peek, session.address(name)))
        reader.area.close_peek()
        _rest(300)
    recorder.report("peek: open")
    recorder.measure("peek: another", [partial(controller.context.peek, session.address(name)) for name in chosen])
    reader.area.close_peek()


def _beside_table(controller: WindowController, recorder: GapRecorder, rounds: int) -> None:
    """Open sections beside the table, where they are what is read."""
    session = controller.context.session
    assert session is not None
    controller.context.actions["table"].trigger()
    _rest(1000)
    sections = [name for name, section in session.edition.sections.items() if section.role]
    chosen = random.Random(19).sample(sections, min(rounds, len(sections)))  # noqa: S311
    recorder.measure("beside the table", [partial(controller.context.peek, session.address(name)) for name in chosen])


PARTS = (_table, _margin, _previews, _terms, _selection, _peek, _beside_table)

if __name__ == "__main__":
    main()
