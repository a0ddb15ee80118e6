"""Blocks every request of the pane that is not a GET of the `aix:` scheme, and counts what it blocked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from typing_extensions import override

from aixreader.log import topic
from aixreader.ui.web.scheme import NAME

LOG = topic("web")


class Interceptor(QWebEngineUrlRequestInterceptor):
    """An allow-list of one scheme. `blocked` counts blocked requests by scheme; `tell(host)` is called for each, with
    the scheme where there is no host.
    """

    blocked: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.blocked = Counter()
        self.tell: Callable[[str], None] | None = None

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        scheme = host = "unread"
        try:
            scheme = info.requestUrl().scheme()
            host = info.requestUrl().host() or f"{scheme}:"
            if scheme == NAME.decode() and bytes(info.requestMethod().data()) == b"GET":
                return
        except Exception:
            LOG.exception("a request could not be examined and was blocked")
        info.block(True)
        self.blocked[scheme] += 1
        if self.tell is not None:
            self.tell(host)
