"""The real Exchange on paper, looked at by another reader of PDF: outline, links, and the words in their order."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from aixreader.edition.edition import open_edition
from aixreader.html.fragment import fragment
from aixreader.html.section_body import without_head
from aixreader.model import Section
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.publish.publication import Publication
from aixreader.services.export.publication_builder import publication_of
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.session import Session
from aixreader.ui.printing.headless_pdf import print_now
from tests.pdf_text import page_texts

WORD = re.compile(r"[^\W\d_]+")  # no digits: the numbers of links stand right behind words
REFERENCE = re.compile(r"\bp\.\s\d+")
"""A page number behind a link, which the text has not."""
LEAST = 0.999
BLOCK = re.compile(r"</?(?:p|h\d|li|ul|ol|td|th|tr|table|div|br|blockquote|pre|figure)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
RUN, FAR = 3, 300
"""Words in a row by which a place is known, and how far on it may be."""


@pytest.fixture(scope="module")
def session(exchange_edition: Path) -> Iterator[Session]:
    with Session(open_edition(exchange_edition)) as session:
        yield session


@pytest.fixture(scope="module")
def everything(qapp: QApplication, session: Session) -> bytes:
    return print_now(qapp, session, select_sections(session, ["all"], {}), Paper(), silent)


@pytest.fixture(scope="module")
def reader(everything: bytes) -> PdfReader:
    """The file as pypdf reads it, once: most of the time goes into its objects, which it keeps."""
    return PdfReader(io.BytesIO(everything))


@pytest.fixture(scope="module")
def texts(everything: bytes) -> list[str]:
    """The text of each page, as it is copied."""
    return page_texts(everything)


@pytest.fixture(scope="module")
def publication(session: Session) -> Publication:
    return publication_of(session, select_sections(session, ["all"], {}).sections, "x")


def leaves(outline: Iterable[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    """Level and title of each entry."""
    for entry in outline:
        if isinstance(entry, list):
            yield from leaves(entry, level + 1)
        else:
            yield level, str(entry.title)


def test_the_outline_is_the_tree_of_sections(publication: Publication, reader: PdfReader) -> None:
    expected = [(level, title) for level, _, title in publication.headings]
    assert len(expected) > 200
    assert list(leaves(reader.outline)) == expected


def test_every_link_inside_leads_to_its_section(publication: Publication, reader: PdfReader) -> None:
    names = {name.lstrip("/") for name in reader.named_destinations}
    annotations = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    links = [str(annotation["/Dest"]).lstrip("/") for annotation in annotations if "/Dest" in annotation]
    assert len(links) > 2000
    assert set(links) <= names
    assert {piece.id for piece in publication.pieces} <= names


def test_every_number_of_a_page_is_written(publication: Publication, reader: PdfReader, texts: list[str]) -> None:
    pages = {
        name.lstrip("/"): (reader.get_destination_page_number(destination) or 0) + 1
        for name, destination in reader.named_destinations.items()
    }
    begin = first_chapter_page(reader)
    contents = " ".join(" ".join(texts[1:begin]).split())
    for _, anchor, title in publication.headings:
        assert f"{title.split()[-1]} {pages[anchor]}" in contents
    inside = sum(len(re.findall(r'href="#s-', piece.html)) for piece in publication.pieces)
    assert sum(len(REFERENCE.findall(text)) for text in texts[begin:]) >= inside > 1000
    assert not any("0123456789" in text or "\N{WORD JOINER}" in text for text in texts)


def first_chapter_page(reader: PdfReader) -> int:
    """The page, from 0, on which the first chapter begins: behind cover and contents."""
    return reader.get_destination_page_number(reader.outline[0]) or 0  # type: ignore[arg-type]  # an entry


def test_every_word_is_there_in_its_order(session: Session, texts: list[str], reader: PdfReader) -> None:
    pages = texts[first_chapter_page(reader) :]
    printed = [word for page in pages for word in WORD.findall(REFERENCE.sub("", page.casefold()))]
    wanted = [word for section in session.edition.sections.values() for word in words_of(session, section)]
    assert len(wanted) > 80_000
    missing = not_there(wanted, printed)
    assert 1 - len(missing) / len(wanted) >= LEAST, missing[:60]


def words_of(session: Session, section: Section) -> list[str]:
    """The words of a section's own text, with its heading."""
    html = fragment(session.edition.page_html(section.page), section.start, section.end)
    plain = html_to_words(without_head(html, heading=False))
    return WORD.findall(plain.casefold())


def html_to_words(html: str) -> str:
    """The text; tags within words part nothing."""
    return unescape(TAG.sub("", BLOCK.sub(" ", html)))


def not_there(wanted: list[str], printed: list[str]) -> list[str]:
    """The words that `printed` has not, or not in their order; what it has besides, such as heads and feet, is skipped
    to where the next few words stand in a row.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for number in range(len(printed) - RUN + 1):
        places.setdefault(tuple(printed[number : number + RUN]), []).append(number)
    missing, place = [], 0
    for number, word in enumerate(wanted):
        if place >= len(printed) or printed[place] != word:
            there = places.get(tuple(wanted[number : number + RUN]), [])
            following = there[bisect_left(there, place) :]
            if not following or following[0] > place + FAR:
                missing.append(word)
                continue
            place = following[0]
        place += 1
    return missing
