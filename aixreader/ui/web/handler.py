"""Answers Chromium's requests for `aix:` addresses from the open edition.

The open session looks addresses up. Here it is decided who may request them, and the headers of replies are added.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias, runtime_checkable

from PySide6.QtCore import QBuffer, QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from typing_extensions import override

from aixreader.errors import NotFoundError
from aixreader.log import topic
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.web.page_look import PageLook
from aixreader.ui.web.scheme import HOST, HOSTS, NAME

LOG = topic("web")

CONTENT_SECURITY_POLICY = "; ".join(
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
# The policy is sent as a header and put in front of each document as well, so that one is left if the other fails.
# A doctype or head in the document after it is parsed as usual; a second policy can only be stricter.
PREAMBLE = (
    '<!doctype html><html {attributes}><meta http-equiv="Content-Security-Policy" content="{policy}">'
    '<link rel="stylesheet" href="aix://content/-/look.css">'
)
LOOK_PATH = "/-/look.css"
# A long document is laid out once, when all of it has come: the engine would do it again with each part that comes, and
# take minutes for a table of 100,000 rows.
LONG_BYTES = 1_000_000
BEGIN_PATH, END_PATH = "/-/begin.css", "/-/end.css"
STEPS = {BEGIN_PATH: "#aix-content { display: none; }", END_PATH: "main#aix-content { display: block; }"}
LINK = f'<link rel="stylesheet" href="{NAME.decode()}://{HOST}{{}}">'
# Even without scripts, form controls open popups when clicked, and `autofocus` scrolls the page. Pages of the edition
# have neither; elements without a box can do neither.
NO_CONTROLS = (
    "input, select, textarea, button, dialog, [autofocus], [contenteditable], [popover] { display: none !important; }\n"
    "label { pointer-events: none !important; }\n"
)
HTML = "text/html"
Error: TypeAlias = QWebEngineUrlRequestJob.Error
HEADERS = {
    b"Content-Security-Policy": CONTENT_SECURITY_POLICY.encode("ascii"),
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
    b"X-DNS-Prefetch-Control": b"off",
    b"Cache-Control": b"no-store",
}


class Response(Protocol):
    """The response for an address."""

    @property
    def mime(self) -> str:
        """The MIME type, from the reader's own table."""

    @property
    def data(self) -> bytes:
        """The body."""


class ResourceProvider(Protocol):
    """Provides responses by path: the open session, or the reader's own pages."""

    def fetch(self, path: str) -> Response:
        """The response for `path`; raises `NotFoundError` for a path that does not exist."""


@runtime_checkable
class SlowProvider(ResourceProvider, Protocol):
    """A provider of which some responses are made in a worker."""

    def is_slow(self, path: str) -> bool:
        """Whether `fetch` takes longer than the window may stand still; `fetch` may then be called in any thread."""


class Fetching:
    """A provider that asks the function `fetch(path)`, which raises `NotFoundError`."""

    def __init__(self, fetch: Callable[[str], Response]) -> None:
        self._fetch = fetch

    def fetch(self, path: str) -> Response:
        """The response for `path`; raises `NotFoundError`."""
        return self._fetch(path)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Serves the open edition and the reader's own pages; everything else is `UrlNotFound`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._providers: dict[str, ResourceProvider] = {}
        self._look = PageLook()
        self._jobs: JobRunner | None = None

    def work_with(self, jobs: JobRunner) -> None:
        """Make slow responses in workers from now on."""
        self._jobs = jobs

    def serve(self, provider: ResourceProvider, host: str = HOST) -> None:
        """Answer requests for `host` (the edition's, or that of own pages) from `provider`."""
        self._providers[host] = provider

    def set_look(self, look: PageLook) -> None:
        """Serve pages in `look`."""
        self._look = look

    @override
    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        error = self._denial(job)
        if error is None:
            error = self._answer(job)
        if error is not None:
            LOG.info("%s: %s", job.requestUrl().toString(), error.name)
            job.fail(error)

    def _denial(self, job: QWebEngineUrlRequestJob) -> QWebEngineUrlRequestJob.Error | None:
        """The error for a request that is not permitted: only GET, from own pages or from the window itself."""
        if bytes(job.requestMethod().data()) != b"GET":
            return QWebEngineUrlRequestJob.Error.RequestDenied
        initiator = job.initiator()
        if not initiator.isEmpty() and (initiator.scheme() != NAME.decode() or initiator.host() not in HOSTS):
            return QWebEngineUrlRequestJob.Error.RequestDenied
        return None

    def _answer(self, job: QWebEngineUrlRequestJob) -> QWebEngineUrlRequestJob.Error | None:
        """Reply to `job`, or return the error. The path is a key of a lookup; no file is opened by it."""
        provider = self._providers.get(job.requestUrl().host())
        path = job.requestUrl().path(QUrl.ComponentFormattingOption.FullyDecoded)
        if path == LOOK_PATH or path in STEPS:
            self._reply(job, "text/css", STEPS.get(path, self._look.css + NO_CONTROLS).encode())
            return None
        if provider is None:
            return QWebEngineUrlRequestJob.Error.UrlNotFound
        if self._jobs is not None and isinstance(provider, SlowProvider) and provider.is_slow(path):
            self._answer_later(job, provider, path, self._jobs)
            return None
        return self._finish(job, _fetch(provider, path))

    def _answer_later(
        self, job: QWebEngineUrlRequestJob, provider: ResourceProvider, path: str, jobs: JobRunner
    ) -> None:
        """Reply to `job` when a worker has the response, unless the engine has dropped the request meanwhile."""
        waiting = [job]
        job.destroyed.connect(waiting.clear)

        def on_done(response: Response | Error) -> None:
            for request in waiting:
                if (error := self._finish(request, response)) is not None:
                    LOG.info("%s: %s", path, error.name)
                    request.fail(error)

        jobs.start(lambda _report: _fetch(provider, path), done=on_done)

    def _finish(self, job: QWebEngineUrlRequestJob, response: Response | Error) -> Error | None:
        """Reply with `response`, or return the error that it is."""
        if isinstance(response, QWebEngineUrlRequestJob.Error):
            return response
        self._reply(job, response.mime, self._document(response.data) if response.mime == HTML else response.data)
        return None

    @staticmethod
    def _reply(job: QWebEngineUrlRequestJob, mime: str, data: bytes) -> None:
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        # A list of values for each name: a bare QByteArray would be iterated byte by byte.
        headers = {QByteArray(name): [QByteArray(value)] for name, value in HEADERS.items()}
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # PySide6's types leave the list out
        content_type = f"{mime};charset=utf-8" if mime.startswith("text/") else mime
        job.reply(QByteArray(content_type.encode("ascii")), buffer)

    def _document(self, data: bytes) -> bytes:
        """A document with what is put in front of it and, where it is long, behind it."""
        preamble = PREAMBLE.format(attributes=self._look.attributes, policy=CONTENT_SECURITY_POLICY)
        if len(data) < LONG_BYTES:
            return preamble.encode() + data
        return b"".join(((preamble + LINK.format(BEGIN_PATH)).encode(), data, LINK.format(END_PATH).encode()))


def _fetch(provider: ResourceProvider, path: str) -> Response | Error:
    """The response for `path`, or the error that Chromium gets."""
    try:
        return provider.fetch(path)
    except NotFoundError:
        return QWebEngineUrlRequestJob.Error.UrlNotFound
    except Exception:
        LOG.exception("the edition could not be read at %s", path)
        return QWebEngineUrlRequestJob.Error.RequestFailed
