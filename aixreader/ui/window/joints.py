"""Makes what joins parts of the window that do not know each other."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.assessment_joint import AssessmentJoint
from aixreader.ui.window.layer_joint import LayerJoint
from aixreader.ui.window.lists_joint import ListsJoint
from aixreader.ui.window.main_window import MainWindow
from aixreader.ui.window.searches_joint import SearchesJoint
from aixreader.ui.window.shelf_controller import ShelfController
from aixreader.ui.window.window_parts import PartFactories, WindowParts


def join_parts(
    context: ReaderContext,
    window: MainWindow,
    parts: WindowParts,
    shelf: ShelfController,
    factories: PartFactories,
    refresh_home: Callable[[], None],
) -> None:
    """Make the joints; the context owns them. `refresh_home()` shows the home page anew."""
    ListsJoint(context, window, parts, refresh_home)
    SearchesJoint(context, parts, shelf, factories.other_editions)
    AssessmentJoint(context, window, parts)
    LayerJoint(context, parts)
