"""How long the event loop stands still with 50,000 bookmarks, and how much memory they take.

    python -m tests.bench.bench_many_marks EDITION [BOOKMARKS [flat]]

Prints the longest gap between two ticks of a timer of 5 ms, in milliseconds and in the processor time of the GUI thread
(which does not count what other programs, or the workers, take), while bookmarks are shown, expanded,
filtered, sorted, added, exported and imported; with `flat` all are at the top, else in folders of a hundred.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.bench_marks import fill, read_sections, wait_for

if TYPE_CHECKING:
    from aixreader.ui.marks.bookmarks_panel import BookmarksPanel
    from aixreader.ui.window.window_controller import WindowController

COUNT = 50_000
TICK_MS = 5
QUIET_S = 0.3
"""After each step the loop runs so long, so that what it has put off is measured, too."""


class Heartbeat:
    """A timer that measures how late it is called."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._last = self._last_cpu = 0.0
        self.worst = self.worst_cpu = 0.0

    def measure(self, name: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Print the longest gap from `act` until `done()`, and the time that took."""
        self._timer.start()
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self.worst = self.worst_cpu = 0.0
        begun = self._last
        act()
        wait_for(done)
        took = time.perf_counter() - begun
        until = time.monotonic() + QUIET_S
        wait_for(lambda: time.monotonic() > until)
        self._timer.stop()
        gaps = f"gap {self.worst * 1e3:6.0f} ms, {self.worst_cpu * 1e3:4.0f} of CPU"
        print(f"{name:34} {gaps}, done after {took * 1e3:6.0f} ms, {memory_mb():.0f} MB")  # noqa: T201

    def _on_tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.worst = max(self.worst, now - self._last)
        self.worst_cpu = max(self.worst_cpu, cpu - self._last_cpu)
        self._last, self._last_cpu = now, cpu


def memory_mb() -> float:
    """The resident memory of this process, without Chromium's."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def flatten(folder: Path) -> None:
    """Put all bookmarks to the top."""
    from dataclasses import replace

    from aixreader.userdata.changes import Drop, Put
    from aixreader.userdata.records import Bookmark, Folder
    from aixreader.userdata.store import Store

    store = Store(folder, lambda: "2026-11-23")
    store.open()
    records = store.load()
    store.write(
        [
            *(Put(replace(record, folder="")) for record in records if isinstance(record, Bookmark)),
            *(Drop(record.KIND, record.id) for record in records if isinstance(record, Folder)),
        ]
    )
    store.close()


def expand(panel: BookmarksPanel) -> None:
    """Expand each folder, as a user does."""
    for folder in panel.model.source.folders:
        panel.tree.setExpanded(panel.model.index_of(folder.id), True)


def measure(controller: WindowController, beat: Heartbeat, home: Path, sections: list[str], count: int) -> None:
    """Each step."""
    marks = controller.parts.marks
    panel, repository = marks.bookmarks_panel, marks.repository
    beat.measure("panel shown", lambda: marks.show_part("bookmarks"))
    beat.measure("all folders expanded", lambda: expand(panel))
    for text in ("t", "th", "threat", "7", ""):
        beat.measure(f"filter {text!r}", lambda text=text: panel.field.setText(text))  # type: ignore[misc]
    for action in panel.sort_button.menu().actions():
        beat.measure(f"sorted {action.text()}", action.trigger)
    beat.measure("scrolled to the end", panel.tree.scrollToBottom)
    beat.measure("all selected", panel.tree.selectAll)
    panel.tree.clearSelection()
    before = len(repository.marks.bookmarks)
    beat.measure(
        "one added", controller.context.actions["bookmark"].trigger, lambda: len(repository.marks.bookmarks) != before
    )
    beat.measure("undone", repository.undo, lambda: len(repository.marks.bookmarks) == before)
    for name in ("m.json", "m.html", "m.csv", "m.md"):
        file = home / name
        beat.measure(f"exported as {name}", lambda file=file: marks.exchange.save(file), file.exists)  # type: ignore[misc]
    links = [
        f'<DT><A HREF="https://owaspai.org/go/{section}/">{number}</A>' for section in sections for number in (1, 2)
    ]
    (home / "b.html").write_text(
        "<DL>" + "".join(f"<DT><H3>{n}</H3><DL>{''.join(links)}</DL>" for n in range(count // len(links))) + "</DL>",
        encoding="utf-8",
    )
    beat.measure(
        "a browser's imported",
        lambda: marks.exchange.load(home / "b.html"),
        lambda: len(repository.marks.bookmarks) > before * 1.2 or bool(controller.window.findChildren(type(None))),
    )
    beat.measure("undone", repository.undo, lambda: len(repository.marks.bookmarks) == before)
    beat.measure("reviewed again", marks.begin, lambda: len(marks.review.outcomes) >= before)
    beat.measure("all removed", lambda: marks.bookmarks.remove([m.id for m in repository.marks.bookmarks]),
                 lambda: not repository.marks.bookmarks)  # fmt: skip
    beat.measure("undone", repository.undo, lambda: len(repository.marks.bookmarks) == before)


def main() -> None:
    """Measure, and print the lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.paths import user_folders
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    edition = Path(sys.argv[1]).absolute()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    with TemporaryDirectory() as name:
        home = Path(name)
        found = read_sections(edition)
        fill(user_folders(home).data, found, count, 0)
        if "flat" in sys.argv:
            flatten(user_folders(home).data)
        controller = Application(WindowOptions(edition=edition, home=home, size=(1280, 800)), qt, None).controller
        controller.window.show()
        beat, marks = Heartbeat(), controller.parts.marks
        controller.open_source(None, edition)
        wait_for(lambda: controller.context.session is not None)
        controller.show_section("monitoruse")
        wait_for(lambda: controller.context.section is not None)
        print(f"before: {memory_mb():.0f} MB")  # noqa: T201
        beat.measure("read", marks.repository.begin, lambda: len(marks.repository.marks.bookmarks) == count)
        beat.measure("reviewed", lambda: None, lambda: len(marks.review.outcomes) >= count)
        sections = [section for section, _, _ in found if "#" not in section]
        measure(controller, beat, home, sections, count)
        controller.window.close()


if __name__ == "__main__":
    main()
