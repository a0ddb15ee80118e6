"""The formats that sections are exported in, and their writers.

The command line reads the table for its help: what a writer works with is imported in the writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from aixreader.control_characters import escape_controls, without_controls
from aixreader.errors import OutputError
from aixreader.publish.output import OutputFile, OutputFormat, format_of
from aixreader.services.catalogue.catalogue_formats import CATALOGUE_FORMATS
from aixreader.services.export.style_sheets import BOOK, WEB_PAGE, style_sheet
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.html.tree import Element
    from aixreader.progress import Report
    from aixreader.services.export.section_selector import SectionSelection
    from aixreader.services.session.session import Session

MARKDOWN = "md"
NOTE_ATTRIBUTES = {"class": "note"}
"""The attributes of the `<sup>` that holds the number of a link."""
NOTE_LINK_ATTRIBUTES = {"class": "own-note-link"}
"""The attributes of the `<sup>` that holds the number of a note of the user's."""
WIDTH = 80
"""Characters of a line of plain text: those of a terminal."""


ConvertPicture: TypeAlias = "Callable[[bytes], bytes | None]"
"""Converts a picture to PNG or JPEG, None where it cannot; Qt does, of which is known nothing here."""


def export_sections(
    session: Session,
    choice: SectionSelection,
    format_id: str,
    report: Report,
    convert: ConvertPicture = lambda _data: None,
) -> bytes:
    """The sections of `choice` in one of `FORMATS` that has a writer. `convert` converts pictures that e-readers need
    not show.

    Raises `OutputError` for notes in a format that has none for them, `Cancelled` after a cancel.
    """
    report(0.0, "Collecting sections")
    write = format_of(None, format_id, FORMATS).write
    if write is None:
        raise ValueError(format_id)  # PDF: `print_document` and `ui/printing` make it
    data = write(session, choice, convert)
    report(1.0, "Written")
    return data


def export_files(
    session: Session,
    choice: SectionSelection,
    format_id: str,
    path: Path,
    report: Report,
    convert: ConvertPicture = lambda _data: None,
) -> list[OutputFile]:
    """What is written for an export to `path`, in one of `FORMATS` that has a writer: one file, or of Markdown also the
    pictures, or a folder. Raises the same as `export_sections`.
    """
    if format_id != MARKDOWN:
        return [OutputFile(path, export_sections(session, choice, format_id, report, convert))]
    report(0.0, "Collecting sections")
    files = _markdown_files(session, choice, path)
    report(1.0, "Written")
    return files


def _html(session: Session, choice: SectionSelection, _convert: ConvertPicture) -> bytes:
    from aixreader.publish.book_html import book_html

    return book_html(choice.publication(session), style_sheet(WEB_PAGE)).encode()


def _epub(session: Session, choice: SectionSelection, convert: ConvertPicture) -> bytes:
    from aixreader.publish.epub import epub

    return epub(choice.publication(session), style_sheet(BOOK), convert)


def _markdown(session: Session, choice: SectionSelection, _convert: ConvertPicture) -> bytes:
    """One text, whose pictures are links to the site."""
    from aixreader.publish.markdown_book import markdown_file

    return next(markdown_file(choice.publication(session))).data


def _markdown_files(session: Session, choice: SectionSelection, path: Path) -> list[OutputFile]:
    """A file with its pictures in a folder beside it; or a folder with all of it."""
    from aixreader.publish.markdown_book import markdown_file, markdown_folder

    publication = choice.publication(session)
    if _names_folder(path):
        return [OutputFile(path / file.name, file.data) for file in markdown_folder(publication)]
    if path.exists() and not path.is_file():  # a pipe or a device, beside which nothing can be put
        return [OutputFile(path, _markdown(session, choice, lambda _data: None))]
    files = markdown_file(publication, f"{path.stem}_files")
    return [OutputFile(path.parent / file.name if file.name else path, file.data) for file in files]


def _names_folder(path: Path) -> bool:
    """Whether Markdown is written to a folder: one that is there, or a name without a suffix."""
    return path.is_dir() or not (path.suffix or path.exists())


def _text(session: Session, choice: SectionSelection, _convert: ConvertPicture) -> bytes:
    from aixreader.html.edit import replace_elements
    from aixreader.html.text_lines import columns
    from aixreader.html.to_text import plain_text
    from aixreader.model.address import section_link
    from aixreader.publish.own_notes import signed_text

    publication = choice.publication(session)
    links = {f"#{piece.id}": piece.permalink or section_link(piece.section) for piece in publication.pieces}
    parts = [publication.title, "=" * len(publication.title)]
    parts += [f"{line}." for line in (publication.edition_line, publication.source_line) if line] + [""]
    for chapter in publication.chapters:
        addresses: set[str] = set()  # headings that the site has no address for have that of their page
        for piece in chapter.pieces:
            sign = "=" if piece.level == 1 else "-"
            parts += ["", piece.title, sign * columns(piece.title)]
            link = "" if piece.permalink in addresses else piece.permalink
            addresses.add(piece.permalink)
            parts += [line for line in (piece.meta, link) if line]
            bare = replace_elements(signed_text(piece.html), "sup", _without_numbers)
            body = plain_text(bare, lambda address: links.get(address, address), WIDTH).strip("\n")
            parts += ["", body] if body else []
    return (without_controls("\n".join(parts)) + "\n").encode()


def _without_numbers(sup: Element) -> str | None:
    """Nothing for the number of a link, whose address is listed; that of a note of the user's in brackets."""
    if sup.attributes == NOTE_LINK_ATTRIBUTES:
        return f" [{sup.text()}]"
    return "" if sup.attributes == NOTE_ATTRIBUTES else None


def _json(session: Session, choice: SectionSelection, _convert: ConvertPicture) -> bytes:
    import json

    from aixreader.knowledge.section_formats import SectionFormats

    _require_sections(choice)
    manifest = session.edition.manifest
    about = {"title": choice.title, "edition": manifest.title, "date": manifest.date, "revision": manifest.revision}
    marks: dict[str, list[dict[str, str]]] = {}
    for mark in choice.marks:
        marks.setdefault(mark.section, []).append({"quote": mark.quote, "note": mark.note, "colour": mark.colour})
    sections: list[dict[str, object]] = [
        SectionFormats(session, section, only=True).record()
        | ({"notes": marks[section.id]} if section.id in marks else {})
        for section in choice.sections
    ]
    text = json.dumps({"about": about, "sections": sections}, ensure_ascii=False, indent=2)
    return (escape_controls(text) + "\n").encode()


def _require_sections(choice: SectionSelection) -> None:
    """Raise `OutputError` for notes, which are no sections."""
    if choice.notes is not None:
        raise OutputError("Notes cannot be exported in this format.", "Use Marks > Export to export them as JSON.")


def _catalogue(session: Session, choice: SectionSelection, format_id: str) -> bytes:
    """The threats and controls of the whole edition; raises `OutputError` for a part of it."""
    from aixreader.services.catalogue.catalogue_formats import catalogue_bytes

    if choice.notes is not None or len(choice.sections) < len(session.edition.sections):
        raise OutputError(
            "This format holds the threats and controls of the whole edition.", "Nothing was written. Export all of it."
        )
    return catalogue_bytes(session, format_id)


def _of_catalogue(known: OutputFormat[Any]) -> OutputFormat[Writer]:
    """A format of the catalogue as one of sections."""
    return replace(known, write=lambda session, choice, _convert: _catalogue(session, choice, known.id))


Writer: TypeAlias = "Callable[[Session, SectionSelection, ConvertPicture], bytes]"
FORMATS: tuple[OutputFormat[Writer], ...] = (
    OutputFormat("pdf", QT_TRANSLATE_NOOP("Formats", "PDF, as in the preview"), "PDF", is_binary=True),
    OutputFormat("html", QT_TRANSLATE_NOOP("Formats", "Web page, one file"), "web page", _html),
    OutputFormat("epub", QT_TRANSLATE_NOOP("Formats", "Book for e-readers"), "EPUB book", _epub, is_binary=True),
    OutputFormat(
        MARKDOWN,
        QT_TRANSLATE_NOOP("Formats", "Markdown, with pictures beside it"),
        "Markdown (pictures beside it; a folder where --out names one)",
        _markdown,
        suffixes=("markdown",),
        folder_label=QT_TRANSLATE_NOOP("Formats", "Markdown, a folder of chapters"),
    ),
    OutputFormat("txt", QT_TRANSLATE_NOOP("Formats", "Plain text"), "plain text", _text),
    OutputFormat("json", QT_TRANSLATE_NOOP("Formats", "Data for programs"), "JSON", _json),
    *map(_of_catalogue, CATALOGUE_FORMATS),
)
"""In the order of the save dialog."""
