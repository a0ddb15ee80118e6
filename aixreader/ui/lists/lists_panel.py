"""The panel of reading lists: which list, how far it is read, and its sections.

Signals: `list_chosen(id)`; `continued()` by the button that opens the next section; `became_visible()`;
`menu_requested(position)` for the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from aixreader.knowledge.reading_time import WORDS_PER_MINUTE, duration
from aixreader.ui.base.empty_hint import EmptyHint
from aixreader.ui.base.list_menu import ListMenu
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.lists.list_delegate import ListDelegate
from aixreader.ui.lists.list_model import ListModel
from aixreader.ui.lists.list_view import ListView

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import Progress, ResolvedList

MAX_MISSING_SHOWN = 12
"""Titles in the tooltip of what an edition does not have."""


class ListsPanel(QWidget):
    """One list below a field to choose it; `menu_button` opens what can be done with it."""

    list_chosen = Signal(str)
    continued = Signal()
    became_visible = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, tokens: Tokens, first: QAction, steps: Sequence[QAction], parent: QWidget | None = None) -> None:
        """`first` is the action offered where there is no list, `steps` go through the list."""
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.menu_button = QToolButton(self)
        self._progress_label = QLabel(self)
        self.go_button = QToolButton(self)
        self._steps = [QToolButton(self) for _ in steps]
        for button, action in zip(self._steps, steps, strict=True):
            button.setDefaultAction(action)
        self._bar = QProgressBar(self)
        self._hint = EmptyHint("", self, first)
        self.model = ListModel(self)
        self.view = ListView(self)
        self._missing = QLabel(self)
        self._delegate = ListDelegate(tokens, self.view)
        self._names: tuple[tuple[str, str], ...] = ()
        self._build()
        self.choice.activated.connect(self._on_activated)
        self.go_button.clicked.connect(self.continued)
        ListMenu(self.view).requested.connect(self.menu_requested)

    def _build(self) -> None:
        self.choice.setAccessibleName(self.tr("Reading list"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu_button.setText("⋯")
        self.menu_button.setToolTip(self.tr("New, rename, duplicate, print, share…"))
        self.menu_button.setAccessibleName(self.tr("Reading list menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._progress_label.setObjectName("hint")
        self._progress_label.setWordWrap(True)
        self._progress_label.setToolTip(self.tr("Estimated at {0} words a minute").format(WORDS_PER_MINUTE))
        self.go_button.setObjectName("chip")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Sections read"))
        self._missing.setObjectName("hint")
        self._missing.setWordWrap(True)
        self._missing.setContentsMargins(12, 6, 12, 8)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 6, 4)
        head.addWidget(self.choice, 1)
        head.addWidget(self.menu_button)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 10, 0)
        below.addWidget(self._progress_label, 1)
        below.addWidget(self.go_button)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 6, 4)
        bar.setSpacing(2)
        bar.addWidget(self._bar, 1)
        for button in self._steps:
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (head, below, bar):
            layout.addLayout(part)
        layout.addWidget(self._hint)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._missing)

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in the colours of `tokens`."""
        self._delegate.set_tokens(tokens)
        self.view.viewport().update()

    def show_lists(self, lists: Sequence[ResolvedList], chosen: str) -> None:
        """Offer lists, those of the user's own after a line; the one with the id `chosen` is in front."""
        names = tuple((each.id, each.title) for each in lists)
        if names != self._names:
            self._names = names
            self.choice.clear()
            for index, each in enumerate(lists):
                if each.is_own and index and not lists[index - 1].is_own:
                    self.choice.insertSeparator(self.choice.count())
                self.choice.addItem(each.title, each.id)
                self.choice.setItemData(self.choice.count() - 1, each.summary, Qt.ItemDataRole.ToolTipRole)
        self.choice.setEnabled(bool(lists))
        self.choice.setCurrentIndex(self.choice.findData(chosen))

    def show_list(self, reading_list: ResolvedList | None, progress: Progress | None, here: int | None) -> None:
        """Show a list, None where there is none; `here` is the row of what is read."""
        entries = reading_list.entries if reading_list is not None else ()
        missing = reading_list.missing if reading_list is not None else ()
        self.choice.setToolTip(reading_list.summary if reading_list is not None else "")
        self.view.setDragEnabled(reading_list is not None and reading_list.is_own)
        self.model.set_here(here if here is not None and here < len(entries) else None)
        self._hint.show_text(self._hint_text(reading_list), is_first=reading_list is None)
        self._missing.setText(self.tr("Not in this edition: {0}").format(len(missing)))
        more = ("…",) if len(missing) > MAX_MISSING_SHOWN else ()
        self._missing.setToolTip("\n".join((*missing[:MAX_MISSING_SHOWN], *more)))
        self._missing.setVisible(bool(missing))
        for widget in (self._progress_label, self._bar, self.go_button, *self._steps):
            widget.setVisible(bool(entries))
        if progress is not None and entries:
            self._show_progress(progress)

    def _show_progress(self, progress: Progress) -> None:
        done, total, left = progress.done, progress.total, progress.seconds_left
        if done == total:
            text, go = self.tr("All read"), self.tr("Read again")
        elif not done:
            text = self.tr("1 section · {1}") if total == 1 else self.tr("{0} sections · {1}")
            text = text.format(total, duration(progress.seconds))
            go = self.tr("Start")
        else:
            text = self.tr("{0} of {1} · {2} left").format(done, total, duration(left))
            go = self.tr("Continue")
        self._progress_label.setText(text)
        self.go_button.setText(go)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _hint_text(self, reading_list: ResolvedList | None) -> str:
        if reading_list is None:
            return self.tr("No reading lists yet. A list holds sections in the order in which to read them.")
        if reading_list.entries:
            return ""
        if reading_list.missing:
            return self.tr("This edition has none of the sections of the list.")
        return self.tr("Empty. “Add to reading list” in the menu of a section, or of bookmarks, adds to it.")

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        name = self.choice.itemData(index)
        if name:
            self.list_chosen.emit(str(name))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the list. With a focus proxy, Tab would pass over what is before it."""
        (self.view if self.model.rowCount() else self.choice).setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.became_visible.emit()
