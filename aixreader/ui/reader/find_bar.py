"""The find bar under the page; it searches while the user types.

Signals: `closed()` when the focus is to go back to the page; `scroll_requested(event)` for keys that scroll the page (a
`QKeyEvent`) while the bar has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS

MAX_QUERY_LENGTH = 200
FIELD_WIDTH = 260
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
SET_ORIGIN_SCRIPT = """(() => {
  const selection = getSelection();
  if (globalThis.aixFindOrigin === undefined) {
    let range = selection.isCollapsed ? null : selection.getRangeAt(0);
    const at = range?.getBoundingClientRect();
    if (at && (at.bottom < 0 || at.top > innerHeight)) range = null;
    for (let y = 1; range === null && y < innerHeight; y += 8) {
      const caret = document.caretRangeFromPoint(1, y);
      if (caret && caret.getBoundingClientRect().top >= 0) range = caret;
    }
    globalThis.aixFindOrigin = {node: range?.startContainer, offset: range?.startOffset, x: scrollX, y: scrollY};
  }
  const origin = globalThis.aixFindOrigin;
  if (origin.node?.isConnected) selection.collapse(origin.node, origin.offset);
})()"""
"""Moves the selection to where the search began, the selected text or the top of the visible part: the engine searches
from the selection on.
"""
SCROLL_BACK_SCRIPT = "scrollTo(globalThis.aixFindOrigin?.x ?? scrollX, globalThis.aixFindOrigin?.y ?? scrollY)"
CLEAR_ORIGIN_SCRIPT = "delete globalThis.aixFindOrigin"
SCROLL_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class FindBar(QWidget):
    """Finds in the page it is attached to. It is hidden until `begin` is called."""

    closed = Signal()
    scroll_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QWebEnginePage | None = None
        self._query = ""
        self._is_stepping = False
        self.field = QLineEdit(self)
        self.count = QLabel(self)
        self.case = QCheckBox(self.tr("Match &case"), self)
        self._previous_button = self._button("↑", self.tr("Previous match (Shift+F3)"))
        self._next_button = self._button("↓", self.tr("Next match (F3)"))
        self._close = self._button("✕", self.tr("Close (Esc)"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("find")
        self.field.setPlaceholderText(self.tr("Find in this page"))
        self.field.setAccessibleName(self.tr("Find in this page"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(MAX_QUERY_LENGTH)
        self.field.setFixedWidth(FIELD_WIDTH)
        self.count.setMinimumWidth(90)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        for part in (self.field, self._previous_button, self._next_button, self.count, self.case):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_changed)
        self.case.toggled.connect(self._on_changed)
        self._previous_button.clicked.connect(self.find_previous)
        self._next_button.clicked.connect(self.find_next)
        self._close.clicked.connect(self.close_bar)

    def attach(self, page: QWebEnginePage | None) -> None:
        """Search `page` from now on, None for no page."""
        before = self._attached_page()
        if page is before and page is not None:
            return
        if before is not None:
            before.findTextFinished.disconnect(self._on_found)
            before.findText("")
        self._page = page
        if page is not None:
            page.findTextFinished.connect(self._on_found)
        self._reset_origin()
        self._find_from_origin()

    def begin(self, selected: str) -> None:
        """Show and focus the bar; text that is `selected` in the page (one line) is searched for at once."""
        self.show()
        self._reset_origin()
        before = self.field.text()
        if selected and "\n" not in selected:
            self.field.setText(selected[:MAX_QUERY_LENGTH])
        if self.field.text() == before:  # else `textChanged` has searched; a second search would step on
            self._find_from_origin()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot()
    def find_next(self) -> None:
        """Go to the next match, around the end."""
        self._step(QWebEnginePage.FindFlag(0))

    @Slot()
    def find_previous(self) -> None:
        """Go to the match before."""
        self._step(QWebEnginePage.FindFlag.FindBackward)

    @Slot()
    def close_bar(self) -> None:
        """Remove the highlights and hide the bar; the page is not scrolled."""
        page = self._attached_page()
        self._query = ""
        if page is not None:
            page.findText("")
        self.closed.emit()  # before the bar is hidden: Qt would focus the page's first link
        self.hide()

    def search_again(self) -> None:
        """Search again after the page was loaded."""
        if self.field.text():
            self._reset_origin()
            self._find_from_origin()

    def _attached_page(self) -> QWebEnginePage | None:
        """The page, None if it was destroyed since it was attached."""
        page = self._page
        return page if page is not None and isValid(page) else None  # type: ignore[no-untyped-call]  # no types are shipped

    def _reset_origin(self) -> None:
        """Let the next search begin at the current scroll position."""
        self._is_stepping = False
        page = self._attached_page()
        if page is not None:
            page.runJavaScript(CLEAR_ORIGIN_SCRIPT, WORLD)

    def _find_from_origin(self) -> None:
        """Search for the text of the field from where the search began."""
        page, text = self._attached_page(), self.field.text()
        if page is None or not self.isVisible():
            return
        if not text or self._is_stepping:
            self._find(page, QWebEnginePage.FindFlag(0))
            return

        def ready(_result: object) -> None:
            if self.isVisible() and page is self._attached_page() and text == self.field.text():
                self._find(page, QWebEnginePage.FindFlag(0))

        page.runJavaScript(SET_ORIGIN_SCRIPT, WORLD, ready)

    def _step(self, flags: QWebEnginePage.FindFlag) -> None:
        """Go to the next or previous match; a text that is typed afterwards is searched from there."""
        self._reset_origin()
        self._is_stepping = True
        page = self._attached_page()
        if page is not None:
            self._find(page, flags)

    def _find(self, page: QWebEnginePage, flags: QWebEnginePage.FindFlag) -> None:
        if self.case.isChecked():
            flags |= QWebEnginePage.FindFlag.FindCaseSensitively
        self._query = self.field.text()
        page.findText(self._query, flags)
        if not self._query:
            self._show_count("", missing=False)

    def _show_count(self, text: str, *, missing: bool) -> None:
        self.count.setText(text)
        if self.field.property("missing") != missing:
            self.field.setProperty("missing", missing)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        return button

    @Slot()
    def _on_changed(self) -> None:
        self._find_from_origin()

    @Slot(QWebEngineFindTextResult)
    def _on_found(self, result: QWebEngineFindTextResult) -> None:
        if not self.isVisible() or not self._query:
            return
        matches = result.numberOfMatches()
        text = self.tr("{0} of {1}").format(result.activeMatch(), matches) if matches else self.tr("No results")
        self._show_count(text, missing=not matches)
        page = self._attached_page()
        if not matches and page is not None:
            self._is_stepping = False
            page.runJavaScript(SCROLL_BACK_SCRIPT, WORLD)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_bar()
        elif key in ENTER_KEYS:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.find_previous()
            else:
                self.find_next()
        elif key in SCROLL_KEYS:
            self.scroll_requested.emit(event)
            self._reset_origin()
        else:
            super().keyPressEvent(event)
