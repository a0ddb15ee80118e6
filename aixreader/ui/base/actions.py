"""The actions of one window, made from `action_table`; parts of the window bind handlers to their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from aixreader.ui.base.action_spec import ActionSpec
from aixreader.ui.base.action_table import ACTIONS, MENUS, T, keys, plain, translated

MOVING_KEYS = ("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down", "Alt+Home")
"""Keys that lists and tabs take for those without Alt where no action has them."""


class ActionRegistry(QObject):
    """The actions of one window, with its menus and toolbar made from the table.

    `icon(name)` gives an icon in the colours of the current look. An action without a handler does nothing.
    """

    def __init__(self, window: QMainWindow, icon: Callable[[str], QIcon]) -> None:
        super().__init__(window)
        self._window = window
        self._icon = icon
        self._handlers: dict[str, Callable[[], object]] = {}
        self._checks: dict[str, Callable[[], bool]] = {}
        self._conditions: list[Callable[[], Iterable[str]]] = []
        self._made: list[tuple[QAction, str]] = []  # with the names of their icons
        self._active: set[str] = set()
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        self._idle = {spec.id: self._make_idle(spec) for spec in ACTIONS if {*MOVING_KEYS} & {*spec.shortcuts}}
        self._menus: dict[str, QMenu] = {}
        self._fill_menus()
        self.toolbar = self._make_toolbar()
        self.refresh()

    def __getitem__(self, action: str) -> QAction:
        """The action with the id `action`."""
        return self._actions[action]

    def bind(
        self,
        handlers: Mapping[str, Callable[[], object]],
        *,
        checks: Mapping[str, Callable[[], bool]] | None = None,
        conditions: Callable[[], Iterable[str]] | None = None,
    ) -> None:
        """Let actions call `handlers`, by id. `checks` return whether a checkable action is on; `conditions()` yields
        the names of active conditions, for actions that are `enabled_when` one of them.
        """
        self._handlers.update(handlers)
        self._checks.update(checks or {})
        if conditions is not None:
            self._conditions.append(conditions)

    @property
    def unbound(self) -> frozenset[str]:
        """The ids of actions without a handler."""
        return frozenset(self._actions) - frozenset(self._handlers)

    @Slot()
    def refresh(self) -> None:
        """Enable the actions whose condition is active, disable the others, and update the checkable ones."""
        active = {name for conditions in self._conditions for name in conditions()}
        changed, self._active = active ^ self._active, active
        for spec in ACTIONS if changed else ():  # it is called at each step, and they are many
            if spec.enabled_when in changed:
                is_enabled = spec.enabled_when in active
                self._actions[spec.id].setEnabled(is_enabled)
                if spec.id in self._idle:
                    self._idle[spec.id].setEnabled(not is_enabled)
        for name, is_on in self._checks.items():
            self._actions[name].setChecked(is_on())

    def make(self, icon: str, text: str, handler: Callable[[], object]) -> QAction:
        """An action of one toolbar over the page, in no menu; `icon` is the name of its icon."""
        action = QAction(self._icon(icon), text, self)
        action.triggered.connect(lambda _checked=False: handler())
        self._made.append((action, icon))
        return action

    def refresh_icons(self) -> None:
        """Get the icons again, after a change of the look."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._icon(spec.icon))
        for action, icon in self._made:
            action.setIcon(self._icon(icon))

    def menu(self, *ids: str) -> QMenu:
        """A context menu of actions by id; "" adds a separator."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ids:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def menu_of(self, menu_id: str) -> QMenu:
        """A menu of the menu bar, to which a part may add what depends on the state."""
        return self._menus[menu_id]

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(translated(spec.text), self._window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setCheckable(spec.checkable)
        action.setEnabled(not spec.enabled_when)
        if spec.icon:
            action.setIcon(self._icon(spec.icon))
            action.setIconVisibleInMenu(False)
        if spec.shortcuts:
            action.setToolTip(f"{plain(spec)} ({keys(spec)[0]})")
        action.triggered.connect(lambda _checked=False: self._run(spec.id))
        # so that shortcuts work while the menu bar is hidden
        self._window.addAction(action)
        return action

    def _make_idle(self, spec: ActionSpec) -> QAction:
        """An action that does nothing, in no menu, enabled while that of `spec` is not: else its key would move in the
        list or the tabs that have the focus.
        """
        action = QAction(self._window)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts if shortcut in MOVING_KEYS])
        action.setEnabled(bool(spec.enabled_when))
        self._window.addAction(action)
        return action

    def _run(self, action: str) -> None:
        handler = self._handlers.get(action)
        if handler is not None:
            handler()

    def _fill_menus(self) -> None:
        for menu_id, title in MENUS.items():
            menu = self._menus[menu_id] = self._window.menuBar().addMenu(translated(title))
            for spec in ACTIONS:
                if spec.menu == menu_id and spec.in_menu:
                    if spec.line:
                        menu.addSeparator()
                    menu.addAction(self._actions[spec.id])

    def _make_toolbar(self) -> QToolBar:
        toolbar = self._window.addToolBar(translated(T("Actions", "Navigation")))
        toolbar.setObjectName("navigation")
        toolbar.setMovable(False)
        toolbar.setIconSize(QSize(20, 20))
        toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for spec in sorted((spec for spec in ACTIONS if spec.toolbar), key=lambda spec: spec.menu != "go"):
            toolbar.addAction(self._actions[spec.id])
            toolbar.widgetForAction(self._actions[spec.id]).setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt takes it off
        return toolbar
