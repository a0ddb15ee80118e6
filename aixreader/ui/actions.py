"""Everything the user can do by menu, toolbar or key, in one table.

The table says what there is; the window says what happens (one handler for each id).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "go": QT_TRANSLATE_NOOP("Actions", "&Go"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `id`, the menu it stands in, its text, its shortcuts, and how it shows.

    `toolbar` puts it on the toolbar under `short` (its text there), `checkable` makes it a switch, `line` draws a line
    above it in the menu, `needs_content` disables it while no edition is open.
    """

    id: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    short: str = ""
    toolbar: bool = False
    checkable: bool = False
    line: bool = False
    needs_content: bool = False


ACTIONS = (
    ActionSpec("open_folder", "file", QT_TRANSLATE_NOOP("Actions", "&Open Exchange folder…"), ("Ctrl+O",)),
    ActionSpec("open_zip", "file", QT_TRANSLATE_NOOP("Actions", "Open Exchange &zip…"), ("Ctrl+Shift+O",)),
    ActionSpec("quit", "file", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), line=True),
    ActionSpec(
        "back",
        "go",
        QT_TRANSLATE_NOOP("Actions", "&Back"),
        ("Alt+Left", "Back"),
        short=QT_TRANSLATE_NOOP("Actions", "← Back"),
        toolbar=True,
        needs_content=True,
    ),
    ActionSpec(
        "forward",
        "go",
        QT_TRANSLATE_NOOP("Actions", "&Forward"),
        ("Alt+Right", "Forward"),
        short=QT_TRANSLATE_NOOP("Actions", "Forward →"),
        toolbar=True,
        needs_content=True,
    ),
    ActionSpec(
        "home",
        "go",
        QT_TRANSLATE_NOOP("Actions", "&Home"),
        ("Alt+Home",),
        short=QT_TRANSLATE_NOOP("Actions", "Home"),
        toolbar=True,
        needs_content=True,
    ),
    ActionSpec("contents", "view", QT_TRANSLATE_NOOP("Actions", "&Contents"), ("F9",), checkable=True),
    ActionSpec(
        "zoom_in", "view", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), line=True, needs_content=True
    ),
    ActionSpec("zoom_out", "view", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), ("Ctrl+-",), needs_content=True),
    ActionSpec("zoom_reset", "view", QT_TRANSLATE_NOOP("Actions", "&Actual size"), ("Ctrl+0",), needs_content=True),
    ActionSpec("about", "help", QT_TRANSLATE_NOOP("Actions", "&About AIX Reader")),
)


class Actions:
    """The actions of one window, with its menus and toolbar made from the table."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], None]]) -> None:
        self._window = window
        self._actions = {spec.id: self._make(spec, handlers[spec.id]) for spec in ACTIONS}
        self._fill_menus()
        self.toolbar = self._make_toolbar()

    def __getitem__(self, action: str) -> QAction:
        """The action with the id `action`."""
        return self._actions[action]

    def set_content_open(self, *, is_open: bool) -> None:
        """Enable or disable what needs an open edition."""
        for spec in ACTIONS:
            if spec.needs_content:
                self._actions[spec.id].setEnabled(is_open)

    def _make(self, spec: ActionSpec, handler: Callable[[], None]) -> QAction:
        action = QAction(_told(spec.text), self._window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setCheckable(spec.checkable)
        action.setEnabled(not spec.needs_content)
        if spec.short:
            action.setIconText(_told(spec.short))
        if spec.shortcuts:
            shown = QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{_told(spec.text).replace('&', '')} ({shown})")
        action.triggered.connect(lambda _checked=False: handler())
        return action

    def _fill_menus(self) -> None:
        for menu_id, title in MENUS.items():
            menu = self._window.menuBar().addMenu(_told(title))
            for spec in ACTIONS:
                if spec.menu == menu_id:
                    if spec.line:
                        menu.addSeparator()
                    menu.addAction(self._actions[spec.id])

    def _make_toolbar(self) -> QToolBar:
        toolbar = self._window.addToolBar(_told(QT_TRANSLATE_NOOP("Actions", "Navigation")))
        toolbar.setObjectName("navigation")
        toolbar.setMovable(False)
        for spec in ACTIONS:
            if spec.toolbar:
                toolbar.addAction(self._actions[spec.id])
        return toolbar


def _told(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Actions", text)
