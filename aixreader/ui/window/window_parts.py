"""What a window is composed of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aixreader.userdata.session_state import SessionStateStore

if TYPE_CHECKING:
    from aixreader.ui.base.icons import Icons
    from aixreader.ui.base.look import Look
    from aixreader.ui.base.settings_model import SettingsModel
    from aixreader.ui.citing.citation_controller import CitationController
    from aixreader.ui.citing.clipboard_controller import ClipboardController
    from aixreader.ui.links.external_links import ExternalLinks
    from aixreader.ui.marks.marks_controller import MarksController
    from aixreader.ui.printing.print_controller import PrintController
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.relations.relations_controller import RelationsController
    from aixreader.ui.search.search_controller import SearchController
    from aixreader.ui.table.table_controller import TableController
    from aixreader.ui.window.edition_opener import EditionOpener
    from aixreader.ui.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Made by the composition root. `make_reader(window)` loads QtWebEngine and is called late."""

    look: Look
    opener: EditionOpener
    icons: Icons
    settings: SettingsModel
    desk: SessionStateStore
    make_reader: Callable[[MainWindow], Reader]
    make_links: Callable[[MainWindow], ExternalLinks]
    make_copying: Callable[[MainWindow], ClipboardController]
    make_search: Callable[[MainWindow], SearchController]
    make_marks: Callable[[MainWindow], MarksController]
    make_citing: Callable[[MainWindow], CitationController]
    make_printing: Callable[[MainWindow], PrintController]
    make_relations: Callable[[MainWindow], RelationsController]
    make_tables: Callable[[MainWindow], TableController]
