"""The command palette: runs an action or opens a section by a few letters of its title, or by its address.

Signals, after the palette has closed: `action_activated(id)`, `section_activated(id, new_tab)`, `section_peeked(id)`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.addresses.hosts import is_own_address
from aixreader.errors import MAX_QUOTED
from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.palette.command_delegate import LEFT, CommandDelegate
from aixreader.ui.palette.command_model import CommandModel, PaletteEntry

MAX_WIDTH = 560
TOP = 56
VISIBLE_ROWS = 12
Key = Qt.Key
MOVES = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: VISIBLE_ROWS - 1, Key.Key_PageUp: 1 - VISIBLE_ROWS}


class CommandPalette(QFrame):
    """A popup over the window of `parent`. It closes when an entry is chosen, on Esc, and by a click outside; the focus
    then returns to where it was.
    """

    action_activated = Signal(str)
    section_activated = Signal(str, bool)
    section_peeked = Signal(str)

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self._line = QLineEdit(self)
        self._model = CommandModel(self)
        self._list = QListView(self)
        self._delegate = CommandDelegate(tokens, self._list)
        self._hint = QLabel(self)
        self._build()
        self._line.textChanged.connect(self._on_text_changed)
        self._model.modelReset.connect(self._show_first_row)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.set_tokens(tokens)

    def _build(self) -> None:
        self.setObjectName("commands")
        self.setAccessibleName(self.tr("Commands and sections"))
        self._line.setAccessibleName(self.tr("Command or section"))
        self._line.setPlaceholderText(self.tr("Type a command or the title of a section"))
        self._line.setMaxLength(MAX_QUOTED)
        self._line.installEventFilter(self)
        self._list.setAccessibleName(self.tr("Matches"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.viewport().installEventFilter(self)
        names = ("Enter", "Ctrl+Enter", "Alt+Enter")
        keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in names]
        self._hint.setObjectName("hint")
        self._hint.setText(self.tr("{0} opens    {1} in a new tab    {2} peeks").format(*keys))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for part in (self._line, self._list, self._hint):
            layout.addWidget(part)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.setStyleSheet(f"""
            #commands {{ background: {tokens.raised}; border: 1px solid {tokens.line}; }}
            QLineEdit {{ background: {tokens.raised}; color: {tokens.ink}; border: 0; border-radius: 0;
                border-bottom: 1px solid {tokens.line}; padding: 11px {LEFT - 2}px;
                placeholder-text-color: {tokens.muted}; }}
            QListView {{ background: {tokens.raised}; border: 0; padding: 4px 0; }}
            #hint {{ border-top: 1px solid {tokens.line}; padding: 6px {LEFT}px; }}
        """)

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Set the entries that can be chosen, and clear the field."""
        self._model.set_entries(entries)
        self._line.clear()
        self._show_first_row()

    @Slot()
    def open(self) -> None:
        """Show all entries, centred at the top of the window."""
        window = self._owner.window()
        self._line.clear()
        self.setFixedWidth(min(MAX_WIDTH, max(window.width() - 32, 200)))
        self._show_first_row()
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, min(TOP, window.height() // 8))))
        self.show()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _show_first_row(self) -> None:
        """Select the first row, and fit the height to the rows."""
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.scrollToTop()
        rows = min(self._model.rowCount(), VISIBLE_ROWS)
        self._list.setFixedHeight(rows * self._list.sizeHintForRow(0) + 8)
        self.adjustSize()

    def _choose(self, row: int, modifiers: Qt.KeyboardModifier, *, new_tab: bool = False) -> None:
        new_tab = new_tab or bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        is_peeked = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        entry = self._model.entry(0 if self._model.finish() else row)
        if is_own_address(address := self._line.text()):
            self.close()
            self._emit(address, new_tab=new_tab, is_peeked=is_peeked)
            return
        if entry is None:
            return
        self.close()
        if entry.is_section:
            self._emit(entry.id, new_tab=new_tab, is_peeked=is_peeked)
        else:
            self.action_activated.emit(entry.id)

    def _emit(self, section: str, *, new_tab: bool, is_peeked: bool) -> None:
        if is_peeked:
            self.section_peeked.emit(section)
        else:
            self.section_activated.emit(section, new_tab)

    def _move(self, step: int) -> None:
        """Move the selection by `step` rows; a single step wraps around the ends, a page does not."""
        last = self._model.rowCount() - 1
        row = self._list.currentIndex().row() + step
        row = row % (last + 1) if abs(step) == 1 else max(0, min(row, last))
        self._list.setCurrentIndex(self._model.index(row, 0))

    @Slot(str)
    def _on_text_changed(self, words: str) -> None:
        self._model.set_filter(words)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        """Announce the row: the focus stays in the field, so that a screen reader would not read it."""
        if self.isVisible() and current.isValid():
            text = str(current.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, text))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            self._handle_click(event)
        return super().eventFilter(watched, event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Handle keys of the list while the field has the focus; False for those of the field."""
        key = Key(event.key())
        if key in MOVES:
            self._move(MOVES[key])
        elif key in ENTER_KEYS:
            self._choose(self._list.currentIndex().row(), event.modifiers())
        elif key == Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _handle_click(self, event: QMouseEvent) -> None:
        index: QModelIndex = self._list.indexAt(event.position().toPoint())
        middle = event.button() == Qt.MouseButton.MiddleButton
        if index.isValid() and (middle or event.button() == Qt.MouseButton.LeftButton):
            self._choose(index.row(), event.modifiers(), new_tab=middle)
