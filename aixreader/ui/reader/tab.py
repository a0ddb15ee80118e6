"""One tab of the reader, loaded or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aixreader.ui.web.tab_view import TabView
from aixreader.userdata.session_state import TabState

if TYPE_CHECKING:
    from aixreader.ui.web.pane import Pane

    Page = Pane | TabView


@dataclass(eq=False, slots=True)
class Tab:
    """One tab. `page` is None while it is unloaded; its history and scroll position then are in `history_state`. The
    larger `last_active`, the later the tab was in front. `opener` is the tab from which it was opened in the
    background.
    """

    address: str
    title: str
    history_state: str = ""
    page: Page | None = None
    last_active: int = 0
    opener: Tab | None = None

    @property
    def pane(self) -> Pane | None:
        """The pane; None while it is unloaded, and for a table without a page beside it."""
        return self.page.pane if isinstance(self.page, TabView) else self.page

    def state(self) -> TabState:
        """The state that is saved between runs."""
        return TabState(
            self.address, self.title, self.page.history_state if self.page is not None else self.history_state
        )
