"""Another edition beside the one that is open: chosen, opened, and kept at the section that is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Slot

from aixreader.control_characters import one_line
from aixreader.errors import AixError, NotFoundError
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_menu import EditionMenu
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.reader_host import ReaderHost
from aixreader.ui.window.shelf_controller import ShelfController

if TYPE_CHECKING:
    from aixreader.model import Section
    from aixreader.services.session.session import Session
    from aixreader.ui.reader.edition_side import EditionSide
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.web.menu_request import MenuRequest

MENU = ("back", "forward", "", "copy", "find", "", "compare")


class CompareController(QObject):
    """Shows one other edition, which is opened by an opener of its own and stays as it is: it can only be read."""

    def __init__(self, context: ReaderContext, host: ReaderHost, opener: EditionOpener, shelf: ShelfController) -> None:
        super().__init__(context)
        self._context = context
        self._host = host
        self._shelf = shelf
        self._opener = opener.another()
        self._menu = EditionMenu(context, shelf, self.open)
        self._progress = ProgressBox(context.window, self)
        self._follows = True
        self._found = ""  # the section that the other edition is opened for, "" for the one that is read
        self._is_loosened = False
        self._connect()

    def _connect(self) -> None:
        context, opener = self._context, self._opener
        opener.progressed.connect(self._progress.show_progress)
        opener.opened.connect(self._on_opened)
        opener.failed.connect(self._on_failed)
        opener.cancelled.connect(self._progress.end)
        self._progress.cancelled.connect(opener.cancel)
        context.section_changed.connect(self._on_section_changed)
        context.session_changed.connect(self.close)
        self._shelf.beside_requested.connect(self._on_beside_requested)
        context.actions.bind(
            {"compare": self.toggle, "follow": self._toggle_following, "other": self._open_here},
            checks={"compare": lambda: self._side is not None, "follow": lambda: self._follows},
            conditions=self._active_conditions,
        )

    def _active_conditions(self) -> list[str]:
        may_compare = self._context.session is not None and self._context.settings_model.may_open
        conditions = {"may_compare": may_compare, "other": self._side is not None}
        return [name for name, is_active in conditions.items() if is_active]

    @property
    def _side(self) -> EditionSide | None:
        return self._host.reader.area.edition if self._host.reader is not None else None

    @property
    def session(self) -> Session | None:
        """The other edition, None without one."""
        return self._opener.session

    def toggle(self) -> None:
        """Ask for an edition, or close the one that is shown."""
        if self._side is not None:
            self.close()
        elif (reader := self._host.reader) is not None:
            self._menu.make().popup(reader.area.mapToGlobal(QPoint(reader.area.width() // 2, 0)))

    def open(self, content: Path | None, edition: Path | None, section: str = "") -> None:
        """Open a source or a built edition (neither: the one that comes with the reader) beside the open one, at the
        section with the id `section`. The editions are not kept together then: it is not the one that is read.
        """
        self._loosen(is_loose=bool(section))
        self._found = section
        if section and self._side is not None and (self._opener.source, self._opener.edition) == (content, edition):
            self._show_found()
            return
        self.close()
        self._progress.begin(self.tr("Opening the other edition"))
        self._opener.open(content, edition)

    @Slot()
    def close(self) -> None:
        """Close the other edition, or stop opening it."""
        if self._host.reader is not None:
            self._host.reader.area.close_edition()
        self._opener.close()

    @Slot(object, object, str)
    def _on_beside_requested(self, content: object, edition: object, section: str) -> None:
        self.open(cast("Path | None", content), cast("Path | None", edition), section)

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._progress.end()
        self._context.messages.error(AixError(message, hint))

    @Slot()
    def _on_opened(self) -> None:
        self._progress.end()
        reader, session = self._host.reader, self.session
        if reader is None or session is None or self._context.session is None:
            return
        side, section = self._make_side(reader, session), self._context.section
        reader.area.show_edition(side)
        if not self._show_found() and (section is None or not self._show(section)):
            side.show_address(session.home())
        self._context.focus_page()  # the dialog of the progress had the focus
        self._context.actions.refresh()

    def _make_side(self, reader: Reader, session: Session) -> EditionSide:
        from aixreader.ui.reader.edition_side import EditionSide
        from aixreader.ui.web.engine import Engine

        manifest = session.edition.manifest
        name = one_line(manifest.date[:10] or manifest.revision or manifest.title)

        def title_of(address: str) -> str:
            section = session.section_at(address)
            return session.names.of(section) if section is not None else ""

        engine = Engine(reader.engine.look)
        engine.work_with(self._context.jobs)
        engine.interceptor.tell = reader.engine.interceptor.tell
        side = EditionSide(engine, session, name, title_of, reader.area)
        side.setAccessibleName(self.tr("Other edition"))
        for name in ("other", "follow"):
            side.add_action(self._context.actions[name])
        side.add_close_button(self.tr("Close the other edition"), self.close)
        pane = side.pane
        pane.external_link_clicked.connect(reader.external_link_clicked)
        pane.zoom_requested.connect(reader.zoom_requested)
        pane.history_changed.connect(reader.history_changed)
        pane.loaded.connect(lambda _ok: self._on_loaded(reader))
        side.closed.connect(self._on_closed)
        side.menu_requested.connect(self._on_menu_requested)
        side.act_clicked.connect(self._on_act_clicked)
        return side

    @Slot()
    def _on_closed(self) -> None:
        self._opener.close()
        self._context.actions.refresh()

    def _on_loaded(self, reader: Reader) -> None:
        if self._side is not None:
            self._side.pane.set_zoom(self._context.settings.zoom / 100)
            if reader.pane is self._side.pane:
                reader.find_bar.search_again()

    @Slot()
    def _on_section_changed(self) -> None:
        section = self._context.section
        if self._side is not None and section is not None and self._follows and not self._show(section):
            self._side.show_missing(self._context.name_of(section))

    def _show(self, section: Section) -> bool:
        """Show the section with the same id, or where its permalink leads to; false where there is none."""
        return self._show_named(section.id)

    def _show_found(self) -> bool:
        return bool(self._found) and self._show_named(self._found)

    def _show_named(self, name: str) -> bool:
        if self._side is None or self.session is None:
            return False
        try:
            address = self.session.address(self.session.find(name).id)
        except NotFoundError:
            return False
        if address != self._side.pane.target:
            self._side.show_address(address)
        self._side.show_title()  # that of the section before may be missing
        return True

    def _loosen(self, *, is_loose: bool) -> None:
        """Keep the editions together no longer; with `is_loose` unset again, if only this has ended it."""
        if is_loose and self._follows:
            self._follows, self._is_loosened = False, True
        elif not is_loose and self._is_loosened:
            self._follows, self._is_loosened = True, False
        self._context.actions.refresh()

    def _toggle_following(self) -> None:
        self._follows, self._is_loosened = not self._follows, False
        self._on_section_changed()
        self._context.actions.refresh()

    def _open_here(self) -> None:
        """Show the section that is read in the other edition in this one."""
        if self._side is not None and self.session is not None:
            section = self.session.section_at(self._side.pane.read_address)
            if section is not None:
                self._context.show_section(section.id)
                self._context.focus_page()

    @Slot(object)
    def _on_menu_requested(self, requested: object) -> None:
        request = cast("MenuRequest", requested)
        self._context.actions.menu(*MENU).popup(request.position)

    @Slot()
    def _on_act_clicked(self) -> None:
        self._context.messages.status(self.tr("The other edition can only be read"))
