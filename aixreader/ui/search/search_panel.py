"""The search panel of the sidebar: a field, filters, results, and a bar that steps through the page's highlights.

Signals: `query_changed()` when text or filters changed; `hit_activated(hit, new_tab)`; `preview_requested(hit)`;
`step_requested(by)` from highlight to highlight in the page; `dismissed()` on Esc with an empty field, to go to the
page; `menu_requested(position)` over the results; `index_requested(wanted)` when the index is to be built, or building
it is to stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget

from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.search.result_preview import ResultPreview
from aixreader.ui.search.search_delegate import SearchDelegate
from aixreader.ui.search.search_filters import SearchFilters
from aixreader.ui.search.search_model import HIT, SearchModel
from aixreader.ui.search.search_status import CORRECTED, UNFILTERED, count_text, status_html

if TYPE_CHECKING:
    from aixreader.search.answer import Answer, Hit

from typing_extensions import override

MAX_QUERY_LENGTH = 500
Key = Qt.Key
RECENT = "recent:"
STOP, REBUILD = "stop:", "again:"


class SearchPanel(QWidget):
    """The field keeps the focus: Up and Down select a result, which is previewed after a moment, or at once with
    Shift+Enter; Enter opens it, Ctrl+Enter in a new tab. Esc ends the preview, then clears the field, then emits
    `dismissed`. A preview becomes an opened page when the focus leaves the panel.
    """

    query_changed = Signal()
    hit_activated = Signal(object, bool)
    preview_requested = Signal(object)
    step_requested = Signal(int)
    dismissed = Signal()
    menu_requested = Signal(QPoint)
    index_requested = Signal(bool)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.filters = SearchFilters(self)
        self.model = SearchModel(self)
        self.list = QListView(self)
        self.status_label = QLabel(self)
        self._delegate = SearchDelegate(tokens, self.list)
        self._highlight_bar = QWidget(self)
        self._position_label = QLabel(self._highlight_bar)
        self._pending_new_tab: bool | None = None  # Enter was pressed before the answer; True: new tab
        self._is_current = False
        self._last_text = ""
        self.preview = ResultPreview(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Search everything"))
        self.field.setAccessibleName(self.tr("Search everything"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(MAX_QUERY_LENGTH)
        self.field.installEventFilter(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.installEventFilter(self)
        self.status_label.setObjectName("hint")
        self.status_label.setWordWrap(True)
        self.status_label.setTextFormat(Qt.TextFormat.RichText)
        self.status_label.setContentsMargins(14, 2, 10, 6)
        self.filters.set_active(())
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
        layout.addWidget(self.status_label)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._highlight_bar)
        self._build_highlight_bar()
        self.setFocusProxy(self.field)

    def _build_highlight_bar(self) -> None:
        self._highlight_bar.setObjectName("find")
        self._position_label.setAccessibleName(self.tr("Highlights on this page"))
        row = QHBoxLayout(self._highlight_bar)
        row.setContentsMargins(14, 4, 10, 4)
        row.addWidget(self._position_label, 1)
        buttons = (("↑", self.tr("Previous highlight (Shift+F3)"), -1), ("↓", self.tr("Next highlight (F3)"), 1))
        for text, tip, by in buttons:
            button = QToolButton(self._highlight_bar)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip.partition(" (")[0])
            button.clicked.connect(lambda _checked=False, by=by: self.step_requested.emit(by))
            row.addWidget(button)
        self._highlight_bar.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.filters.changed.connect(self._on_changed)
        self.filters.grouping_changed.connect(self._on_grouping_changed)
        self.status_label.linkActivated.connect(self._on_link)
        self.list.clicked.connect(self._on_clicked)
        self.preview.requested.connect(self._on_preview_requested)
        self.list.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def text(self) -> str:
        """The query."""
        return self.field.text().strip()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.list.viewport().update()

    def set_query(self, text: str) -> None:
        """Search for `text` without filters: those of another query are not meant."""
        self.filters.set_active(())
        self.field.setText(text)

    def start(self) -> None:
        """Focus the field and select its text."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def focus_results(self, section: str) -> None:
        """Focus the results, and select the one of `section` if it is among them."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row = self.model.row_of(section)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.list.scrollTo(self.model.index(row, 0))

    def show_answer(self, answer: Answer, notes: tuple[Hit, ...] = ()) -> None:
        """List the results and the user's `notes`, with count, corrections and synonyms above them."""
        self._is_current = True
        self.model.show(answer.hits, notes)
        self.filters.show_facets(answer.facets)
        self.list.setCurrentIndex(self.model.index(self.model.next_hit(-1, 1), 0))
        self.list.scrollToTop()
        self.show_status(
            status_html(answer, is_filtered=bool(self.filters.active)), announcement=count_text(answer.total)
        )
        if self._pending_new_tab is not None:
            self._open_selected(new_tab=self._pending_new_tab)
            self._pending_new_tab = None

    def clear(self, hint: str) -> None:
        """List nothing and show `hint` (HTML)."""
        self.preview.cancel()
        self.model.show(())
        self.filters.show_facets(())
        self._pending_new_tab = None
        self.show_status(hint)

    def show_status(self, html: str, announcement: str = "") -> None:
        """Show a status over the results, and announce `announcement` to a screen reader."""
        self.status_label.setText(html)
        self.status_label.setVisible(bool(html))
        if announcement and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, announcement))

    @Slot(int, int)
    def show_highlights(self, count: int, current: int) -> None:
        """Show the number of highlights in the page and which one (from 0) is current; 0 hides the bar."""
        self._highlight_bar.setVisible(count > 0)
        self._position_label.setText(self.tr("{0} of {1} on this page").format(current + 1, count))

    def _move_selection(self, by: int) -> None:
        row = self.model.next_hit(self.list.currentIndex().row(), by)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.preview.schedule()
            announcement = str(self.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, announcement))

    def _open_selected(self, *, new_tab: bool) -> None:
        hit: Hit | None = self.list.currentIndex().data(HIT) if self.list.currentIndex().isValid() else None
        self.preview.cancel()
        if hit is not None:
            if not new_tab:
                self.preview.accept()
            self.hit_activated.emit(hit, new_tab)

    @Slot()
    def _on_preview_requested(self) -> None:
        if self._is_current and self.current is not None:
            self.preview_requested.emit(self.current)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        """Filters go with their query: when the field is cleared, and but for that of the page when another query is
        begun over the selected one.
        """
        is_begun = len(text) == 1 and len(self._last_text) > len(text) + 1
        if not text or is_begun:
            self.filters.set_active([pair for pair in self.filters.active if text and pair[0] == "page"])
        self._last_text = text
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.preview.cancel()
        self._pending_new_tab = None
        self._is_current = False
        self.query_changed.emit()

    @Slot(bool)
    def _on_grouping_changed(self, on: bool) -> None:
        self.model.set_grouped(grouped=on)
        self.list.setCurrentIndex(self.model.index(self.model.next_hit(-1, 1), 0))

    @Slot(str)
    def _on_link(self, link: str) -> None:
        if link == UNFILTERED:
            self.filters.clear()
        elif link in (STOP, REBUILD):
            self.index_requested.emit(link == REBUILD)
        else:
            if not link.startswith(CORRECTED):
                self.filters.set_active(())
            self.field.setText(link.partition(":")[2])
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self._open_selected(new_tab=False)

    @property
    def current(self) -> Hit | None:
        """The selected result."""
        return self.model.hit(self.list.currentIndex().row())

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu_requested.emit(self.list.viewport().mapToGlobal(position))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(watched, event):
            return True
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self.window().focusWidget()):
            self.preview.accept()  # somebody reads on in the page
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Handle keys of the list while the field has the focus; False for keys that the widget itself handles."""
        key = event.key()
        if key in ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.preview.show()
        elif key in ENTER_KEYS:
            new_tab = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if self._is_current:
                self._open_selected(new_tab=new_tab)
            else:  # the answer is still to come: open its first result then
                self._pending_new_tab = new_tab if self.text else None
        elif key in (Key.Key_Up, Key.Key_Down) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_selection(1 if key == Key.Key_Down else -1)
        elif key == Key.Key_Escape:
            if self.preview.is_shown:
                self.preview.end()
            elif self.field.text() and watched is self.field:
                self.field.clear()
            else:
                self.dismissed.emit()
        else:
            return False
        return True
