"""One profile and renderer process for all tests of parts that are not the web engine itself.

To make a profile and to start a renderer process costs more than most tests of a window.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtWebEngineCore import QWebEnginePage
from typing_extensions import override

from aixreader.services.session.resources import HTML, Resource
from aixreader.ui.web import scheme
from aixreader.ui.web.engine import Engine
from aixreader.ui.web.handler import SchemeHandler
from aixreader.ui.web.interceptor import Interceptor
from aixreader.ui.web.profile import Profile
from tests.waiting import LIMIT_SECONDS, run_loop_until

CHROMIUM_FLAGS = "--process-per-site --enable-blink-features=SearchTextHighlightPseudo"
"""Without the first switch each page has a process of its own; the second is one of `ui.app.engine_environment`."""


class _IdleHandler(SchemeHandler):
    """Serves an empty page, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.serve(self)

    @staticmethod
    def fetch(_path: str) -> Resource:
        return Resource(HTML, b"")


class _SharedProfile(Profile):
    """A profile whose handler and interceptor are replaced by those of its current engine; it has one at a time."""

    is_free = True

    def attach(self, handler: SchemeHandler, interceptor: Interceptor) -> None:
        self.is_free = False
        self.removeUrlSchemeHandler(self._handler)
        self._handler, self._interceptor = handler, interceptor
        self.installUrlSchemeHandler(scheme.NAME, handler)
        self.setUrlRequestInterceptor(interceptor)


@contextmanager
def shared_engines() -> Iterator[type[Engine]]:
    """A class of engines that take turns with one profile; one made while another is open has a profile of its own."""
    shared = _SharedProfile(_IdleHandler(), Interceptor())
    idle = QWebEnginePage(shared)  # the process of a site ends with its last page
    loaded: list[bool] = []
    idle.loadFinished.connect(loaded.append)
    idle.load(f"{scheme.NAME.decode()}://{scheme.HOST}/idle")
    assert run_loop_until(lambda: loaded, LIMIT_SECONDS), "no other handler may be asked for it"
    assert loaded == [True]

    class SharedEngine(Engine):
        @staticmethod
        @override
        def _make_profile(handler: SchemeHandler, interceptor: Interceptor) -> Profile:
            if not shared.is_free:
                return Profile(handler, interceptor)
            shared.attach(handler, interceptor)
            return shared

        @override
        def close_down(self) -> None:
            if self._profile is shared:
                # A request of a page that is gone may still be under way, and the files of its test are removed.
                self._handler._providers.clear()
                shared.is_free = True
            else:
                super().close_down()

    yield SharedEngine
    shiboken6.delete(idle)  # type: ignore[no-untyped-call]  # no types are shipped
    shiboken6.delete(shared)  # type: ignore[no-untyped-call]  # no types are shipped
