"""The shelf: records the editions that are opened, and opens, finds and removes them.

Signals: `changed()` when what is shown of it has changed; `open_requested(content, edition)` and
`beside_requested(content, edition, section)`, beside the edition that is open, with neither for the one that comes with
the reader, at the section with that id or "" for the one that is read; `locate_requested(id)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from aixreader.knowledge.edition_age import age, is_old
from aixreader.log import topic
from aixreader.pages.action_links import LOCATE_EDITION, OPEN_EDITION, REMOVE_EDITION, UNDO_REMOVAL, action_address
from aixreader.pages.shelf_part import BUNDLED, ShelfFacts
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.base.saved_file import folder_of, open_folder
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.own_pages import HOME
from aixreader.ui.window.place_checks import PlaceChecks
from aixreader.ui.window.shelf_rows import ShelfRows
from aixreader.ui.window.state_saver import StateSaver
from aixreader.userdata.shelf import EDITION, SOURCE, Shelf, ShelfEntry, ShelfStore

LOG = topic("user")


class ShelfController(QObject):
    """The list is read when it is first needed. `is_saving()` is whether this window saves anything; private reading
    records no opening.
    """

    changed = Signal()
    open_requested = Signal(object, object)
    beside_requested = Signal(object, object, str)
    locate_requested = Signal(str)

    def __init__(
        self,
        context: ReaderContext,
        opener: EditionOpener,
        store: ShelfStore,
        *,
        is_saving: Callable[[], bool],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._opener = opener
        self._store = store
        self._is_saving = is_saving
        self._loaded: Shelf | None = None
        self._removed: tuple[int, ShelfEntry] | None = None
        self._replaced = ""
        self._saver: StateSaver[Shelf] = StateSaver(store, lambda: self.shelf, context.jobs, self)
        self._places = PlaceChecks(context.jobs, self)
        self._rows = ShelfRows(context, opener, self._places)
        self._places.changed.connect(self.changed)
        self.act_handlers: dict[str, Callable[[str], object]] = {
            OPEN_EDITION: self.open,
            LOCATE_EDITION: self.locate,
            REMOVE_EDITION: self.remove,
            UNDO_REMOVAL: lambda _argument: self.undo(),
        }
        context.page_loaded.connect(self._on_page_loaded)

    @property
    def shelf(self) -> Shelf:
        """The editions that were opened before."""
        if self._loaded is None:
            self._loaded = self._store.load()
            if self._store.warning:
                LOG.info("the list of editions is lost: %s", self._store.warning)
        return self._loaded

    @property
    def can_undo(self) -> bool:
        """Whether an edition was removed that can be put back."""
        return self._removed is not None

    def facts(self) -> ShelfFacts:
        """What the home page and the menu show."""
        rows = [self._rows.row(entry) for entry in self.shelf.entries]
        if rows or not self._opener.is_shipped:
            rows.append(self._rows.bundled_row())
        removed = self._rows.row(self._removed[1]).title if self._removed is not None else ""
        return ShelfFacts(tuple(rows), removed, can_remove=self._is_saving())

    # ------------------------------------------------------------ what the user does

    @Slot(str)
    def open(self, name: str) -> None:
        """Open an edition of the list, or the one that comes with the reader (`BUNDLED`)."""
        if (places := self.places_of(name)) is not None:
            self.open_requested.emit(*places)

    @Slot(str)
    def open_beside(self, name: str) -> None:
        """Open one beside the edition that is open."""
        self.open_section_beside(name, "")

    @Slot(str, str)
    def open_section_beside(self, name: str, section: str) -> None:
        """Open one beside the edition that is open, at one of its sections."""
        if (places := self.places_of(name)) is not None:
            self.beside_requested.emit(*places, section)

    def others(self) -> list[ShelfEntry]:
        """The editions beside the one that is open."""
        return [entry for entry in self.shelf.entries if not self._rows.is_open(entry)]

    def places_of(self, name: str) -> tuple[Path | None, Path | None] | None:
        """The source and the built edition that an entry names, one of them; neither for `BUNDLED`."""
        entry = self.shelf.find(name)
        if entry is None:
            return (None, None) if name == BUNDLED else None
        return (None, Path(entry.path)) if entry.kind == EDITION else (Path(entry.path), None)

    def knows(self, source: Path) -> bool:
        """Whether a source was opened before."""
        path = str(source.absolute())
        return any(entry.path == path and entry.kind == SOURCE for entry in self.shelf.entries)

    @Slot(str)
    def locate(self, name: str) -> None:
        """Ask where an edition is now."""
        if self.shelf.find(name) is not None:
            self.locate_requested.emit(name)

    def open_at(self, name: str, path: str) -> None:
        """Open an edition of the list at its new place, which takes the place of the old one once it is open."""
        entry = self.shelf.find(name)
        if entry is not None:
            self._replaced = name if str(Path(path).absolute()) != entry.path else ""
            place = Path(path)
            self.open_requested.emit(*((None, place) if entry.kind == EDITION else (place, None)))

    @Slot(str)
    def remove(self, name: str) -> None:
        """Remove an edition from the list; the folder or archive itself stays as it is."""
        entry = self.shelf.find(name)
        if entry is None or not self._is_saving():
            return
        self._removed = self.shelf.entries.index(entry), entry
        self._change(self.shelf.without(name))

    @Slot(str, str)
    def rename(self, name: str, text: str) -> None:
        """Call an edition `text`; its own title counts again for an empty one."""
        entry = self.shelf.find(name)
        if entry is not None and self._is_saving():
            from aixreader.services.editions.shelf_entries import shown_text

            given = shown_text(text).strip()
            self._change(self.shelf.with_changed(replace(entry, name="" if given == entry.title else given)))

    @property
    def previous(self) -> ShelfEntry | None:
        """The edition that was open before the one that is open now; None without one, or while no edition was opened:
        the list is not read for this.
        """
        entries = self._loaded.entries if self._loaded is not None else ()
        is_first_open = bool(entries) and self._rows.is_open(entries[0])
        return next(iter(entries[1:] if is_first_open else entries), None)

    def open_previous(self) -> None:
        """Switch to the edition that was open before; once more leads back."""
        if self.previous is not None:
            self.open(self.previous.id)

    def take_age(self, today: date) -> str:
        """The age of the edition that is open, in words, the first time that it is old; "" from then on."""
        entry = next(iter(self.shelf.entries), None)
        if entry is None or not self._rows.is_open(entry) or entry.is_age_told or not is_old(entry.date, today):
            return ""
        self._loaded = self.shelf.with_changed(replace(entry, is_age_told=True))
        self._saver.schedule()
        return age(entry.date, today)

    @Slot()
    def undo(self) -> None:
        """Put the edition back that was removed last."""
        if self._removed is not None:
            place, self._removed = self._removed, None
            self._change(self.shelf.without(place[1].id).with_at(*place))

    def clear(self) -> None:
        """Empty the list without a trace: the user removes all data, the file is gone already."""
        self._removed = None
        self._loaded = Shelf()
        self._saver.stop()
        self.changed.emit()

    def menu(self, name: str) -> QMenu | None:
        """The context menu of an edition; None for an unknown one."""
        entry = self.shelf.find(name)
        if entry is None and name != BUNDLED:
            return None
        menu = self._context.actions.menu()
        menu.addAction(self.tr("&Open")).triggered.connect(lambda: self.open(name))
        menu.addAction(self.tr("Open &beside this edition")).triggered.connect(lambda: self.open_beside(name))
        if entry is not None:
            path = entry.path
            menu.addAction(self.tr("Show &folder")).triggered.connect(lambda: self._show_folder(path))
            menu.addAction(self.tr("&Copy path")).triggered.connect(lambda: self._copy_path(path))
            menu.addSeparator()
            menu.addAction(self.tr("&Locate…")).triggered.connect(lambda: self.locate(name))
            removal = menu.addAction(self.tr("&Remove from list"))
            removal.setEnabled(self._is_saving())
            removal.triggered.connect(lambda: self.remove(name))
        return menu

    def menu_of_act(self, address: str) -> QMenu | None:
        """The context menu of an action link that opens an edition; None for another link."""
        opening = f"{action_address(OPEN_EDITION)}/"
        return self.menu(address.removeprefix(opening)) if address.startswith(opening) else None

    # ------------------------------------------------------------ what happens

    @Slot()
    def _on_page_loaded(self) -> None:
        if self._context.address == HOME:
            self.look()

    @Slot()
    def record(self) -> None:
        """Put the edition that was opened to the front of the list."""
        session, replaced = self._context.session, self._replaced
        self._removed, self._replaced = None, ""
        if session is None or not self._is_saving() or self._context.settings.private:
            return
        from aixreader.services.editions.shelf_entries import entry_of

        entry = entry_of(session, self._opener.source, self._opener.edition)
        if entry is not None:
            self._places.forget(entry.id)
            known = self.shelf.find(replaced or entry.id)
            if known is not None:
                told = known.is_age_told and known.date == entry.date
                entry = replace(entry, name=known.name, signed_by=entry.signed_by or known.signed_by, is_age_told=told)
            self._loaded = self.shelf.without(replaced).with_first(entry)
            self._saver.schedule()  # the home page of the new edition is composed after this

    @Slot()
    def on_failed(self) -> None:
        """An edition could not be opened, maybe because it is gone."""
        self._replaced = ""
        self.look()

    @Slot()
    def look(self) -> None:
        """Find out which editions are still there."""
        self._places.look({entry.id: Path(entry.path) for entry in self.shelf.entries})

    def close(self) -> None:
        """Write what is not written yet, and wait for no place any more."""
        self._places.stop()
        self._saver.finish()

    def _change(self, shelf: Shelf) -> None:
        self._loaded = shelf
        self._saver.schedule()
        self.changed.emit()

    @Slot(str)
    def show_folder(self, name: str) -> None:
        """Show the folder of an edition in the file manager."""
        entry = self.shelf.find(name)
        if entry is not None:
            self._show_folder(entry.path)

    def _show_folder(self, path: str) -> None:
        self._context.jobs.start(
            lambda _report: folder_of(Path(path)), done=lambda folder: _ignore(open_folder(folder)), may_stall=True
        )

    def _copy_path(self, path: str) -> None:
        from aixreader.services.editions.shelf_entries import visible_path

        self._context.copy(visible_path(path), self.tr("Path copied"))


def _ignore(_result: object) -> None:
    """Discard the result of an expression, for callbacks that must return None."""
