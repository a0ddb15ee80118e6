"""A page as a whole document."""

from __future__ import annotations

import html5lib

from aixreader.pages.page_shell import STYLESHEET, page_document


def parsed(text: str) -> object:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def test_it_is_a_whole_document_without_a_fault() -> None:
    tree = parsed(page_document("Tea & <b>cake</b>", '<p id="a">Text</p>'))
    assert tree.find("head/title").text == "Tea & <b>cake</b>"  # type: ignore[attr-defined] # an ElementTree
    main = tree.find("body/main")  # type: ignore[attr-defined] # an ElementTree
    assert main.get("id") == "aix-content"
    assert main.find("p").text == "Text"
    sheets = [link.get("href") for link in tree.findall("head/link")]  # type: ignore[attr-defined] # an ElementTree
    assert sheets == [STYLESHEET]


def test_a_title_cannot_leave_its_place() -> None:
    text = page_document("</title><script>alert(1)</script>", "")
    assert "<script" not in text


def test_nothing_in_it_needs_what_the_policy_forbids() -> None:
    text = page_document("Tea", "<p>Text</p>")
    assert "style=" not in text
    assert "<style" not in text
    assert "<script" not in text


def test_a_page_of_our_own_says_where_its_styles_are_and_what_it_is() -> None:
    tree = parsed(page_document("Home", "<p>x</p>", host="aix://content", kind="home"))
    assert tree.find("head/link").get("href") == "aix://content/-/reader.css"  # type: ignore[attr-defined]
    assert tree.find("body").get("class") == "home"  # type: ignore[attr-defined]
