"""The real Exchange, exported: every word of every section is there, and every link inside leads somewhere."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from aixreader.edition.edition import open_edition
from aixreader.progress import silent
from aixreader.services.export.export_formats import export_sections
from aixreader.services.export.section_selector import select_sections
from aixreader.services.session.page_text import page_text
from aixreader.services.session.session import Session

TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"\w+")
LEAST = 0.999


@pytest.fixture(scope="module")
def session(exchange_edition: Path) -> Iterator[Session]:
    with Session(open_edition(exchange_edition)) as session:
        yield session


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.casefold()))


def test_every_word_is_there_and_links_lead_somewhere(session: Session) -> None:
    html = export_sections(session, select_sections(session, ["all"], {}), "html", silent).decode()
    shown = Counter[str]()
    for page in session.edition.pages:
        for part in page_text(session, page).sections:
            shown.update(words(part.plain))  # `+=` goes through all words counted before
    there = words(unescape(TAG.sub(" ", html)))
    missing = shown - there
    assert 1 - missing.total() / shown.total() >= LEAST, missing.most_common(20)
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)
    assert not re.search(r'(?:src|href)="(?!data:|#|https?:|mailto:)', html)


def test_the_book_is_well_formed_and_whole(session: Session) -> None:
    book = ZipFile(io.BytesIO(export_sections(session, select_sections(session, ["all"], {}), "epub", silent)))
    names = set(book.namelist())
    for name in names:
        if name.endswith(".xhtml"):
            root = ET.fromstring(book.read(name))  # noqa: S314  # we wrote it
            for image in root.iter("{http://www.w3.org/1999/xhtml}img"):
                assert f"book/{image.get('src')}" in names
