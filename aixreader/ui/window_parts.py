"""What a window is composed of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aixreader.userdata.desk import DeskStore

if TYPE_CHECKING:
    from aixreader.ui.citing import Citing
    from aixreader.ui.copying import Copying
    from aixreader.ui.external_links import ExternalLinks
    from aixreader.ui.icons import Icons
    from aixreader.ui.look import Look
    from aixreader.ui.marks import Marks
    from aixreader.ui.opening import Opener
    from aixreader.ui.printing import Printing
    from aixreader.ui.reader import Reader
    from aixreader.ui.relations import Relations
    from aixreader.ui.search import Search
    from aixreader.ui.settings_keeper import SettingsKeeper
    from aixreader.ui.tables import Tables
    from aixreader.ui.window import MainWindow


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
