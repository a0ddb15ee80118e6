"""The rows of the shelf, as the home page, the menu and the list of editions show them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from aixreader.knowledge.edition_age import age
from aixreader.pages.shelf_part import ShelfRow
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_opener import EditionOpener
from aixreader.ui.window.place_checks import PlaceChecks
from aixreader.userdata.shelf import SOURCE, ShelfEntry


class ShelfRows(QObject):
    """Makes rows of entries, with what is known of their places."""

    def __init__(self, context: ReaderContext, opener: EditionOpener, places: PlaceChecks) -> None:
        super().__init__(context)
        self._context = context
        self._opener = opener
        self._places = places

    def row(self, entry: ShelfEntry) -> ShelfRow:
        """The row of an entry."""
        from aixreader.services.editions.shelf_entries import full_path, short_path, shown_text, user_home

        home, is_open, pictures = user_home(), self.is_open(entry), self._opener.pictures
        actions = self._context.actions
        arrived = f"{pictures.here} of {pictures.total}" if is_open and pictures is not None else ""
        if arrived and actions["stop_pictures"].isEnabled():
            arrived = self.tr("on their way")
        return ShelfRow(
            entry.id,
            shown_text(entry.name or entry.title) or short_path(Path(entry.path).name, home),
            shown_text(entry.date),
            shown_text(entry.revision),
            entry.sections,
            short_path(entry.path, home),
            full_path(entry.path),
            self._places.state_of(entry.id),
            is_open=is_open,
            age=age(entry.date, today()),
            problems=entry.problems,
            size=entry.size,
            signed_by=shown_text(entry.signed_by),
            pictures=arrived,
            can_fetch=bool(arrived) and actions["get_pictures"].isEnabled(),
        )

    def is_open(self, entry: ShelfEntry) -> bool:
        """Whether it is the edition that is open."""
        opened = self._opener.source if entry.kind == SOURCE else self._opener.edition
        return opened is not None and str(opened.absolute()) == entry.path

    def bundled_row(self) -> ShelfRow:
        """The row of the edition that comes with the reader, or that the policy names."""
        is_set = self._context.settings_model.sets_edition
        title = self.tr("Edition of your organisation") if is_set else self.tr("Edition that comes with the reader")
        is_open, session = self._opener.is_shipped, self._context.session
        if not is_open or session is None:
            return ShelfRow("", title, is_open=is_open)
        manifest = session.edition.manifest
        counts, when = manifest.counts, age(manifest.date, today())
        return ShelfRow(
            "",
            title,
            manifest.date,
            manifest.revision,
            counts.sections,
            is_open=True,
            age=when,
            problems=counts.problems,
            size=sum(file.size for file in manifest.files.values()),
        )


def today() -> date:
    """The date, as editions state theirs."""
    return datetime.now(UTC).date()
