"""Clicks and keys for pages, repeated until the page has felt them: a page takes none before it is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.security.attack import Act, Attack
from tests.security.stage import Stage
from tests.waiting import run_loop_for, run_loop_until

LINK = QPoint(25, 20)
PAUSE_MS = 100
STALE_SECONDS = 12.0
"""When nothing more has come for so long, it never will; a busy machine takes a while."""
WORLD = 1  # the application's: out of reach of the page's scripts
LISTEN = "for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => { window.felt = true }, true)"
BUTTONS = {
    Act.CLICK: (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    Act.MIDDLE: (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
    Act.CONTROL: (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier),
    Act.SHIFT: (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
    Act.ALT: (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier),
}
HOVERING = {Act.MIDDLE, Act.CONTROL}  # the pane asks what the pointer is on before it answers them
HOVER_MS = 40
SINGLE = Qt.ConnectionType.SingleShotConnection
Pair = tuple[Stage, Attack]


def wait_for_all(done: Callable[[], int], wanted: int, seconds: float = STALE_SECONDS) -> None:
    """Let the program run until as many are done as are wanted, or until no further one comes for so long."""
    before = now = 0

    def look() -> bool:
        nonlocal now
        now = done()
        return now > before

    while before < wanted and run_loop_until(look, seconds):
        before = now


def touch(pairs: list[Pair]) -> list[str]:
    """Do what each attack waits for. Returns the names of those that felt nothing."""
    felt: set[str] = set()
    for stage, attack in pairs:
        stage.felt = lambda name=attack.name: felt.add(name)  # type: ignore[misc]  # a default, not an argument
        stage.page.urlChanged.connect(lambda _url, name=attack.name: felt.add(name), SINGLE)
        stage.page.runJavaScript(LISTEN, WORLD)

    def tried() -> int:
        for stage, attack in pairs:
            if attack.name not in felt:
                _act(stage, attack.act)
        run_loop_for(PAUSE_MS)
        for stage, attack in pairs:
            _ask(stage, attack.name, felt)
        run_loop_for(PAUSE_MS // 2)
        return len(felt)

    wait_for_all(tried, len(pairs))
    return [attack.name for _stage, attack in pairs if attack.name not in felt]


def wait_for_effects(pairs: list[Pair]) -> None:
    """Wait until the pages have answered after what was done to them, and where they went then is there."""
    answered: set[str] = set()
    for stage, attack in pairs:
        stage.page.runJavaScript("0", WORLD, lambda _answer, name=attack.name: answered.add(name))
    wait_for_all(
        lambda: sum(attack.name in answered and not stage.page.isLoading() for stage, attack in pairs), len(pairs)
    )


def _ask(stage: Stage, name: str, felt: set[str]) -> None:
    """Whether the page has felt it."""

    def told(answer: object) -> None:
        if answer:
            felt.add(name)

    stage.page.runJavaScript("window.felt", WORLD, told)


def _act(stage: Stage, act: Act) -> None:
    target = stage.target
    if target is None:
        return
    if act is Act.ENTER:
        stage.widget.activateWindow()
        stage.widget.setFocus()
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
            QTest.keyClick(target, key)
        return
    if act is Act.ACCESS:
        QTest.keyClick(target, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
        return
    button, modifiers = BUTTONS[act]
    if act in HOVERING:
        QTest.mouseMove(target, LINK + QPoint(3, 3))
        QTest.mouseMove(target, LINK)
        run_loop_for(HOVER_MS)
    QTest.mouseClick(target, button, modifiers, LINK)
