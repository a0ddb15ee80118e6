"""A publication as a tagged PDF (PDF/UA-1), which tells a screen reader what is a heading, a list, a table.

What a browser printed cannot be tagged afterwards. WeasyPrint lays the same document out anew, with tags, and far
slower; it is an optional dependency, and so is Pango, with which it sets text.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aixreader.errors import OutputError
from aixreader.progress import Report
from aixreader.publish.print_html import Paper

if TYPE_CHECKING:
    from types import ModuleType

BASE = "https://document.invalid/"
"""Nobody is asked there: WeasyPrint joins addresses of schemes it knows only."""
VARIANT = "pdf/ua-1"
ROOM = re.compile("\N{NO-BREAK SPACE}+</a>")
RULES = """
a.page::after { content: "p. " target-counter(attr(href), page); }
.contents a.page { width: auto; }
.contents a.page::after { content: target-counter(attr(href), page); }
:is(h1, h2, h3, h4, h5, h6):not([id^="s-"], [id^="chapter-"]) { bookmark-level: none; }
"""
"""WeasyPrint knows the numbers of pages, but moves nothing for them. The outline is of sections' headings only."""
PROGRESS = "weasyprint.progress"
STEP = re.compile(r"Step (\d) - ([^-]*)")
STEPS = 8


def tagged_pdf(document: str, files: Mapping[str, tuple[str, bytes]], paper: Paper, report: Report) -> bytes:
    """`document` as `print_html` makes it, on `paper`; `files` are (media type, bytes) of what it asks for, by path.

    Nothing else is asked for, neither of the disk nor of the network. Raises `OutputError` where WeasyPrint or what it
    needs is missing, `Cancelled` after a cancel.
    """
    report(0.0, "Starting WeasyPrint")
    weasyprint = _load()
    margins = f"@page {{ margin: 21mm {paper.margin}mm 19mm; }}"
    fetcher = _fetcher(weasyprint.urls.URLFetcher, weasyprint.urls.URLFetcherResponse, files)
    text = ROOM.sub("</a>", document).replace("</head>", f"<style>{margins}{RULES}</style></head>", 1)
    html = weasyprint.HTML(string=text, base_url=BASE, url_fetcher=fetcher)
    out = io.BytesIO()
    with _told(report):
        html.write_pdf(out, pdf_variant=VARIANT)
    report(1.0, "Laid out")
    return out.getvalue()


def _load() -> ModuleType:
    """WeasyPrint. To import it takes most of a second."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of a library it will need some day
            import weasyprint
    except ImportError as error:
        raise OutputError(
            "A tagged PDF needs WeasyPrint, which is not installed.",
            'Nothing was written. Install it with pip install "aixreader[tagged]", or leave --tagged out.',
        ) from error
    except OSError as error:
        raise OutputError(
            f"A tagged PDF needs Pango, which this system does not have ({error.args[0]}).",
            "Nothing was written. Install it (on Debian: apt install libpangoft2-1.0-0), or leave --tagged out.",
        ) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # they warn of what our style sheet says to browsers
    loaded: ModuleType = weasyprint
    return loaded


def _fetcher(base: Any, answer: Any, files: Mapping[str, tuple[str, bytes]]) -> object:  # noqa: ANN401  # no types
    """What fetches from `files` only: a `base` that gives `answer`s, which are WeasyPrint's classes."""

    class Fetcher(base):  # type: ignore[misc]  # loaded late
        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002  # its name is asked for
            path = urlsplit(url).path
            if not url.startswith(BASE) or path not in files:
                raise ValueError(url)
            mime, data = files[path]
            return answer(url, data, {"Content-Type": mime})

    return Fetcher()


@contextmanager
def _told(report: Report) -> Iterator[None]:
    """Tell `report` of the steps and pages that WeasyPrint logs, which is where it can be cancelled, too."""

    class Steps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            step = STEP.match(message)
            if step is not None:
                report(int(step[1]) / STEPS, message.partition(" - ")[2])

    logger = logging.getLogger(PROGRESS)
    handler, level = Steps(), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
