"""How fast the panels of bookmarks and notes are with thousands of marks, and how long changes take to be kept.

    python -m tests.bench.bench_marks EDITION [BOOKMARKS [HIGHLIGHTS]]

Prints milliseconds: to read all marks, to show the panel, for each key of a filter, from Ctrl+D to the ribbon.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aixreader.ui.window.window_controller import WindowController

COUNTS = (10_000, 5_000)
FILTERS = ("threat", "monitor use", "7")
TIMES = 15


def fill(folder: Path, sections: list[tuple[str, str, str]], bookmarks: int, highlights: int) -> None:
    """Keep so many marks of `sections`, in folders of a hundred."""
    from aixreader.userdata.changes import Put
    from aixreader.userdata.records import Annotation, Bookmark, Folder
    from aixreader.userdata.store import Store

    store = Store(folder, lambda: "2026-11-23")
    store.open()
    folders = [Folder(f"f{number}", f"Folder {number}") for number in range(bookmarks // 100)]
    marks = []
    for number in range(bookmarks):
        name, title, _ = sections[number % len(sections)]
        marks.append(Bookmark(f"b{number}", name, f"{title} {number}", f"f{number // 100}", float(number), ("tag",)))
    notes = []
    for number in range(highlights):
        name, title, text = sections[number % len(sections)]
        words = text.split()
        at = number * 7 % max(1, len(words) - 8)
        notes.append(Annotation(f"a{number}", name, title, " ".join(words[at : at + 8]), note="a note " * 8))
    store.write([*map(Put, folders), *map(Put, marks), *map(Put, notes)])
    store.close()


def wait_for(done: Callable[[], bool]) -> None:
    """Let the program run until `done()`. (`QTest.qWait` would keep workers from running meanwhile.)"""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    clock = QTimer()
    clock.setInterval(2)
    clock.timeout.connect(lambda: loop.quit() if done() else None)
    clock.start()
    loop.exec()


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    before = time.perf_counter()
    act()
    return (time.perf_counter() - before) * 1e3


def measure_panel(controller: WindowController, part: str) -> None:
    """Show a panel and filter it."""
    marks = controller.parts.marks
    panel = marks.bookmarks_panel if part == "bookmarks" else marks.notes.panel

    def show() -> None:
        marks.show_part(part)
        marks.panel.repaint()

    def set_filter(text: str) -> None:
        panel.field.setText(text)
        panel.repaint()

    opened = []
    for _ in range(TIMES):
        controller.window.sidebar.show_panel("contents")
        opened.append(timed(show))
    keys = []
    for text in FILTERS:
        keys += [timed(lambda typed=text[:end]: set_filter(typed)) for end in range(1, len(text) + 1)]  # type: ignore[misc]  # a lambda with a default
        panel.field.clear()
    told = f"shown in {statistics.median(opened):.1f} ms, worst {max(opened):.1f}"
    print(f"{part}: {told}; filter p50 {statistics.median(keys):.1f} ms, worst {max(keys):.1f}")  # noqa: T201


def measure_keeping(controller: WindowController) -> None:
    """Keep a section and give it up, over and over."""
    spent = []
    for _ in range(TIMES):
        kept = controller.parts.marks.is_bookmarked
        before = time.perf_counter()
        controller.context.actions["bookmark"].trigger()
        wait_for(lambda kept=kept: controller.parts.marks.is_bookmarked is not kept)  # type: ignore[misc]  # a lambda with a default
        spent.append((time.perf_counter() - before) * 1e3)
        until = time.monotonic() + 0.2
        wait_for(lambda until=until: time.monotonic() > until)  # type: ignore[misc]  # a lambda with a default
    print(f"Ctrl+D until it is kept: {statistics.median(spent):.1f} ms, worst {max(spent):.1f}")  # noqa: T201


def read_sections(edition: Path) -> list[tuple[str, str, str]]:
    """Id, title and text of each section."""
    from aixreader.edition.edition import open_edition
    from aixreader.services.session.page_text import page_text
    from aixreader.services.session.session import Session

    with Session(open_edition(edition)) as session:
        sections = session.edition.sections
        return [
            (part.section, sections[part.section].title, part.plain)
            for page in session.edition.pages
            for part in page_text(session, page).sections
        ]


def main() -> None:
    """Measure, and print the lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.paths import user_folders
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    bookmarks, highlights = [int(word) for word in sys.argv[2:4]] or COUNTS
    edition = Path(sys.argv[1]).absolute()
    with TemporaryDirectory() as home:
        fill(user_folders(Path(home)).data, read_sections(edition), bookmarks, highlights)
        controller = Application(WindowOptions(edition=edition, home=Path(home), size=(1280, 800)), qt, None).controller
        controller.window.show()
        marks = controller.parts.marks
        before = time.perf_counter()
        marks.repository.begin()
        wait_for(lambda: bool(marks.repository.marks.bookmarks))
        print(f"{bookmarks} bookmarks, {highlights} highlights: read in {(time.perf_counter() - before) * 1e3:.0f} ms")  # noqa: T201
        before = time.perf_counter()
        controller.open_source(None, edition)
        wait_for(lambda: len(marks.review.outcomes) >= bookmarks + highlights)
        print(f"looked up in {time.perf_counter() - before:.1f} s, the edition's opening included")  # noqa: T201
        controller.show_section("monitoruse")
        wait_for(lambda: controller.context.section is not None)
        for part in ("bookmarks", "notes"):
            measure_panel(controller, part)
        measure_keeping(controller)
        controller.window.close()


if __name__ == "__main__":
    main()
