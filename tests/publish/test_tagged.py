"""A PDF with tags for screen readers."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from pypdf import PdfReader

from aixreader.errors import Cancelled, OutputError
from aixreader.progress import silent
from aixreader.publish.print_html import Paper, paper_style, print_html
from aixreader.publish.publication import Publication
from aixreader.publish.tagged import NUMBER, correct_numbers, tagged_pdf

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture(scope="module", autouse=True)
def _needs_pango() -> None:
    try:
        tagged_pdf("<title>t</title><p>", {}, Paper(), silent)
    except OutputError as error:
        pytest.skip(str(error))


@pytest.fixture
def files(publication: Publication) -> dict[str, tuple[str, bytes]]:
    style = paper_style(publication, "h1 { color: black }", Paper())
    return {"/-/paper.css": ("text/css", style.encode()), "/-/a%20b.png": ("image/svg+xml", PICTURE)}


@pytest.fixture
def document(publication: Publication) -> str:
    return print_html(publication, "/-/paper.css").replace('alt=""', 'alt="A pot"')


@pytest.fixture(scope="module")
def readers() -> dict[str, PdfReader]:
    """HTML -> its PDF as pypdf reads it: making one takes most of the time of a test."""
    return {}


@pytest.fixture
def reader(readers: dict[str, PdfReader], document: str, files: dict[str, tuple[str, bytes]]) -> PdfReader:
    if document not in readers:
        readers[document] = PdfReader(io.BytesIO(tagged_pdf(document, files, Paper(), silent)))
    return readers[document]


def structure(element: Any) -> Iterator[str]:  # noqa: ANN401  # pypdf's objects
    """The kinds of all tags, in order."""
    element = element.get_object()
    if "/S" in element:
        yield str(element["/S"]).lstrip("/")
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if hasattr(kid.get_object(), "get"):
            yield from structure(kid)


def test_it_says_what_each_part_is(reader: PdfReader) -> None:
    root: Any = reader.root_object
    assert (str(root["/Lang"]), bool(root["/MarkInfo"]["/Marked"])) == ("en", True)
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Tea <1>", "OWASP AI Exchange")
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
    kinds = list(structure(root["/StructTreeRoot"]))
    for kind in ("Document", "H1", "H2", "P", "Link", "Figure", "L", "LI"):
        assert kind in kinds, kind
    assert kinds.count("H1") == 3, "cover and two chapters"


def test_links_inside_carry_the_numbers_of_pages(reader: PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "See tea" in text
    assert f"1 / {len(reader.pages)}" in text
    names = set(reader.named_destinations)
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    inside = [str(link["/Dest"]) for link in links if "/Dest" in link]
    assert inside
    assert set(inside) <= names
    assert "https://x.org/?a&b" in [str(link["/A"]["/URI"]) for link in links if "/A" in link]
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["Pots", "Tea"]


def test_a_number_that_is_out_of_date_is_put_right() -> None:
    class Layout:
        text = "p.\N{NO-BREAK SPACE}1"

    class Box:
        def __init__(self, tag: str, title: str) -> None:
            self.element_tag, self.element, self.pango_layout, self.text = tag, {"title": title}, Layout(), Layout.text

        def descendants(self) -> list[Box]:
            return [self, other, unknown]

    class Page:
        def __init__(self, anchors: list[str]) -> None:
            self.anchors, self._page_box = dict.fromkeys(anchors), box

    class Laid:
        pages: ClassVar[list[Page]] = []

    box, other, unknown = Box(NUMBER, "#s-tea"), Box("span", "#s-tea"), Box(NUMBER, "#s-lost")
    Laid.pages += [Page(["s-pot"]), Page(["s-tea"]), Page(["s-tea"])]
    correct_numbers(Laid)
    assert [each.pango_layout.text for each in (box, other, unknown)] == [
        f"p.\N{NO-BREAK SPACE}{number}" for number in (2, 1, 1)
    ]
    assert box.text == box.pango_layout.text


def test_it_asks_for_nothing_else(publication: Publication, files: dict[str, tuple[str, bytes]]) -> None:
    asked: list[str] = []

    class Watched(dict[str, tuple[str, bytes]]):
        def __contains__(self, key: object) -> bool:
            asked.append(str(key))
            return super().__contains__(key)

    html = print_html(publication, "/-/paper.css").replace(
        "</body>", '<img src="file:///etc/hostname" alt=""><img src="http://127.0.0.1:9/x.png" alt=""></body>'
    )
    tagged_pdf(html, Watched(files), Paper(), silent)
    assert set(asked) == set(files)


@pytest.mark.parametrize("step", ["Starting", "Creating layout", "Adding"])
def test_it_can_be_cancelled(document: str, files: dict[str, tuple[str, bytes]], step: str) -> None:
    def report(fraction: float, text: str) -> None:  # noqa: ARG001  # a report has both
        if step in text:
            raise Cancelled

    with pytest.raises(Cancelled):
        tagged_pdf(document, files, Paper(), report)


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(OutputError, match="needs WeasyPrint"):
        tagged_pdf("", {}, Paper(), silent)
