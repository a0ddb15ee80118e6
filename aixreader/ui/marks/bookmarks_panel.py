"""The panel of bookmarks: a filter field and a tree that can be sorted and rearranged.

Signals: `section_chosen(section, new_tab)`; `removal_requested(ids)`; `move_requested(ids, folder, row)`;
`rename_requested(id, title)`; `menu_requested(position)`; `changed()` when the order or an
expanded folder has changed; `search_chosen(text)`, `search_removal_requested(texts)` and
`search_menu_requested(text, position)` for saved searches.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from aixreader.ui.base.empty_hint import EmptyHint
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.list_items import ENTER_KEYS
from aixreader.ui.base.list_menu import ListMenu
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.marks.bookmarks_arrangement import Arrangement, BookmarksView, Entry
from aixreader.ui.marks.bookmarks_delegate import BookmarksDelegate
from aixreader.ui.marks.bookmarks_model import BookmarksModel
from aixreader.ui.marks.bookmarks_tree import BookmarksTree
from aixreader.ui.marks.sort_button import SortButton
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Bookmark, Folder

MAX_AT_ONCE = 2000
"""More bookmarks are sorted and filtered by a worker, and shown when it is done."""


class BookmarksPanel(QWidget):
    """Enter opens, Delete removes, F2 renames; Ctrl+Up and Ctrl+Down move."""

    section_chosen = Signal(str, bool)
    removal_requested = Signal(list)
    move_requested = Signal(list, str, int)
    rename_requested = Signal(str, str)
    menu_requested = Signal(QPoint)
    changed = Signal()
    search_chosen = Signal(str)
    search_removal_requested = Signal(list)
    search_menu_requested = Signal(str, QPoint)

    def __init__(
        self, tokens: Tokens, parent: QWidget | None = None, jobs: JobRunner | None = None, first: QAction | None = None
    ) -> None:
        """Thousands of bookmarks are sorted and filtered in `jobs`, without which they are at once. `first` is the
        action that adds a bookmark, offered while there is none.
        """
        super().__init__(parent)
        self._jobs = jobs
        self._is_arranging = False
        self._is_outdated = False
        self._wanted = ("", False)  # a record to select once it is shown, and whether to edit its title
        self.field = QLineEdit(self)
        self.model = BookmarksModel(self)
        self.tree = BookmarksTree(self.model, self)
        self.sort_button = SortButton(self)
        self._empty = EmptyHint("", self, first)
        self._delegate = BookmarksDelegate(tokens, self.tree)
        self._view = BookmarksView()
        self._open: set[str] = set()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Filter bookmarks"))
        self.field.setAccessibleName(self.tr("Filter bookmarks"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.tree.setItemDelegate(self._delegate)
        self.tree.installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.addWidget(self.field, 1)
        head.addWidget(self.sort_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self.tree, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._refresh)
        self.sort_button.chosen.connect(self._on_sort_chosen)
        self.tree.clicked.connect(self._on_clicked)
        self.tree.expanded.connect(self._on_expanded)
        self.tree.collapsed.connect(self._on_collapsed)
        ListMenu(self.tree).requested.connect(self._on_menu_requested)
        self._delegate.closeEditor.connect(self._on_editing_ended, Qt.ConnectionType.QueuedConnection)
        self.model.moved.connect(self.move_requested)
        self.model.renamed.connect(self.rename_requested)

    @property
    def sort(self) -> str:
        """The sort order, one of `SORTS`."""
        return self.sort_button.sort

    @property
    def open_folders(self) -> tuple[str, ...]:
        """The ids of expanded folders."""
        return tuple(sorted(self._open))

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The selected records, from top to bottom."""
        return self.tree.chosen

    @property
    def current(self) -> Entry | None:
        """The current record."""
        return self.model.entry(self.tree.currentIndex())

    def restore(self, sort: str, folders: tuple[str, ...]) -> None:
        """Restore the sort order and the expanded folders."""
        self.sort_button.set_sort(sort)
        self._open = set(folders)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.tree.viewport().update()

    def show_marks(self, marks: Collection, view: BookmarksView) -> None:
        """Show `marks`; the filter and the order in `view` are replaced by the panel's own. The selection is kept."""
        self._view = view
        self.model.set_marks(marks)
        self._refresh()

    def set_searches(self, texts: Sequence[str]) -> None:
        """List the saved searches `texts` at the end."""
        self.model.set_searches(texts)
        self._refresh()

    @property
    def is_editing(self) -> bool:
        """Whether a title is edited; rows stay as they are until that ends."""
        return self.tree.state() == QAbstractItemView.State.EditingState

    def select(self, name: str, *, edit: bool = False) -> None:
        """Select a record, as soon as it is shown; with `edit`, edit its title."""
        self._wanted = (name, edit)
        self._select_wanted()

    def _select_wanted(self) -> None:
        name, edit = self._wanted
        index = self.model.index_of(name)
        if not index.isValid():
            return
        self._wanted = ("", False)
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        if edit:
            self.tree.setFocus()
            self.tree.edit(index)

    @Slot()
    def _refresh(self) -> None:
        """Show the marks as they are filtered and sorted now; of thousands a worker makes the order."""
        if self.is_editing:  # new rows would close the editor, and what is typed would be lost
            self._is_outdated = True
            return
        from aixreader.knowledge.section_names import filter_words

        words = filter_words(self.field.text())
        view = BookmarksView(words, self.sort, self._view.order, self._view.roles, self._view.states)
        source = self.model.source
        if self._jobs is None or (len(source) <= MAX_AT_ONCE and not self._is_arranging):
            self._is_outdated = False
            self._show(view, source.arrange(view))
        elif self._is_arranging:
            self._is_outdated = True
        else:
            self._is_arranging, self._is_outdated = True, False
            self._jobs.start(
                lambda _report: source.arrange(view),
                done=lambda arranged: self._on_arranged(view, arranged),
                failed=lambda _error: self._on_arranged(view, None),
            )

    def _on_arranged(self, view: BookmarksView, arranged: Arrangement | None) -> None:
        self._is_arranging = False
        if self._is_outdated or self.is_editing:
            self._refresh()
        elif arranged is not None:
            self._show(view, arranged)

    def _show(self, view: BookmarksView, arranged: Arrangement) -> None:
        self.tree.show_rows(view, arranged, self._open)
        self._empty.show_text(self._hint(is_filtered=bool(view.words)), is_first=not view.words)
        self._select_wanted()

    def _hint(self, *, is_filtered: bool) -> str:
        """The text above the tree, "" for none."""
        count = self.model.count()
        if is_filtered and self.model.match_count > count:
            return self.tr("{0} of {1} matches").format(count, self.model.match_count)
        if count:
            return ""
        if is_filtered:
            return self.tr("No matching bookmarks")
        return self.tr("No bookmarks yet. Press Ctrl+D, or click the ribbon beside a title, to add the section.")

    def _choose(self, *, new_tab: bool) -> None:
        entry, search = self.current, self.model.search_at(self.tree.currentIndex())
        if isinstance(entry, Bookmark):
            self.section_chosen.emit(entry.section, new_tab)
        elif search is not None:
            self.search_chosen.emit(search)
        elif isinstance(entry, Folder) or self.model.is_searches(self.tree.currentIndex()):
            self.tree.setExpanded(self.tree.currentIndex(), not self.tree.isExpanded(self.tree.currentIndex()))

    def _remove_chosen(self) -> None:
        chosen, searches = [entry.id for entry in self.chosen], self.tree.chosen_searches
        for names, requested in ((chosen, self.removal_requested), (searches, self.search_removal_requested)):
            if names:
                requested.emit(names)

    def _move(self, by: int) -> None:
        index = self.tree.currentIndex()
        entry = self.model.entry(index)
        row = index.row() + (2 if by > 0 else -1)
        if entry is not None and self.model.can_move and 0 <= row <= self.model.rowCount(index.parent()):
            folder = self.model.entry(index.parent())
            self.move_requested.emit([entry.id], folder.id if folder is not None else "", row)

    @Slot()
    def _on_sort_chosen(self) -> None:
        self._refresh()
        self.changed.emit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if len(self.chosen) == 1 or (not self.chosen and self.tree.selectionModel().isSelected(index)):
            self._choose(new_tab=False)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        search = self.model.search_at(self.tree.currentIndex())
        if search is None or self.chosen:
            self.menu_requested.emit(position)
        else:
            self.search_menu_requested.emit(search, position)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._open.add(self.model.name_of(index))
        self.changed.emit()

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._open.discard(self.model.name_of(index))
        self.changed.emit()

    @Slot()
    def _on_editing_ended(self) -> None:
        if self._is_outdated and not self.is_editing:
            self._refresh()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the tree. With a focus proxy, Tab would pass over the field before it."""
        self.tree.setFocus(event.reason())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            taken = self._take_field_key(event) if watched is self.field else self._take_tree_key(event)
            if taken:
                return True
        return super().eventFilter(watched, event)

    def _take_field_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif event.key() in (Qt.Key.Key_Down, *ENTER_KEYS) and self.model.rowCount():
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            self.tree.setCurrentIndex(self.model.index(0, 0))
            if event.key() in ENTER_KEYS:
                self._choose(new_tab=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return False
        return True

    def _take_tree_key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER_KEYS and self.tree.state() != QAbstractItemView.State.EditingState:
            self._choose(new_tab=control)
        elif event.matches(QKeySequence.StandardKey.Delete) and self.tree.selectionModel().hasSelection():
            self._remove_chosen()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return False
        return True
