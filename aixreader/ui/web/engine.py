"""What the panes of a window share: the profile, the scheme handler, the request interceptor and the look of pages."""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QColor

from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.web import scheme
from aixreader.ui.web.handler import ResourceProvider, SchemeHandler
from aixreader.ui.web.interceptor import Interceptor
from aixreader.ui.web.page import Page
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.profile import Profile


class Engine:
    """Makes the pages of panes. `close_down` must be called at the end, after all pages are destroyed."""

    def __init__(self, look: PageLook) -> None:
        scheme.register()
        self.interceptor = Interceptor()
        self._handler = SchemeHandler()
        self._profile = self._make_profile(self._handler, self.interceptor)
        self._look = look
        self._handler.set_look(look)

    @staticmethod
    def _make_profile(handler: SchemeHandler, interceptor: Interceptor) -> Profile:
        return Profile(handler, interceptor)

    @property
    def look(self) -> PageLook:
        """How pages look now."""
        return self._look

    def work_with(self, jobs: JobRunner) -> None:
        """Make slow pages in workers of `jobs` from now on."""
        self._handler.work_with(jobs)

    def serve(self, provider: ResourceProvider) -> None:
        """Serve the edition's addresses from `provider`."""
        self._handler.serve(provider)

    def serve_own(self, provider: ResourceProvider) -> None:
        """Serve the reader's own pages from `provider`."""
        self._handler.serve(provider, scheme.APP)

    def set_look(self, look: PageLook) -> None:
        """Serve pages in `look`; panes update the pages that are open."""
        self._look = look
        self._handler.set_look(look)

    def make_page(self) -> Page:
        """A new, empty page. Its owner destroys it before `close_down`."""
        return Page(self._profile, QColor(self._look.background))

    def close_down(self) -> None:
        """Destroy the profile. Its pages have to be destroyed before."""
        if shiboken6.isValid(self._profile):  # type: ignore[no-untyped-call]  # no types are shipped
            shiboken6.delete(self._profile)  # type: ignore[no-untyped-call]  # no types are shipped
