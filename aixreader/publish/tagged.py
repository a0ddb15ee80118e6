"""A publication as a tagged PDF (PDF/UA-1): screen readers get headings, lists and tables.

Chromium's PDF cannot be tagged afterwards. WeasyPrint lays the same document out with tags, much more slowly; it is an
optional dependency, and so is Pango, its text layout library.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aixreader.errors import OutputError
from aixreader.html.edit import Edit, splice
from aixreader.html.tree import with_attribute
from aixreader.progress import Report
from aixreader.publish.print_html import Paper
from aixreader.publish.tag_tree import link_titles, mend_tags

if TYPE_CHECKING:
    from types import ModuleType

BASE = "https://document.invalid/"
"""Base URL of the document, never requested (.invalid, RFC 2606): WeasyPrint resolves only URLs of known schemes."""
VARIANT = "pdf/ua-1"
RULES = """
a.page span { font-size: inherit; margin: 0; }
a.page span::after { content: "\\00a0p.\\00a0" target-counter(attr(title), page); }
.contents li { display: block; clear: both; }
.contents a.page { float: right; }
.contents a.page span::after { content: target-counter(attr(title), page); }
:is(h1, h2, h3, h4, h5, h6):not([id^="s-"], [id^="chapter-"]) { bookmark-level: none; }
"""
"""WeasyPrint writes the page numbers itself, instead of the placeholders. Only sections' headings go to the outline."""
NUMBER = "span::after"
"""The boxes that `RULES` has made for the numbers of pages."""
LAST_NUMBER = re.compile(r"(?<!\d)\d+$")
PROGRESS = "weasyprint.progress"
STEP = re.compile(r"Step (\d) - ([^-]*)")
STEPS = 8


def tagged_pdf(document: str, files: Mapping[str, tuple[str, bytes]], paper: Paper, report: Report) -> bytes:
    """Lay out `document` (of `print_html`) on `paper`; `files` are the resources it requests, (MIME type, bytes) by
    path.

    Nothing else is read, neither from the disk nor from the network. Raises `OutputError` if WeasyPrint or Pango is
    missing, `Cancelled` after a cancel.
    """
    report(0.0, "Starting WeasyPrint")
    weasyprint = _load()
    margins = f"@page {{ margin: 21mm {paper.margin}mm 19mm; }}"
    fetcher = _fetcher(weasyprint.urls.URLFetcher, weasyprint.urls.URLFetcherResponse, files)
    text = splice(document, _without_placeholders(document)).replace(
        "</head>", f"<style>{margins}{RULES}</style></head>", 1
    )
    html = weasyprint.HTML(string=text, base_url=BASE, url_fetcher=fetcher)
    out = io.BytesIO()
    with _forward_progress(report):
        pages = html.render(pdf_variant=VARIANT)
        correct_numbers(pages)
        pages.write_pdf(
            out, pdf_variant=VARIANT, finisher=lambda _document, pdf: mend_tags(pdf, link_titles(document), report)
        )
    report(1.0, "Laid out")
    return out.getvalue()


def correct_numbers(document: Any) -> None:  # noqa: ANN401  # no types
    """Put the numbers of pages right in a document that WeasyPrint has laid out: it leaves some as they were before a
    heading moved to the next page. Digits are of one width, so nothing moves.
    """
    numbers: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            numbers.setdefault(anchor, number)
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001  # there is no other way
            layout = getattr(box, "pango_layout", None)
            if layout is None or box.element is None or box.element_tag != NUMBER:
                continue
            number = numbers.get(box.element.get("title", "").removeprefix("#"), 0)
            if number:
                box.text = layout.text = LAST_NUMBER.sub(str(number), box.text)


def _without_placeholders(document: str) -> Iterator[Edit]:
    """Empty the placeholders for page numbers: WeasyPrint writes the numbers itself. A span in each says where its link
    leads, as a link of the link's own contents would be a link in a link.
    """
    for link, name in with_attribute(document, ("a",), "class", "page"):
        if name == "page":
            yield link.content_start, link.content_end, f'<span title="{escape(link.attributes["href"])}"></span>'


def _load() -> ModuleType:
    """Import WeasyPrint, which takes most of a second."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # about one of its own dependencies
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
        logging.getLogger(name).setLevel(logging.CRITICAL)  # they warn about rules that only browsers know
    loaded: ModuleType = weasyprint
    return loaded


def _fetcher(base: Any, answer: Any, files: Mapping[str, tuple[str, bytes]]) -> object:  # noqa: ANN401  # no types
    """A URL fetcher that serves `files` only; `base` and `answer` are WeasyPrint's fetcher and response classes."""

    class Fetcher(base):  # type: ignore[misc]  # loaded late
        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002  # passed by name
            path = urlsplit(url).path
            if not url.startswith(BASE) or path not in files:
                raise ValueError(url)
            mime, data = files[path]
            return answer(url, data, {"Content-Type": mime})

    return Fetcher()


@contextmanager
def _forward_progress(report: Report) -> Iterator[None]:
    """Forward the steps that WeasyPrint logs to `report`, which may raise `Cancelled` there."""

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
