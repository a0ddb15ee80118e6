"""What all panes of a window share: one sealed profile, what it serves, how pages look, and what was blocked."""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QColor

from aixreader.ui.web import scheme
from aixreader.ui.web.handler import ResourceProvider, SchemeHandler
from aixreader.ui.web.interceptor import Interceptor
from aixreader.ui.web.page import Page
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.profile import Profile


class Engine:
    """Makes the pages of panes. `close_down` must be called at the end, after all pages are gone."""

    def __init__(self, look: PageLook) -> None:
        scheme.register()
        self.interceptor = Interceptor()
        self._handler = SchemeHandler()
        self._profile = Profile(self._handler, self.interceptor)
        self._look = look
        self._handler.set_look(look)

    @property
    def look(self) -> PageLook:
        """How pages look now."""
        return self._look

    def serve(self, provider: ResourceProvider) -> None:
        """From now on show the edition behind `provider`."""
        self._handler.serve(provider)

    def serve_own(self, provider: ResourceProvider) -> None:
        """Show the reader's own pages from `provider`."""
        self._handler.serve(provider, scheme.APP)

    def set_look(self, look: PageLook) -> None:
        """Serve pages in `look` from now on; pages that are open are told by their panes."""
        self._look = look
        self._handler.set_look(look)

    def make_page(self) -> Page:
        """A page that shows nothing yet. Its owner destroys it before `close_down`."""
        return Page(self._profile, QColor(self._look.ground))

    def close_down(self) -> None:
        """Destroy the profile; Chromium wants its pages gone before."""
        if shiboken6.isValid(self._profile):  # type: ignore[no-untyped-call]  # no types are shipped
            shiboken6.delete(self._profile)  # type: ignore[no-untyped-call]  # no types are shipped
