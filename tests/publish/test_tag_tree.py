"""Tags of PDFs that WeasyPrint has laid out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from aixreader.errors import Cancelled, OutputError
from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.publish.tag_tree import link_titles
from aixreader.publish.tagged import tagged_pdf

DOCUMENT = """<!doctype html><html lang="en"><head><title>t</title>
<style>@page { size: 12cm 14cm; @top-left { content: "The head" } } .down { break-before: page }</style></head><body>
<h1 id="s-a">First &amp; last</h1>
<table><thead><tr><th>Pot</th><th>Lid</th></tr></thead><tbody><tr><th>Tea</th><td>green</td></tr></tbody></table>
<p>See <a href="#s-a"><span>this <em>very</em></span> thing</a>, <a href="https://x.org/">x</a>
<sup><a href="#note-1">1</a></sup> and <a href="#plain">p</a>.</p>
<p>a <a href="https://y.org/"><i></i></a></p>
<ul><li>one<p>two</p><p class="down">three</p></li><li></li></ul><p id="plain">p</p><p id="note-1">n</p>
</body></html>"""


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    try:
        return PdfReader(io.BytesIO(tagged_pdf(DOCUMENT, {}, Paper(), silent)))
    except OutputError as error:
        pytest.skip(str(error))


def elements(element: Any) -> Iterator[Any]:  # noqa: ANN401  # pypdf's objects
    """All tags below one, in order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        below = kid.get_object()
        if hasattr(below, "get") and "/S" in below:
            yield below
            yield from elements(below)


@pytest.fixture(scope="module")
def tags(reader: PdfReader) -> list[Any]:
    return list(elements(reader.root_object["/StructTreeRoot"]))


def test_header_cells_have_a_scope(tags: list[Any]) -> None:
    assert [str(tag["/A"]["/Scope"]) for tag in tags if tag["/S"] == "/TH"] == ["/Column", "/Column", "/Row"]


def test_items_of_lists_have_a_body(tags: list[Any]) -> None:
    for item in [tag for tag in tags if tag["/S"] == "/LI"]:
        kinds = [str(kid.get_object()["/S"]) for kid in item["/K"]]
        assert kinds in (["/Lbl", "/LBody"], ["/LBody"], ["/Lbl"]), "a label and a body, but of an empty item"
        for kid in item["/K"]:
            assert kid.get_object()["/P"].get_object() == item


def test_each_link_is_one_annotation_in_a_tag_for_links(reader: PdfReader, tags: list[Any]) -> None:
    held = [
        kid.get_object()["/Obj"].get_object()
        for tag in tags
        if tag["/S"] == "/Link"
        for kid in tag["/K"]
        if hasattr(kid.get_object(), "get") and kid.get_object().get("/Type") == "/OBJR"
    ]
    listed = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    assert held == listed
    assert [str(link["/Contents"]) for link in listed] == [
        "First & last",
        "https://x.org/",
        "Link 1",
        "plain",
        "https://y.org/",
    ]
    assert [str(tag["/Alt"]) for tag in tags if tag["/S"] == "/Link" and "/Alt" in tag] == ["https://y.org/"]
    assert all(link["/F"] == 4 for link in listed)
    parents = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    numbers = dict(zip(parents[::2], parents[1::2], strict=True))
    for link in listed:
        assert numbers[link["/StructParent"]].get_object()["/S"] == "/Link"


def test_running_heads_are_no_content(reader: PdfReader, tags: list[Any]) -> None:
    assert "Pot" in reader.pages[0].extract_text()
    tagged = sum(1 for tag in tags for kid in tag["/K"] if isinstance(kid, int))
    contents = [page.get_contents() for page in reader.pages]
    assert sum(each.get_data().count(b"/MCID") for each in contents if each is not None) == tagged > 0
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        assert b"/Artifact\n<</Type /Pagination>>\nBDC" in content.get_data()
        assert "The head" in page.extract_text()


def test_links_are_described_by_headings() -> None:
    assert link_titles('<h2 id="s-a">A <em>b</em></h2><p id="c">d</p>') == {"s-a": "A b"}


def test_it_can_be_cancelled(reader: PdfReader) -> None:
    assert reader.pages

    def report(fraction: float, text: str) -> None:  # noqa: ARG001  # a report has both
        if text == "Adding tags":
            raise Cancelled

    with pytest.raises(Cancelled):
        tagged_pdf(DOCUMENT, {}, Paper(), report)
