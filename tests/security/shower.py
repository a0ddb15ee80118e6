"""Shows all attacks on a stage, does what a user would do, and writes down what was seen besides the network.

python -m tests.security.shower <order.json> <result.json>, started by `rig.py`, which watches the network.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QApplication, QWidget

from aixreader.ui.app import engine_environment
from aixreader.ui.web import scheme
from tests.security.attack import Act, Attack
from tests.security.attacks import ATTACKS
from tests.security.stage import Looses, Readings, ResourceProvider, Stage, ignore
from tests.security.touch import HOVERING, STALE_SECONDS, touch, wait_for_all, wait_for_effects
from tests.waiting import LIMIT_SECONDS, run_loop_for, run_loop_until

AT_ONCE = 8
SETTLE_MS = 200
END_MS = 1000
SIZE = (320, 240)
"""Of each stage, in pixels: small, because painting is most of what the pages cost."""
CONTROL_FLAGS = "--renderer-process-limit=4 --disable-site-isolation-trials"
"""For the control only: without isolation of sites it starts few processes for its pages."""
SENTINEL = "untouched"
BLANK = "about:blank"
PROGRAMS = ("http", "https", "mailto", "tel", "ssh", "ftp", "intent", "steam", "ms-msdt", "file", "data", "javascript")


class Programs(QObject):
    """Stands in for the system's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for name in PROGRAMS:
            QDesktopServices.setUrlHandler(name, self, "open_url")  # type: ignore[arg-type]  # the stubs say bytes

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        """Note what would be opened."""
        self.opened.append(url.toString())


class Visit:
    """One load of an attack on a stage: `moves` holds the addresses that its page went to, and no other page.

    What the page before still does, or says late, comes before `has_come`, and nothing comes after `leave`.
    """

    def __init__(self, stage: Stage, attack: Attack) -> None:
        self.stage = stage
        self.attack = attack
        self.has_come = False
        self.has_ended = False
        self.moves: list[str] = []
        self._page = stage.page
        self._connections = (
            stage.page.urlChanged.connect(self._on_url_changed),
            stage.page.loadFinished.connect(self._on_load_finished),
        )
        stage.load(attack)

    @property
    def is_away(self) -> bool:
        """Whether another page is there in its place."""
        return self.has_come and bool(self.moves) and not self._is_own(self.moves[-1])

    @property
    def strays(self) -> list[str]:
        """Where it went. The pane is asked about about:blank only once it is there; coming back from it is no move."""
        return [move for move in self.moves if not self._is_own(move) and (move != BLANK or self.is_away)]

    def leave(self) -> None:
        """Watch no more."""
        for connection in self._connections:
            self._page.disconnect(connection)

    def _is_own(self, address: str) -> bool:
        return QUrl(address).path() == f"/{self.attack.slug}" and QUrl(address).fragment() in ("", "x")

    def _on_url_changed(self, url: QUrl) -> None:
        if self.has_come:
            self.moves.append(url.toString())
        elif url.path() == f"/{self.attack.slug}":
            self.has_come = True

    def _on_load_finished(self) -> None:
        self.has_ended = self.has_come


class Show:
    """All attacks, some at once, each on a stage of its own. `seen` holds what each did, `numb` who felt no click.

    `late` holds who did not come: `patience` (seconds) passed without any other.
    """

    def __init__(self, stages: list[Stage], programs: Programs, patience: float) -> None:
        self.seen: dict[str, list[str]] = defaultdict(list)
        self.numb: list[str] = []
        self.late: list[str] = []
        self._patience = patience
        self._stages = stages
        self._programs = programs
        self._windows = [stage.widget for stage in stages]
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._on_copied)
        self._now: list[tuple[Stage, Attack]] = []

    def run(self) -> None:
        """Show them all."""
        for acts in ({Act.LOOK}, HOVERING, set(Act) - HOVERING - {Act.LOOK}):
            attacks = [attack for attack in ATTACKS if attack.act in acts]
            for start in range(0, len(attacks), len(self._stages)):
                self._show(attacks[start : start + len(self._stages)])
        run_loop_for(END_MS)
        self._look_around()

    def _show(self, attacks: list[Attack]) -> None:
        pairs = self._now = list(zip(self._stages, attacks, strict=False))
        self._clipboard.setText(SENTINEL)
        for stage, attack in pairs:
            stage.note = self.seen[attack.name].append
        visits = [Visit(stage, attack) for stage, attack in pairs]
        wait_for_all(lambda: sum(visit.has_ended for visit in visits), len(visits), self._patience)
        if attacks[0].act is not Act.LOOK:
            self.numb += touch(pairs)
            wait_for_effects(pairs)
        run_loop_for(SETTLE_MS)
        run_loop_until(lambda: not any(visit.moves[-1:] == [BLANK] for visit in visits), STALE_SECONDS)
        for visit in visits:
            self._look_at(visit)
        self._look_around()

    def note_download(self, download: QWebEngineDownloadRequest) -> None:
        """A file is asked for; it counts if it is written."""
        page = download.page()
        name = next((attack.name for stage, attack in self._now if stage.page is page), "some page")
        completed = download.DownloadState.DownloadCompleted
        note = self.seen[name].append
        download.stateChanged.connect(lambda state: note("download") if state == completed else None)

    def _look_at(self, visit: Visit) -> None:
        """What an attack did to its own page."""
        visit.leave()
        page, note = visit.stage.page, self.seen[visit.attack.name].append
        visit.stage.note = ignore
        if not visit.has_come:
            self.late.append(visit.attack.name)
            return
        position = page.scrollPosition()
        if page.title() in ("ran", "elsewhere"):
            note(f"script: {page.title()}")
        for address in visit.strays:
            note(f"went to {address}")
        if position.y() or position.x():
            note(f"moved to {position.y():.0f}")

    def _look_around(self) -> None:
        """What they did to the system, told under the page that is known to have done it, or under "some page"."""
        for window in self._new_windows():
            self._note(self._owner(window), f"window {type(window).__name__}")
        for address in self._programs.opened:
            self._note(named_in(address), f"program: {address}")
        self._programs.opened.clear()

    def _on_copied(self) -> None:
        if self._clipboard.text() != SENTINEL:
            self._note(named_in(self._clipboard.text()), "clipboard")

    def _note(self, name: str | None, what: str) -> None:
        self.seen[name or "some page"].append(what)

    def _owner(self, window: QWidget) -> str | None:
        """The page that made `window` open, as far as its parents tell."""
        parent: QObject | None = window
        while parent is not None:
            for stage, attack in self._now:
                if parent is stage.widget:
                    return attack.name
            parent = parent.parent()
        return None

    def _new_windows(self) -> list[QWidget]:
        """Windows that nobody made here; they are closed."""
        new = [
            window for window in QApplication.topLevelWidgets() if window.isVisible() and window not in self._windows
        ]
        for window in new:
            window.close()
        return new


def named_in(text: str) -> str | None:
    """The attack whose name `text` holds."""
    named = sorted((attack for attack in ATTACKS if attack.slug in text), key=lambda attack: len(attack.slug))
    return named[-1].name if named else None


def main(order: Path, result: Path) -> None:
    """Do what `order` says."""
    told = json.loads(order.read_text(encoding="utf-8"))
    control = told["mode"] == "control"
    if control:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{CONTROL_FLAGS} {told['flags']}"
    else:
        engine_environment.prepare(os.environ)
    scheme.register()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QStandardPaths.setTestModeEnabled(True)
    _application = QApplication(["rig"])
    programs = Programs()
    group = Looses(told["pages"], AT_ONCE) if control else Readings(ResourceProvider(ATTACKS, told["ports"]), AT_ONCE)
    for stage in group.stages:
        stage.widget.resize(*SIZE)
        stage.widget.show()
    show = Show(list(group.stages), programs, STALE_SECONDS if control else LIMIT_SECONDS)
    group.profile.downloadRequested.connect(show.note_download)
    show.run()
    files = [path.name for path in Path(told["home"]).rglob("Downloads/*") if path.is_file()]
    result.write_text(
        json.dumps({"seen": show.seen, "numb": show.numb, "late": show.late, "files": files}), encoding="utf-8"
    )
    os._exit(0)  # the control's pages are in no order to be taken down


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
