"""The search panel of the sidebar: a field, filters, what was found, and the marks in the page.

Signals: `asked()` when something else is looked for; `hit_chosen(hit, new_tab)`; `step_requested(by)` from mark to mark
in the page; `left()` when the user is done and wants to be where they were; `menu_requested(position)` over the
results; `index_requested(wanted)` when the index is to be made, or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget

from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.search.search_delegate import SearchDelegate
from aixreader.ui.search.search_filters import SearchFilters
from aixreader.ui.search.search_model import HIT, SearchModel

if TYPE_CHECKING:
    from aixreader.search.answer import Answer, Hit

from typing_extensions import override

LONGEST = 500
Key = Qt.Key
CORRECTED = "corrected:"
RECENT = "recent:"
STOP, AGAIN = "stop:", "again:"


class SearchPanel(QWidget):
    """Keys stay in the field: Up and Down choose, Enter opens, Ctrl+Enter in a new tab, Esc clears and then leaves."""

    asked = Signal()
    hit_chosen = Signal(object, bool)
    step_requested = Signal(int)
    left = Signal()
    menu_requested = Signal(QPoint)
    index_requested = Signal(bool)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.filters = SearchFilters(self)
        self.model = SearchModel(self)
        self.list = QListView(self)
        self.note = QLabel(self)
        self._delegate = SearchDelegate(tokens, self.list)
        self._marks = QWidget(self)
        self._place = QLabel(self._marks)
        self._awaited: bool | None = None  # Enter came first: open the best, True for a new tab
        self._is_newest = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Search everything"))
        self.field.setAccessibleName(self.tr("Search everything"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(LONGEST)
        self.field.installEventFilter(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.installEventFilter(self)
        self.note.setObjectName("hint")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.RichText)
        self.note.setContentsMargins(14, 2, 10, 6)
        self.filters.choose(())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.addWidget(self.field, 1)
        head.addWidget(self.filters.button)
        chips = QHBoxLayout()
        chips.setContentsMargins(10, 0, 10, 4)
        chips.addWidget(self.filters)
        layout.addLayout(head)
        layout.addLayout(chips)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._marks)
        self._build_marks()
        self.setFocusProxy(self.field)

    def _build_marks(self) -> None:
        self._marks.setObjectName("find")
        self._place.setAccessibleName(self.tr("Marked words on this page"))
        row = QHBoxLayout(self._marks)
        row.setContentsMargins(14, 4, 10, 4)
        row.addWidget(self._place, 1)
        for text, tip, by in (("↑", self.tr("Previous mark (Shift+F3)"), -1), ("↓", self.tr("Next mark (F3)"), 1)):
            button = QToolButton(self._marks)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip.partition(" (")[0])
            button.clicked.connect(lambda _checked=False, by=by: self.step_requested.emit(by))
            row.addWidget(button)
        self._marks.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_changed)
        self.filters.changed.connect(self._on_changed)
        self.filters.grouping_changed.connect(self._on_grouping_changed)
        self.note.linkActivated.connect(self._on_link)
        self.list.clicked.connect(self._on_clicked)
        self.list.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.list.viewport().update()

    def start(self) -> None:
        """Give the field the keyboard, ready to type another search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_answer(self, answer: Answer, notes: tuple[Hit, ...] = ()) -> None:
        """List what was found, and the user's `notes`, and say what there is to say of it."""
        self._is_newest = True
        self.model.show(answer.hits, notes)
        self.filters.offer(answer.facets)
        self.list.setCurrentIndex(self.model.index(self.model.next_hit(-1, 1), 0))
        self.list.scrollToTop()
        self.tell(_told(answer, self), aloud=self.counted(answer.total))
        if self._awaited is not None:
            self._choose(new_tab=self._awaited)
            self._awaited = None

    def clear(self, hint: str) -> None:
        """List nothing; `hint` (HTML) says what can be done."""
        self.model.show(())
        self.filters.offer(())
        self._awaited = None
        self.tell(hint)

    def tell(self, html: str, aloud: str = "") -> None:
        """Say something over the results, and `aloud` to a screen reader."""
        self.note.setText(html)
        self.note.setVisible(bool(html))
        if aloud and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, aloud))

    def show_marks(self, count: int, place: int) -> None:
        """Say how many words are marked in the page, and at which the page is."""
        self._marks.setVisible(count > 0)
        self._place.setText(self.tr("{0} of {1} on this page").format(place + 1, count))

    def counted(self, count: int) -> str:
        """So many sections, in words."""
        return self.tr("1 section") if count == 1 else self.tr("{0} sections").format(count)

    def _move(self, by: int) -> None:
        row = self.model.next_hit(self.list.currentIndex().row(), by)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
            told = str(self.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, told))

    def _choose(self, *, new_tab: bool) -> None:
        hit: Hit | None = self.list.currentIndex().data(HIT) if self.list.currentIndex().isValid() else None
        if hit is not None:
            self.hit_chosen.emit(hit, new_tab)

    @Slot()
    def _on_changed(self) -> None:
        self._awaited = None
        self._is_newest = False
        self.asked.emit()

    @Slot(bool)
    def _on_grouping_changed(self, on: bool) -> None:
        self.model.set_grouped(grouped=on)
        self.list.setCurrentIndex(self.model.index(self.model.next_hit(-1, 1), 0))

    @Slot(str)
    def _on_link(self, link: str) -> None:
        if link == "unfilter:":
            self.filters.choose(())
            self._on_changed()
        elif link in (STOP, AGAIN):
            self.index_requested.emit(link == AGAIN)
        else:
            self.field.setText(link.partition(":")[2])
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self._choose(new_tab=False)

    @property
    def current(self) -> Hit | None:
        """The result that is chosen."""
        return self.model.hit(self.list.currentIndex().row())

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu_requested.emit(self.list.viewport().mapToGlobal(position))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Keys of the list while the field has the keyboard; False for those that are the field's or the list's own."""
        key = event.key()
        if key in ENTER_KEYS:
            new_tab = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if self._is_newest:
                self._choose(new_tab=new_tab)
            else:  # what is typed faster than it is found opens all the same
                self._awaited = new_tab if self.text else None
        elif key in (Key.Key_Up, Key.Key_Down) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(1 if key == Key.Key_Down else -1)
        elif key == Key.Key_Escape:
            if self.field.text() and watched is self.field:
                self.field.clear()
            else:
                self.left.emit()
        else:
            return False
        return True


def _told(answer: Answer, panel: SearchPanel) -> str:
    """What there is to say of an answer, as HTML."""
    from html import escape

    parts = []
    if answer.corrected:
        link = f'<a href="{CORRECTED}{escape(answer.corrected)}">{escape(answer.corrected)}</a>'
        parts.append(panel.tr("Did you mean {0}?").format(link))
    if answer.synonyms:
        parts.append(panel.tr("also: {0}").format(escape(", ".join(answer.synonyms))))
    if answer.hits:
        parts.append(panel.counted(answer.total))
    else:
        parts.append(panel.tr("Nothing is found."))
        if panel.filters.chosen:
            parts.append(f'<a href="unfilter:">{panel.tr("Search without the filters")}</a>')
        parts.append(panel.tr("Try fewer or other words, or the beginning of one: <i>poison*</i>."))
    return "<br>".join(parts)
