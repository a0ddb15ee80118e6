"""Shows all attacks on a stage, does what a user would do, and writes down what was seen besides the network.

python -m tests.security.shower <order.json> <result.json>, started by `rig.py`, which watches the network.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QApplication, QWidget

from aixreader.ui.app import engine_environment
from aixreader.ui.web import scheme
from tests.security.attack import Act, Attack
from tests.security.attacks import ATTACKS
from tests.security.stage import Looses, Readings, ResourceProvider, Stage, ignore
from tests.security.touch import HOVERING, touch, wait_for, wait_for_all

AT_ONCE = 16
SETTLE_MS = 200
RETURN_MS = 2000  # until the pane has left about:blank, which it is asked about only once it is there
END_MS = 1000
SIZE = (800, 600)
SENTINEL = "untouched"
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


class Show:
    """All attacks, some at once, each on a stage of its own. `seen` holds what each did, `numb` who felt no click."""

    def __init__(self, stages: list[Stage], programs: Programs) -> None:
        self.seen: dict[str, list[str]] = defaultdict(list)
        self.numb: list[str] = []
        self._stages = stages
        self._programs = programs
        self._windows = [stage.widget for stage in stages]
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._on_copied)
        self._now: list[tuple[Stage, Attack]] = []
        self._watching: dict[int, tuple[QMetaObject.Connection, ...]] = {}

    def run(self) -> None:
        """Show them all."""
        for acts in ({Act.LOOK}, HOVERING, set(Act) - HOVERING - {Act.LOOK}):
            attacks = [attack for attack in ATTACKS if attack.act in acts]
            for start in range(0, len(attacks), len(self._stages)):
                self._show(attacks[start : start + len(self._stages)])
        QTest.qWait(END_MS)
        self._look_around()

    def _show(self, attacks: list[Attack]) -> None:
        pairs = self._now = list(zip(self._stages, attacks, strict=False))
        self._clipboard.setText(SENTINEL)
        loading = [self._load(stage, attack) for stage, attack in pairs]
        wait_for_all(lambda: sum(map(bool, loading)), len(loading))
        before = {attack.name: stage.page.url().toString() for stage, attack in pairs}
        if attacks[0].act is not Act.LOOK:
            self.numb += touch(pairs)
        QTest.qWait(SETTLE_MS)
        wait_for(lambda: not any(stage.page.url().scheme() == "about" for stage, _ in pairs), RETURN_MS)
        for stage, attack in pairs:
            self._look_at(stage, attack, before[attack.name])
        self._look_around()

    def note_download(self, download: QWebEngineDownloadRequest) -> None:
        """A file is asked for; it counts if it is written."""
        page = download.page()
        name = next((attack.name for stage, attack in self._now if stage.page is page), "some page")
        completed = download.DownloadState.DownloadCompleted
        note = self.seen[name].append
        download.stateChanged.connect(lambda state: note("download") if state == completed else None)

    def _load(self, stage: Stage, attack: Attack) -> list[bool]:
        """Start to show `attack`; the list that comes back is filled once it is there. The end of the page before may
        be told late, so only one that comes after the page's own address counts.
        """
        ended: list[bool] = []
        come: list[str] = []

        def arrived(url: QUrl) -> None:
            if attack.slug in url.toString():
                come.append(attack.slug)

        def end(ok: bool) -> None:
            if come:
                ended.append(ok)

        stage.note = self.seen[attack.name].append
        for before in self._watching.pop(id(stage), ()):
            stage.page.disconnect(before)
        self._watching[id(stage)] = (stage.page.urlChanged.connect(arrived), stage.page.loadFinished.connect(end))
        stage.load(attack)
        return ended

    def _look_at(self, stage: Stage, attack: Attack, before: str) -> None:
        """What `attack` did to its own page."""
        now, position = stage.page.url().toString(), stage.page.scrollPosition()
        note = self.seen[attack.name].append
        if stage.page.title() in ("ran", "elsewhere"):
            note(f"script: {stage.page.title()}")
        if attack.slug not in before or now.removesuffix("#x") != before:
            note(f"went to {now}")
        if position.y() or position.x():
            note(f"moved to {position.y():.0f}")
        stage.note = ignore

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
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = told["flags"]
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
    show = Show(list(group.stages), programs)
    group.profile.downloadRequested.connect(show.note_download)
    show.run()
    files = [path.name for path in Path(told["home"]).rglob("Downloads/*") if path.is_file()]
    result.write_text(json.dumps({"seen": show.seen, "numb": show.numb, "files": files}), encoding="utf-8")
    os._exit(0)  # the control's pages are in no order to be taken down


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
