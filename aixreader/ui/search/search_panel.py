"""The search panel of the sidebar: a field, filters, results, and a bar that steps through the page's highlights.

Signals: `query_changed()` when text or filters changed; `hit_activated(hit, new_tab)`; `snippet_activated(hit, index)`;
`preview_requested(hit)`; `query_removed(text)` from the searches that are offered; `dismissed()` on Esc with an empty
field, to go to the page; `menu_requested(position)` over the results; `index_requested(wanted)` when the index is to be
built, or building it is to stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.search.field_completer import FieldCompleter
from aixreader.ui.search.highlight_bar import HighlightBar
from aixreader.ui.search.result_list import ResultList
from aixreader.ui.search.result_preview import ResultPreview
from aixreader.ui.search.search_filters import SearchFilters
from aixreader.ui.search.search_status import CORRECTED, STOP, UNFILTERED, count_text, marks_text, status_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aixreader.search.answer import Answer, Hit
    from aixreader.services.marks.mark_search import FoundMarks
    from aixreader.services.search.other_editions import OtherAnswer

from typing_extensions import override

MAX_QUERY_LENGTH = 500
UNCLOSED_MS = 1000
"""A quotation mark that is not closed is told after this pause, or by Enter: until then it is being typed."""
Key = Qt.Key
REBUILD = "again:"


class SearchPanel(QWidget):
    """The field keeps the focus: Up and Down select a result, which is previewed after a moment, or at once with
    Shift+Enter; Enter opens it, Ctrl+Enter in a new tab. Esc ends the preview, then clears the field, then emits
    `dismissed`. A preview becomes an opened page when the focus leaves the panel.
    """

    query_changed = Signal()
    hit_activated = Signal(object, bool)
    snippet_activated = Signal(object, int)
    preview_requested = Signal(object)
    query_removed = Signal(str)
    dismissed = Signal()
    menu_requested = Signal(QPoint)
    index_requested = Signal(bool)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.filters = SearchFilters(self)
        self.list = ResultList(tokens, self)
        self.model = self.list.rows
        self.status_label = QLabel(self)
        self.highlight_bar = HighlightBar(self)
        self._pending_new_tab: bool | None = None  # Enter was pressed before the answer; True: new tab
        self._is_current = False
        self._untold: Answer | None = None  # with a quotation mark that is not closed, of which nothing was said yet
        self.unclosed_timer = QTimer(self, singleShot=True, interval=UNCLOSED_MS)
        self._last_text = ""
        self.completer = FieldCompleter(self.field)
        self.preview = ResultPreview(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Search everything"))
        self.field.setAccessibleName(self.tr("Search everything"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(MAX_QUERY_LENGTH)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.status_label.setObjectName("hint")
        self.status_label.setWordWrap(True)
        self.status_label.setTextFormat(Qt.TextFormat.RichText)
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
        status = QHBoxLayout()  # margins of a label are lost when the look changes
        status.setContentsMargins(14, 2, 10, 6)
        status.addWidget(self.status_label)
        layout.addLayout(status)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.highlight_bar)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.unclosed_timer.timeout.connect(self._tell_unclosed)
        self.field.textChanged.connect(self._on_text_changed)
        self.filters.changed.connect(self._on_changed)
        self.filters.grouping_changed.connect(self._on_grouping_changed)
        self.status_label.linkActivated.connect(self._on_link)
        self.list.hit_chosen.connect(self._on_hit_chosen)
        self.list.snippet_chosen.connect(self.snippet_activated)
        self.list.query_chosen.connect(self._on_query_chosen)
        self.list.query_removed.connect(self.query_removed)
        self.list.selection_moved.connect(self.preview.schedule)
        self.preview.requested.connect(self._on_preview_requested)
        self.list.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def text(self) -> str:
        """The query."""
        return self.field.text().strip()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self.list.set_tokens(tokens)
        status = self.status_label.text()
        self.status_label.clear()  # rich text takes the colour of links when it is set
        self.status_label.setText(status)

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
        self.list.select_section(section)

    def show_answer(self, answer: Answer, marks: FoundMarks | None = None) -> None:
        """List the results and the user's `marks`, with count, corrections and synonyms above them."""
        self._is_current = True
        self.list.expand("")
        self.model.show(answer.hits, marks)
        self.filters.show_facets(answer.facets)
        self.list.select_first()
        if marks is not None and marks.is_alone:
            self.show_status(marks_text(marks), announcement=marks_text(marks))
        else:
            status = status_html(answer, is_filtered=bool(self.filters.active), has_hint=False)
            self.show_status(status, announcement=count_text(answer))
            if answer.unclosed:
                self._untold = answer
                self.unclosed_timer.start()
        if self._pending_new_tab is not None:
            self._tell_unclosed()
            self._open_selected(new_tab=self._pending_new_tab)
            self._pending_new_tab = None

    def show_others(self, others: tuple[OtherAnswer, ...]) -> None:
        """List what other editions have, below the results, which are still those of the query."""
        if self._is_current:
            self.model.show_others(others)

    def clear(self, hint: str, searches: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        """List no results but `searches`, groups with a title each, and show `hint` (HTML)."""
        self.preview.cancel()
        self.model.suggest(searches)
        self.filters.show_facets(())
        self._pending_new_tab = None
        self.show_status(hint)

    def show_status(self, html: str, announcement: str = "") -> None:
        """Show a status over the results, and announce `announcement` to a screen reader."""
        self.status_label.setText(html)
        self.status_label.setVisible(bool(html))
        if announcement and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, announcement))

    @Slot()
    def _tell_unclosed(self) -> None:
        """Say that a quotation mark is not closed, unless it was said."""
        self.unclosed_timer.stop()
        answer, self._untold = self._untold, None
        if answer is not None:
            self.show_status(status_html(answer, is_filtered=bool(self.filters.active)))

    def _open_selected(self, *, new_tab: bool) -> None:
        self.preview.cancel()
        self.list.activate(new_tab=new_tab)

    @Slot(object, bool)
    def _on_hit_chosen(self, hit: object, new_tab: bool) -> None:
        self.preview.cancel()
        if not new_tab:
            self.preview.accept()
            self._expand_selected()
        self.hit_activated.emit(hit, new_tab)

    @Slot(str)
    def _on_query_chosen(self, text: str) -> None:
        """Search for `text`, without filters: those of another query are not meant."""
        self.set_query(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_preview_requested(self) -> None:
        if self._is_current and self.current is not None:
            self._expand_selected()
            self.preview_requested.emit(self.current)

    def _expand_selected(self) -> None:
        """Show all snippets of the result that is read."""
        self.list.expand(self.current.id if self.current is not None else "")

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
        self.unclosed_timer.stop()
        self._untold = self._pending_new_tab = None
        self._is_current = False
        self.query_changed.emit()

    @Slot(bool)
    def _on_grouping_changed(self, on: bool) -> None:
        self.model.set_grouped(grouped=on)
        self.list.select_first()

    @Slot(str)
    def _on_link(self, link: str) -> None:
        if link == UNFILTERED:
            self.filters.clear()
        elif link in (STOP, REBUILD):
            self.index_requested.emit(link == REBUILD)
        else:
            self.field.setText(link.removeprefix(CORRECTED))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> Hit | None:
        """The selected result."""
        return self.list.hit

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
            self._tell_unclosed()
            new_tab = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if self._is_current or not self.text:
                self._open_selected(new_tab=new_tab)
            else:  # the answer is still to come: open its first result then
                self._pending_new_tab = new_tab
        elif key in (Key.Key_Up, Key.Key_Down) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.list.move_selection(1 if key == Key.Key_Down else -1)
        elif key == Key.Key_Escape:
            if self.preview.is_shown:
                self.preview.end()
            elif self.field.text() and watched is self.field:
                self.field.clear()
            else:
                self.dismissed.emit()
        else:
            return watched is self.field and self.list.fold_by(key)
        return True
