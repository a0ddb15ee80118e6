"""Reads for as many acts as an hour has, in a real window, watched by strace: the program's own counter of requests
stays 0, and nobody is connected to.

By hand, with a display or below `xvfb-run`: `python -m tests.security.long_reading SOURCE OTHER [ACTS]`. Both are
sources of the Exchange; OTHER is compared with. Acts are drawn by chance, the same each time: pages, searches, marks,
the table, exports, print previews, comparisons, dialogs, and every action of the menus that leaves the window open.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tests.security.silence import watch
from tests.waiting import run_loop_for, run_loop_until

if TYPE_CHECKING:
    from aixreader.ui.app.application import Application

ACTS = 3000
HOURS = 3600.0
"""Seconds it may take at most."""
MAX_TABS = 8
SETTLE_SECONDS, PAUSE_MS = 20, 15
LEFT_OUT = frozenset({"quit", "wipe", "get_exchange"})
"""Actions that end the reading, its data, or its silence: the last one is there to use the network."""
WORDS = ("prompt injection", "model theft", "note:why", "data poi", "monitor", "iso 27001", "supply chain", "zzz")
FORMS = ("md", "html", "json")


class Reading:
    """Acts in the window of an application that shows an edition; `done` counts them by kind."""

    def __init__(self, application: Application, folder: Path, other: Path) -> None:
        self._application = application
        self._controller = application.controller
        self._context = self._controller.context
        self._folder = folder
        self._other = other
        self._dice = random.Random(1)  # noqa: S311 - the same acts each time
        self.done: Counter[str] = Counter()

    def act(self) -> None:
        """One act, and wait until all that it begins has ended."""
        acts: Mapping[str, tuple[int, Callable[[], object]]] = {
            "page": (30, self._page),
            "search": (15, self._search),
            "scroll": (10, self._scroll),
            "mark": (8, self._mark),
            "table": (6, self._table),
            "export": (2, self._export),
            "print preview": (1, lambda: self._controller.parts.printing.show()),  # noqa: PLW0108  # made each time
            "compare": (1, self._compare),
            "action": (30, self._action),
        }
        name = self._dice.choices(list(acts), [weight for weight, _ in acts.values()])[0]
        acts[name][1]()
        self.done[name] += 1
        run_loop_for(PAUSE_MS)
        run_loop_until(lambda: not self._application._jobs.active, SETTLE_SECONDS)
        self._tidy()

    def _page(self) -> None:
        session = self._context.session
        assert session is not None
        self._context.show_section(self._dice.choice(sorted(session.edition.sections)), new_tab=self._one_in(12))

    def _search(self) -> None:
        self._controller.parts.search.search_for(self._dice.choice(WORDS))

    def _scroll(self) -> None:
        if self._context.page is not None:
            self._context.page.run_script(f"scrollTo(0, {self._dice.random()} * document.body.scrollHeight)")

    def _mark(self) -> None:
        if self._context.section is not None:
            self._controller.parts.marks.bookmarks.toggle(self._context.section)

    def _table(self) -> None:
        session, table = self._context.session, self._controller.parts.table
        assert session is not None
        table.show()
        table.pick(self._dice.choice([node.slug for node in (*session.graph.threats, *session.graph.controls)]))

    def _export(self) -> None:
        self._controller.parts.printing.save(self._folder / f"export.{self._dice.choice(FORMS)}")

    def _compare(self) -> None:
        from aixreader.ui.window.changes_controller import ChangesController
        from aixreader.ui.window.compare_controller import CompareController

        children = self._context.children()
        if self._one_in(2):
            next(part for part in children if isinstance(part, ChangesController)).compare_with(self._other, None)
        else:
            next(part for part in children if isinstance(part, CompareController)).open(self._other, None)

    def _action(self) -> None:
        from aixreader.ui.base.action_table import ACTIONS

        actions = [self._context.actions[spec.id] for spec in ACTIONS if spec.id not in LEFT_OUT]
        self._dice.choice([action for action in actions if action.isEnabled()]).trigger()

    def _one_in(self, many: int) -> bool:
        return self._dice.randrange(many) == 0

    def _tidy(self) -> None:
        """Close what opened over the window, and most tabs once there are many."""
        from PySide6.QtWidgets import QApplication, QDialog, QMenu

        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and isinstance(widget, QDialog | QMenu):
                widget.close()
        for dialog in self._controller.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        if self._controller.host.reader is not None and self._controller.host.reader.tabs.count > MAX_TABS:
            self._context.actions["close_other_tabs"].trigger()


def read(source: Path, other: Path, acts: int, home: Path) -> None:
    """In a process of its own: read, then print the counter and what was done."""
    from aixreader.services.session.window_options import WindowOptions
    from aixreader.ui.app import engine_environment

    engine_environment.prepare(os.environ)
    from aixreader.ui.app.application import Application, make_qt

    qt = make_qt()
    application = Application(WindowOptions(home=home / "home", content=source, size=(1280, 800)), qt, None)
    reading = Reading(application, home, other)

    def begin() -> None:
        application.controller.context.page_loaded.disconnect(begin)
        sys.excepthook = fail  # a slot's error would be a box that is closed
        for _ in range(acts):
            reading.act()
        counter = application._counter
        sys.stderr.write(f"requests: {counter.requests}, hosts: {counter.hosts}\ndone: {dict(reading.done)}\n")
        sys.stderr.flush()
        os._exit(0)

    application.controller.context.page_loaded.connect(begin)
    application.run()


def fail(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    """End the process with an error that nobody expected."""
    traceback.print_exception(kind, error, where)
    sys.stderr.flush()
    os._exit(1)


def main(source: Path, other: Path, acts: int) -> int:
    """Watch it, and print what was seen."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        command = [
            sys.executable,
            "-m",
            "tests.security.long_reading",
            "read",
            str(source),
            str(other),
            str(acts),
            home,
        ]
        told = watch(HOURS, command, dict(os.environ))
    said = [line for line in told.said if line.startswith(("requests:", "done:"))]
    print(*said, sep="\n")  # noqa: T201
    print("strace is not to be had" if told.calls is None else f"{len(told.calls)} calls to addresses")  # noqa: T201
    print(*(told.calls or [])[:5], sep="\n")  # noqa: T201
    is_silent = said[:1] == ["requests: 0, hosts: ()"] and not told.calls
    if not is_silent:
        print(*told.said[-20:], sep="\n")  # noqa: T201
    return 0 if is_silent else 1


if __name__ == "__main__":
    if sys.argv[1] == "read":
        with suppress(KeyboardInterrupt):
            read(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else ACTS))
