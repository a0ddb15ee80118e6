"""The formats that sections are exported in, and their writers.

The command line reads the table for its help: what a writer works with is imported in the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from aixreader.control_characters import escape_controls, without_controls
from aixreader.errors import OutputError
from aixreader.publish.output import OutputFormat, format_of
from aixreader.services.export.style_sheets import BOOK, WEB_PAGE, style_sheet
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.progress import Report
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.session import Session

SITE = "https://owaspai.org"
ROOTED_LINK = re.compile(r"(\]\(\s*<?)/(?=[\w])")
NOTE_ATTRIBUTES = {"class": "note"}
"""The attributes of the `<sup>` that holds the number of a link."""
WIDTH = 88
"""Characters of a line of plain text."""


ToPng: TypeAlias = "Callable[[bytes], bytes | None]"
"""Converts a picture to PNG, None where it cannot; Qt does, of which is known nothing here."""


def export_sections(
    session: Session, choice: SectionSelection, format_id: str, report: Report, to_png: ToPng = lambda _data: None
) -> bytes:
    """The sections of `choice` in one of `FORMATS` that has a writer. `to_png` converts pictures that e-readers need
    not show.

    Raises `OutputError` for notes in a format that has none for them, `Cancelled` after a cancel.
    """
    report(0.0, "Collecting sections")
    write = format_of(None, format_id, FORMATS).write
    if write is None:
        raise ValueError(format_id)  # PDF: `print_document` and `ui/printing` make it
    data = write(session, choice, to_png)
    report(1.0, "Written")
    return data


def _html(session: Session, choice: SectionSelection, _to_png: ToPng) -> bytes:
    from aixreader.publish.book_html import book_html

    return book_html(choice.publication(session), style_sheet(WEB_PAGE)).encode()


def _epub(session: Session, choice: SectionSelection, to_png: ToPng) -> bytes:
    from aixreader.publish.epub import epub

    return epub(choice.publication(session), style_sheet(BOOK), to_png)


def _markdown(session: Session, choice: SectionSelection, _to_png: ToPng) -> bytes:
    """The sections' own source, with links made absolute."""
    from aixreader.knowledge.section_formats import SectionFormats
    from aixreader.publish.markdown import escape_markdown
    from aixreader.services.export.publication_builder import publication_of

    _require_sections(choice)
    publication = publication_of(session, (), choice.title)
    lines = [f"{escape_markdown(line)}." for line in (publication.edition_line, publication.source_line) if line]
    parts = [f"# {choice.title}\n\n{' '.join(lines)}\n"]
    page = ""
    for section in choice.sections:
        if section.page != page and section.level != 1:
            parts.append(f"# {session.edition.pages[section.page].title}\n")
        page = section.page
        text = SectionFormats(session, section, only=True).markdown()
        if choice.table is not None and choice.table.section_id == section.id:
            text = f"{text.rstrip()}\n\n{choice.table.markdown()}\n"
        parts.append(ROOTED_LINK.sub(rf"\1{SITE}/", text).strip("\n") + "\n")
    return "\n".join(parts).encode()


def _text(session: Session, choice: SectionSelection, _to_png: ToPng) -> bytes:
    from aixreader.html.edit import replace_elements
    from aixreader.html.to_text import plain_text
    from aixreader.model.address import section_link

    publication = choice.publication(session)
    links = {f"#{piece.id}": piece.permalink or section_link(piece.section) for piece in publication.pieces}
    parts = [publication.title, "=" * len(publication.title)]
    parts += [f"{line}." for line in (publication.edition_line, publication.source_line) if line] + [""]
    for chapter in publication.chapters:
        for piece in chapter.pieces:
            sign = "=" if piece.level == 1 else "-"
            parts += ["", piece.title, sign * len(piece.title)]
            parts += [line for line in (piece.meta, piece.permalink) if line]
            bare = replace_elements(piece.html, "sup", lambda note: "" if note.attributes == NOTE_ATTRIBUTES else None)
            parts += ["", plain_text(bare, lambda address: links.get(address, address), WIDTH).strip("\n")]
    return (without_controls("\n".join(parts)) + "\n").encode()


def _json(session: Session, choice: SectionSelection, _to_png: ToPng) -> bytes:
    import json

    from aixreader.knowledge.section_formats import SectionFormats

    _require_sections(choice)
    manifest = session.edition.manifest
    about = {"title": choice.title, "edition": manifest.title, "date": manifest.date, "revision": manifest.revision}
    sections = [SectionFormats(session, section, only=True).record() for section in choice.sections]
    text = json.dumps({"about": about, "sections": sections}, ensure_ascii=False, indent=2)
    return (escape_controls(text) + "\n").encode()


def _require_sections(choice: SectionSelection) -> None:
    """Raise `OutputError` for notes: these formats are made of the sections' source, which notes have none of."""
    if choice.notes is not None:
        raise OutputError(
            "Notes cannot be exported in this format.", "Use Marks > Export to export them as Markdown or JSON."
        )


Writer: TypeAlias = "Callable[[Session, SectionSelection, ToPng], bytes]"
FORMATS: tuple[OutputFormat[Writer], ...] = (
    OutputFormat("pdf", QT_TRANSLATE_NOOP("Formats", "As shown"), "PDF", is_binary=True),
    OutputFormat("html", QT_TRANSLATE_NOOP("Formats", "Web page that holds all it shows"), "web page", _html),
    OutputFormat("epub", QT_TRANSLATE_NOOP("Formats", "Book for e-readers"), "EPUB book", _epub, is_binary=True),
    OutputFormat("md", QT_TRANSLATE_NOOP("Formats", "Markdown with permalinks"), "Markdown", _markdown),
    OutputFormat("txt", QT_TRANSLATE_NOOP("Formats", "Plain text"), "plain text", _text),
    OutputFormat("json", QT_TRANSLATE_NOOP("Formats", "Data for programs"), "JSON", _json),
)
"""In the order of the save dialog."""
