"""The formats that what changed is written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.comparison.edition_comparison import Comparison

ChangesWriter: TypeAlias = "Callable[[Comparison, bool], bytes]"


def changes_bytes(comparison: Comparison, format_id: str, *, words: bool = True) -> bytes:
    """What changed in one of `CHANGES_FORMATS`, but for those that are drawn by the window's code.

    Without `words` text and Markdown list which sections changed, and not how.
    """
    write = format_of(None, format_id, CHANGES_FORMATS).write
    assert write is not None  # noqa: S101  # the PDF is made by others
    return write(comparison, words)


def _text(comparison: Comparison, words: bool) -> bytes:  # noqa: FBT001  # as every writer
    from aixreader.services.comparison.changes_text import TextMarks, changes_lines

    return ("\n".join(changes_lines(comparison, TextMarks(), words=words)) + "\n").encode()


def _markdown(comparison: Comparison, words: bool) -> bytes:  # noqa: FBT001  # as every writer
    from aixreader.services.comparison.changes_text import MarkdownMarks, changes_lines

    return ("\n".join(changes_lines(comparison, MarkdownMarks(), words=words)) + "\n").encode()


def _html(comparison: Comparison, _words: bool) -> bytes:  # noqa: FBT001  # as every writer
    from aixreader.publish.book_html import book_html
    from aixreader.services.comparison.changes_publication import changes_publication
    from aixreader.services.export.style_sheets import WEB_PAGE, style_sheet

    return book_html(changes_publication(comparison), style_sheet(WEB_PAGE)).encode()


def _json(comparison: Comparison, _words: bool) -> bytes:  # noqa: FBT001  # as every writer
    import json

    from aixreader.services.comparison.changes_record import changes_record

    return (json.dumps(changes_record(comparison), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


CHANGES_FORMATS: tuple[OutputFormat[ChangesWriter], ...] = (
    OutputFormat("text", QT_TRANSLATE_NOOP("Formats", "Plain text"), "text", _text, suffixes=("txt",)),
    OutputFormat("md", QT_TRANSLATE_NOOP("Formats", "Markdown"), "Markdown", _markdown),
    OutputFormat("html", QT_TRANSLATE_NOOP("Formats", "Web page"), "web page", _html),
    OutputFormat("json", QT_TRANSLATE_NOOP("Formats", "Data for programs"), "data", _json),
    OutputFormat("pdf", QT_TRANSLATE_NOOP("Formats", "PDF"), "PDF", is_binary=True),
)
"""The PDF is made of `changes_publication` by `ui/printing`."""
