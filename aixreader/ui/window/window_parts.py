"""What a window is composed of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aixreader.userdata.session_state import DeskStore

if TYPE_CHECKING:
    from aixreader.ui.base.icons import Icons
    from aixreader.ui.base.look import Look
    from aixreader.ui.base.settings_model import SettingsKeeper
    from aixreader.ui.citing.citation_controller import Citing
    from aixreader.ui.citing.clipboard_controller import Copying
    from aixreader.ui.links.external_links import ExternalLinks
    from aixreader.ui.marks.marks_controller import Marks
    from aixreader.ui.printing.print_controller import Printing
    from aixreader.ui.reader.reader import Reader
    from aixreader.ui.relations.relations_controller import Relations
    from aixreader.ui.search.search_controller import Search
    from aixreader.ui.table.table_controller import Tables
    from aixreader.ui.window.edition_opener import Opener
    from aixreader.ui.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Parts:
    """Made by the composition root. `make_reader(window)` loads QtWebEngine and is called late."""

    look: Look
    opener: Opener
    icons: Icons
    settings: SettingsKeeper
    desk: DeskStore
    make_reader: Callable[[MainWindow], Reader]
    make_links: Callable[[MainWindow], ExternalLinks]
    make_copying: Callable[[MainWindow], Copying]
    make_search: Callable[[MainWindow], Search]
    make_marks: Callable[[MainWindow], Marks]
    make_citing: Callable[[MainWindow], Citing]
    make_printing: Callable[[MainWindow], Printing]
    make_relations: Callable[[MainWindow], Relations]
    make_tables: Callable[[MainWindow], Tables]
