"""Find in page: a bar under the page that finds while the user types.

Signals: `closed()` when the user is done, to give the keyboard back to the page; `scroll_requested(event)` for the keys
that move the page (a `QKeyEvent`) while the bar has the keyboard.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

from aixreader.ui.base.list_items import ENTER_KEYS

LONGEST = 200
FIELD_WIDTH = 260
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
FROM_HERE = """(() => {
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
"""Has the engine look from what was in sight, or selected, when the search began; it starts where the selection is."""
BACK = "scrollTo(globalThis.aixFindOrigin?.x ?? scrollX, globalThis.aixFindOrigin?.y ?? scrollY)"
ELSEWHERE = "delete globalThis.aixFindOrigin"
SCROLLING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class FindBar(QWidget):
    """Finds in the page it is attached to; hidden until asked for."""

    closed = Signal()
    scroll_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QWebEnginePage | None = None
        self._wanted = ""
        self._went_on = False
        self.field = QLineEdit(self)
        self.count = QLabel(self)
        self.case = QCheckBox(self.tr("Match &case"), self)
        self._before = self._button("↑", self.tr("Previous match (Shift+F3)"))
        self._after = self._button("↓", self.tr("Next match (F3)"))
        self._close = self._button("✕", self.tr("Close (Esc)"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("find")
        self.field.setPlaceholderText(self.tr("Find in this page"))
        self.field.setAccessibleName(self.tr("Find in this page"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(LONGEST)
        self.field.setFixedWidth(FIELD_WIDTH)
        self.count.setMinimumWidth(90)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        for part in (self.field, self._before, self._after, self.count, self.case):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_changed)
        self.case.toggled.connect(self._on_changed)
        self._before.clicked.connect(self.find_previous)
        self._after.clicked.connect(self.find_next)
        self._close.clicked.connect(self.close_bar)

    def attach(self, page: QWebEnginePage | None) -> None:
        """Find in `page` from now on."""
        before = self._living_page()
        if page is before and page is not None:
            return
        if before is not None:
            before.findTextFinished.disconnect(self._on_found)
            before.findText("")
        self._page = page
        if page is not None:
            page.findTextFinished.connect(self._on_found)
        self._begin_anew()
        self._find_from_here()

    def begin(self, selected: str) -> None:
        """Show the bar, ready to type; what is `selected` in the page is looked for at once."""
        self.show()
        self._begin_anew()
        before = self.field.text()
        if selected and "\n" not in selected:
            self.field.setText(selected[:LONGEST])
        if self.field.text() == before:  # twice would be taken for going on
            self._find_from_here()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot()
    def find_next(self) -> None:
        """Go to the next match, around the end."""
        self._go_on(QWebEnginePage.FindFlag(0))

    @Slot()
    def find_previous(self) -> None:
        """Go to the match before."""
        self._go_on(QWebEnginePage.FindFlag.FindBackward)

    @Slot()
    def close_bar(self) -> None:
        """Take the marks off and leave the page where it is."""
        page = self._living_page()
        self._wanted = ""
        if page is not None:
            page.findText("")
        self.closed.emit()  # before the bar is gone: Qt would hand the keyboard on to the page's first link
        self.hide()

    def search_again(self) -> None:
        """Find in what the page shows now."""
        if self.field.text():
            self._begin_anew()
            self._find_from_here()

    def _living_page(self) -> QWebEnginePage | None:
        """The page, unless it was closed since it was attached."""
        page = self._page
        return page if page is not None and isValid(page) else None  # type: ignore[no-untyped-call]  # no types are shipped

    def _begin_anew(self) -> None:
        """Have the next search begin where the page is then."""
        self._went_on = False
        page = self._living_page()
        if page is not None:
            page.runJavaScript(ELSEWHERE, WORLD)

    def _find_from_here(self) -> None:
        """Find what stands in the field, from where the search began."""
        page, text = self._living_page(), self.field.text()
        if page is None or not self.isVisible():
            return
        if not text or self._went_on:
            self._find(page, QWebEnginePage.FindFlag(0))
            return

        def ready(_result: object) -> None:
            if self.isVisible() and page is self._living_page() and text == self.field.text():
                self._find(page, QWebEnginePage.FindFlag(0))

        page.runJavaScript(FROM_HERE, WORLD, ready)

    def _go_on(self, flags: QWebEnginePage.FindFlag) -> None:
        """Find the match after the last one, or before it: what is typed next is looked for from there."""
        self._begin_anew()
        self._went_on = True
        page = self._living_page()
        if page is not None:
            self._find(page, flags)

    def _find(self, page: QWebEnginePage, flags: QWebEnginePage.FindFlag) -> None:
        if self.case.isChecked():
            flags |= QWebEnginePage.FindFlag.FindCaseSensitively
        self._wanted = self.field.text()
        page.findText(self._wanted, flags)
        if not self._wanted:
            self._tell("", missing=False)

    def _tell(self, text: str, *, missing: bool) -> None:
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
        self._find_from_here()

    @Slot(QWebEngineFindTextResult)
    def _on_found(self, result: QWebEngineFindTextResult) -> None:
        if not self.isVisible() or not self._wanted:
            return
        found = result.numberOfMatches()
        told = self.tr("{0} of {1}").format(result.activeMatch(), found) if found else self.tr("Not found")
        self._tell(told, missing=not found)
        page = self._living_page()
        if not found and page is not None:
            self._went_on = False
            page.runJavaScript(BACK, WORLD)

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
        elif key in SCROLLING:
            self.scroll_requested.emit(event)
            self._begin_anew()
        else:
            super().keyPressEvent(event)
