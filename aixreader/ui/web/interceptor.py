"""The last look at each request of the pane: our own scheme goes through, everything else is stopped and counted."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from typing_extensions import override

from aixreader.log import topic
from aixreader.ui.web.scheme import NAME

LOG = topic("web")


class Interceptor(QWebEngineUrlRequestInterceptor):
    """An allow-list of one scheme. `blocked` counts what was stopped, by scheme."""

    blocked: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.blocked = Counter()

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        scheme = "unread"
        try:
            scheme = info.requestUrl().scheme()
            if scheme == NAME.decode() and bytes(info.requestMethod().data()) == b"GET":
                return
        except Exception:
            LOG.exception("a request could not be judged and was stopped")
        info.block(True)
        self.blocked[scheme] += 1
