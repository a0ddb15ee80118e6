"""Answers Chromium's requests for `aix:` addresses from the open edition.

A thin adapter: what there is under an address, the session says; here only who may ask, and how it is told.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from typing_extensions import override

from aixreader.errors import NotFoundError
from aixreader.log import topic
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.scheme import HOST, HOSTS, NAME

LOG = topic("web")

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"img-src {NAME.decode()}://{HOST}",
        f"style-src {NAME.decode()}://{HOST}",
        f"font-src {NAME.decode()}://{HOST}",
        "script-src 'none'",
        "object-src 'none'",
        "frame-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    )
)
# The policy goes with every reply and stands in front of each document besides: one lock is left should the other fail.
# What the document says after it (a doctype, a head) is read as if it came first, and can only make it stricter.
PREAMBLE = (
    '<!doctype html><html {attributes}><meta http-equiv="Content-Security-Policy" content="{policy}">'
    '<link rel="stylesheet" href="aix://content/-/look.css">'
)
LOOK_PATH = "/-/look.css"
# Without any script a field opens windows of its own when it is clicked, and `autofocus` moves the page to its
# element. No page of ours has either; what is not laid out can do neither.
LOCKS = (
    "input, select, textarea, button, dialog, [autofocus], [contenteditable], [popover] { display: none !important; }\n"
    "label { pointer-events: none !important; }\n"
)
HTML = "text/html"
HEADERS = {
    b"Content-Security-Policy": POLICY.encode("ascii"),
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
    b"X-DNS-Prefetch-Control": b"off",
    b"Cache-Control": b"no-store",
}


class Fetched(Protocol):
    """What lies under an address."""

    @property
    def mime(self) -> str:
        """Its type, from our own table."""

    @property
    def data(self) -> bytes:
        """Its bytes."""


class ResourceProvider(Protocol):
    """Provides content by path: the open session."""

    def fetch(self, path: str) -> Fetched:
        """What lies under `path`; raises `NotFoundError` for anything that is not in the edition."""


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Serves the edition that is open and the reader's own pages. Without them, nothing is found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._providers: dict[str, ResourceProvider] = {}
        self._look = PageLook()

    def serve(self, provider: ResourceProvider, host: str = HOST) -> None:
        """From now on answer from `provider` for `host`: the edition's, or the reader's own."""
        self._providers[host] = provider

    def set_look(self, look: PageLook) -> None:
        """From now on serve pages in `look`."""
        self._look = look

    @override
    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        error = self._refusal(job)
        if error is None:
            error = self._answer(job)
        if error is not None:
            LOG.info("%s: %s", job.requestUrl().toString(), error.name)
            job.fail(error)

    def _refusal(self, job: QWebEngineUrlRequestJob) -> QWebEngineUrlRequestJob.Error | None:
        """Why `job` is not even looked up: only our own pages and the window itself may ask, and only by GET."""
        if bytes(job.requestMethod().data()) != b"GET":
            return QWebEngineUrlRequestJob.Error.RequestDenied
        asker = job.initiator()
        if not asker.isEmpty() and (asker.scheme() != NAME.decode() or asker.host() not in HOSTS):
            return QWebEngineUrlRequestJob.Error.RequestDenied
        return None

    def _answer(self, job: QWebEngineUrlRequestJob) -> QWebEngineUrlRequestJob.Error | None:
        """Reply to `job`, or say why not. The path is a key to look up and never opened as a file."""
        provider = self._providers.get(job.requestUrl().host())
        path = job.requestUrl().path(QUrl.ComponentFormattingOption.FullyDecoded)
        if path == LOOK_PATH:
            self._reply(job, "text/css", (self._look.css + LOCKS).encode())
            return None
        if provider is None:
            return QWebEngineUrlRequestJob.Error.UrlNotFound
        try:
            found = provider.fetch(path)
        except NotFoundError:
            return QWebEngineUrlRequestJob.Error.UrlNotFound
        except Exception:
            LOG.exception("the edition could not be read at %s", path)
            return QWebEngineUrlRequestJob.Error.RequestFailed
        self._reply(job, found.mime, self._preamble() + found.data if found.mime == HTML else found.data)
        return None

    @staticmethod
    def _reply(job: QWebEngineUrlRequestJob, mime: str, data: bytes) -> None:
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        # Each name has a list of values; a value alone would be taken apart into its bytes.
        headers = {QByteArray(name): [QByteArray(value)] for name, value in HEADERS.items()}
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # PySide6's types leave the list out
        told = f"{mime};charset=utf-8" if mime.startswith("text/") else mime
        job.reply(QByteArray(told.encode("ascii")), buffer)

    def _preamble(self) -> bytes:
        return PREAMBLE.format(attributes=self._look.attributes, policy=POLICY).encode()
