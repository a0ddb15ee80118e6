"""Changes to bookmarks and their folders: add, remove, rename, move, tag, open.

Signals: `permalink_requested(section)` to copy the permalink of a section, `list_requested(sections)` to add sections
to a reading list, by their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QMenu

from aixreader.errors import AixError, shortened
from aixreader.ui.base.peek_rows import PeekRows
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.marks.bookmarks_arrangement import with_positions
from aixreader.ui.marks.colour_names import colour_names
from aixreader.userdata.changes import Change, Drop, Put
from aixreader.userdata.folder_tree import folder_paths
from aixreader.userdata.records import COLOURS, Bookmark, Folder

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.session.session import Session
    from aixreader.ui.marks.bookmarks_arrangement import Entry
    from aixreader.ui.marks.bookmarks_panel import BookmarksPanel
    from aixreader.ui.marks.marks_repository import MarksRepository
    from aixreader.ui.marks.review_controller import ReviewController

MAX_TABS = 30
MAX_TAG_LENGTH, MAX_TAGS = 100, 50  # characters; tags of one bookmark
LARGE_SECTION = 500_000
"""Characters of HTML; a larger section's text is not read in the GUI thread."""


class BookmarkController(QObject):
    """Makes undoable changes to bookmarks. `show_section(section, new_tab=..., mark=...)` shows a section, or the one
    that the review has found for a mark.
    """

    permalink_requested = Signal(str)
    list_requested = Signal(list)

    def __init__(
        self,
        context: ReaderContext,
        repository: MarksRepository,
        panel: BookmarksPanel,
        review: ReviewController,
        show_section: Callable[..., None],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._show_section = show_section
        self._repository = repository
        self._review = review
        self._panel = panel
        self._in_work: set[str] = set()
        self._new_folder = ""  # the folder that was added last, until it is named
        panel.removal_requested.connect(self.remove)
        panel.rename_requested.connect(self.rename)
        panel.move_requested.connect(self.move)
        panel.menu_requested.connect(self._on_menu_requested)
        PeekRows(context, panel.tree, self._address_at)

    def toggle(self, section: Section) -> None:
        """Bookmark a section, or remove its bookmarks."""
        bookmarks = self._repository.marks.bookmarks_of(section.id)
        session = self._context.session
        if bookmarks:
            self._change(
                [Drop(mark.KIND, mark.id) for mark in bookmarks],
                self.tr("Bookmark removed: {0}"),
                self._context.name_of(section),
            )
        elif session is not None and section.id not in self._in_work:
            self._add(session, section)

    def _add(self, session: Session, section: Section) -> None:
        """Add a bookmark. The text of a large section is read in a worker."""
        from aixreader.services.marks.mark_factory import MarkFactory

        factory, place = MarkFactory(session), self._repository.marks.next_position("")

        def add(mark: Bookmark) -> None:
            self._in_work.discard(section.id)
            self._change([Put(mark)], self.tr("Bookmark added: {0}"), mark.title)

        def fail(error: Exception) -> None:
            self._in_work.discard(section.id)
            if isinstance(error, AixError):
                self._context.messages.error(error)

        if section.end - section.start <= LARGE_SECTION:
            add(factory.bookmark(section, place=place))
            return
        self._in_work.add(section.id)
        self._context.jobs.start(
            lambda _report: factory.bookmark(section, place=place),
            done=add,
            failed=fail,
        )

    @Slot(list)
    def remove(self, names: list[str]) -> None:
        """Remove bookmarks, and folders with their contents."""
        marks = self._repository.marks
        removed: dict[tuple[str, str], str] = {}
        for name in names:
            folder = marks.find(Folder, name)
            entries = (folder, *marks.descendants(name)) if folder is not None else (marks.find(Bookmark, name),)
            removed |= {(entry.KIND, entry.id): entry.title for entry in entries if entry is not None}
        if removed:
            status = self.tr("Removed (Ctrl+Z to undo): {0}")
            count = len(removed)
            title = next(iter(removed.values())) if count == 1 else self.tr("{0} entries").format(count)
            self._change([Drop(*key) for key in removed], status, title)

    @Slot(str, str)
    def rename(self, name: str, title: str) -> None:
        """Give a bookmark or folder another title."""
        entry = self._entry(name)
        if entry is None:
            return
        is_new, self._new_folder = name == self._new_folder, ""
        status = self.tr("Folder added: {0}") if is_new else self.tr("Renamed: {0}")
        changes = [Put(replace(entry, title=title, changed=_now()))]
        self._change(changes, status, title, undoable=not is_new)  # naming a new one is part of adding it

    @Slot(list, str, int)
    def move(self, names: list[str], folder: str, row: int) -> None:
        """Move records into a folder, before its row `row` (-1 for the end). A folder is not moved into itself."""
        marks = self._repository.marks
        moved = [entry for name in names if (entry := self._entry(name)) is not None]
        inner = {
            each.id for entry in moved if isinstance(entry, Folder) for each in (entry, *marks.descendants(entry.id))
        }
        if not moved or folder in inner:
            return
        rows = marks.children(folder)
        before = [each for each in (rows if row < 0 else rows[:row]) if each not in moved]
        after = [each for each in (() if row < 0 else rows[row:]) if each not in moved]
        self._repository.change([Put(each) for each in with_positions(before, moved, after, folder)], undoable=True)

    def add_folder(self, inside: Sequence[Bookmark] = ()) -> None:
        """Add a folder below the current record, at the end without one, move bookmarks into it, and edit its title."""
        marks, current, when = self._repository.marks, self._panel.current, _now()
        parent = marks.parent_of(current) if current is not None else ""
        rows = list(marks.children(parent))
        row = rows.index(current) + 1 if current in rows else len(rows)
        made = Folder(token_hex(8), self.tr("New folder"), parent, created=when, changed=when)
        moved = with_positions((), inside, (), made.id)
        changes = [Put(each) for each in (*with_positions(rows[:row], [made], rows[row:], parent), *moved)]
        self._new_folder = made.id
        self._panel.field.clear()  # a filter shows no folders
        self._repository.change(changes, undoable=True, done=lambda: self._panel.select(made.id, edit=True))

    @Slot()
    def ask_tags(self) -> None:
        """Ask for the tags of the selected bookmarks."""
        chosen = [entry for entry in self._panel.chosen if isinstance(entry, Bookmark)]
        if not chosen:
            return
        shared = [tag for tag in chosen[0].tags if all(tag in mark.tags for mark in chosen)]
        dialog = QInputDialog(self._context.window)
        dialog.setWindowTitle(self.tr("Tags"))
        dialog.setLabelText(self.tr("Tags, separated by commas:"))
        dialog.setTextValue(", ".join(shared))
        dialog.textValueSelected.connect(lambda text: self.tag(chosen, shared, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def tag(self, marks: Iterable[Bookmark], former: Sequence[str], text: str) -> None:
        """Replace the tags `former` of `marks` by those in `text` (separated by commas); their other tags stay."""
        tags = [tag for part in text.split(",") if (tag := " ".join(part.split())[:MAX_TAG_LENGTH])]
        changes = [
            Put(
                replace(
                    mark, tags=tuple(dict.fromkeys((*tags, *(set(mark.tags) - set(former)))))[:MAX_TAGS], changed=_now()
                )
            )
            for mark in marks
        ]
        self._repository.change(changes, undoable=True)

    def colour(self, colour: str) -> None:
        """Set the colour of the selected bookmarks, "" for none."""
        marks = [entry for entry in self._panel.chosen if isinstance(entry, Bookmark)]
        self._repository.change([Put(replace(mark, colour=colour, changed=_now())) for mark in marks], undoable=True)

    @Slot()
    def open_all(self) -> None:
        """Open the selected bookmarks and those of selected folders in tabs, at most `MAX_TABS`."""
        sections = {mark.section: mark.id for mark in self._bookmarks_in(self._panel.chosen)}
        for section, mark in list(sections.items())[:MAX_TABS]:
            self._show_section(section, new_tab=True, mark=mark)
        if len(sections) > MAX_TABS:
            status = self.tr("Opened the first {0} of {1}").format(MAX_TABS, len(sections))
            self._context.messages.status(status)

    @Slot(QPoint)
    def _on_menu_requested(self, position: QPoint) -> None:
        self.menu().popup(position)

    def menu(self) -> QMenu:
        """The context menu of the selection."""
        panel = self._panel
        menu = self._context.actions.menu()
        chosen = panel.chosen
        if len(chosen) == 1 and isinstance(chosen[0], Bookmark):
            self._add_ways_to_open(menu, chosen[0])
        elif chosen:
            menu.addAction(self.tr("&Open in tabs")).triggered.connect(self.open_all)
        if len(chosen) == 1:
            menu.addAction(self.tr("&Rename")).triggered.connect(lambda: panel.select(chosen[0].id, edit=True))
        bookmarks = [entry for entry in chosen if isinstance(entry, Bookmark)]
        if bookmarks:
            menu.addAction(self.tr("&Tags…")).triggered.connect(self.ask_tags)
            self._add_colours(menu)
        menu.addAction(self.tr("New &folder")).triggered.connect(lambda _checked=False: self.add_folder())
        if bookmarks:
            into = menu.addAction(self.tr("&Move to a new folder"))
            into.triggered.connect(lambda: self.add_folder(bookmarks))
        if chosen:
            self._add_folders(menu, chosen)
            to_list = menu.addAction(self.tr("Add to reading &list…"))
            to_list.triggered.connect(lambda: self.list_requested.emit(self._sections_of(chosen)))
            menu.addSeparator()
            names = [entry.id for entry in chosen]
            menu.addAction(self.tr("Re&move")).triggered.connect(lambda: self.remove(names))
        return menu

    def _bookmarks_in(self, entries: Iterable[Entry]) -> Iterator[Bookmark]:
        """Bookmarks, and those of folders."""
        for entry in entries:
            inside = self._repository.marks.descendants(entry.id) if isinstance(entry, Folder) else (entry,)
            yield from (each for each in inside if isinstance(each, Bookmark))

    def _sections_of(self, entries: Iterable[Entry]) -> list[str]:
        """The ids of the sections that are bookmarked, each once, as the review has found them."""
        return list(dict.fromkeys(self._review.section_of(mark) for mark in self._bookmarks_in(entries)))

    def _add_ways_to_open(self, menu: QMenu, mark: Bookmark) -> None:
        session, show = self._context.session, self._show_section
        section = self._review.section_of(mark)
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: show(mark.section, mark=mark.id))
        in_tab = menu.addAction(self.tr("Open in &new tab"))
        in_tab.triggered.connect(lambda: show(mark.section, new_tab=True, mark=mark.id))
        address = self._context.address_of(section)
        if address:
            self._context.link_menu.add_peek(menu, lambda: self._context.peek(address))
        copy = menu.addAction(self.tr("Copy &permalink"))
        copy.setEnabled(session is not None and section in session.edition.sections)
        copy.triggered.connect(lambda: self.permalink_requested.emit(section))
        menu.addSeparator()

    def _add_colours(self, menu: QMenu) -> None:
        colours = menu.addMenu(self.tr("&Colour"))
        colours.addAction(self.tr("&None")).triggered.connect(lambda: self.colour(""))
        for colour, title in zip(COLOURS, colour_names(), strict=True):
            colours.addAction(title).triggered.connect(lambda _checked=False, colour=colour: self.colour(colour))

    def _add_folders(self, menu: QMenu, chosen: Sequence[Entry]) -> None:
        """The folders that the chosen records can be moved to, for those who do not drag."""
        names, paths = [entry.id for entry in chosen], folder_paths(self._repository.marks.folders)
        submenu = menu.addMenu(self.tr("Move &to"))
        submenu.setEnabled(bool(paths))
        for folder, path in {"": (self.tr("Outside of folders"),), **paths}.items():
            entry = submenu.addAction(shortened(" › ".join(path)).replace("&", "&&"))
            entry.setEnabled(folder not in names)
            entry.triggered.connect(lambda _checked=False, folder=folder: self.move(names, folder, -1))

    def _address_at(self, index: QModelIndex) -> str:
        entry = self._panel.model.entry(index)
        return self._context.address_of(self._review.section_of(entry)) if isinstance(entry, Bookmark) else ""

    def _entry(self, name: str) -> Entry | None:
        return self._repository.marks.find(Folder, name) or self._repository.marks.find(Bookmark, name)

    def _change(self, changes: Sequence[Change], status: str, title: str, *, undoable: bool = True) -> None:
        """Make changes; `status`, with `title` in it, is shown once they are saved."""
        done = partial(self._context.messages.status, status.format(title))
        self._repository.change(changes, undoable=undoable, done=done)


def _now() -> str:
    from aixreader.userdata.clock import now

    return now()
