"""Marks as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from aixreader.services.marks.marks_list import citation
from aixreader.services.marks.marks_markdown import marks_markdown
from aixreader.userdata.records import Annotation, Bookmark, Folder
from tests.userdata.conftest import RECORDS

HOSTILE = (
    "note one\n```\nunclosed fence",
    "~~~\nunclosed",
    "````\n```\n```` x",
    "```` inside `````` more",
    "# My heading\n- list",
    "heading\n===",
    "heading\n---",
    "---\ntitle: front matter\n---",
    "<!-- unclosed",
    "<div><details><script><textarea>",
    "a <b>bold <!-- comment",
    "<![CDATA[ unclosed",
    "<?php unclosed",
    "[1]: https://example.org 'all of them'\n\ntext",
    "[a\nb]: /url",
    "[^1]: footnote",
    "> quote\nlazy",
    "1. one\n2. two",
    "1) one",
    "+ one",
    "* one\n\n      code",
    "    code",
    "text\n\n      code",
    "text\n\n  \t code",
    " \tcode",
    "***",
    "_ _ _",
    "* * *",
    "| a | b |\n|---|---|",
    "a | b\n:-- | --:",
    "term\n: definition",
    "$$\nformula",
    "%% comment",
    "{{< shortcode >}}",
    "text\\",
    "`unclosed code",
    "``` ` ```",
    "**unclosed",
    "[unclosed](",
    "\n\n\r\n  \n",
    "\rmixed\r\nline\nends\r",
    "form\x0cfeed\x0b\u2028\x85# x",
    "nul \x00 and \x1b[31m",
    "&lt;script&gt; &#35; x",
    "https://example.org/a_b_c www.example.org",
    "\u202e# right to left",
)
PLAIN = ("about all of it", "*mind* the lid 🫖", "two\n\nparagraphs, a [link](x) and `code`\nAT&T 1.5 \u2013 50%")


def tokens_of(text: str) -> tuple[list[Token], dict[str, object]]:
    env: dict[str, object] = {}
    return MarkdownIt("commonmark").enable("table").parse(text, env), env


def blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each block at the top."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def words(block: Sequence[Token]) -> str:
    """The text of a block."""
    texts = []
    for token in block:
        texts += [inner.content or "\n" for inner in token.children] if token.children is not None else [token.content]
        texts.append("\n")
    return "".join(texts)


def shown(text: str) -> str:
    """The text as every parser of CommonMark reads it."""
    return text.replace("\x00", "\ufffd")


def assert_apart(marks: Sequence[Annotation], text: str) -> None:
    """Each mark is a quote, its note and its source, and nothing else; no link is defined, no HTML begins."""
    tokens, env = tokens_of(text)
    assert env.get("references", {}) == {}
    assert not [token for token in tokens if token.type in {"html_block", "code_block", "table_open", "hr"}]
    assert [token.type for token in tokens].count("heading_open") == 1
    rest = list(blocks(tokens))[1:]
    for mark in marks:
        if mark.quote.strip():
            quote = rest.pop(0)
            assert quote[0].type == "blockquote_open"
            assert words(quote).split() == shown(mark.quote).split()
        source = "".join(shown(citation(mark)).split())
        note = []
        while "".join(words(rest[0]).split()) != f"({source})":
            note.append(rest.pop(0))
        rest.pop(0)
        assert {block[0].type for block in note} <= {"paragraph_open", "fence"}
        if note and note[0][0].type == "fence":
            ((fence,),) = note
            assert fence.content.split() == shown(mark.note).split()
        else:
            assert bool(note) is bool(mark.note.strip())
    assert rest == []


def test_all_of_it_in_order() -> None:
    assert (
        marks_markdown(RECORDS)
        == """\
# Bookmarks

- [Lid](aix:docs/tea#lid)

## Kitchen

- [\\#MONITOR USE](https://owaspai.org/go/monitoruse/) `tea` `pots` (blue)
  An edition

# Highlights and notes

about all of it

(\\#MONITOR USE, https://owaspai.org/go/monitoruse/)

> tea is hot

*mind* the lid 🫖

(\\#MONITOR USE, https://owaspai.org/go/monitoruse/)
"""
    )


def test_nothing() -> None:
    assert marks_markdown(()) == "\n"


def annotation(number: int, text: str, *, is_quote: bool) -> Annotation:
    quote, note = (text, f"of {number}") if is_quote else ("", text)
    return Annotation(
        f"a{number}", f"s{number:04}", f"Title {number} {text[:300]}", quote, note=note, edition=text[:300]
    )


@pytest.mark.parametrize("is_quote", [False, True])
def test_no_note_reaches_the_next(*, is_quote: bool) -> None:
    marks = [annotation(number, text, is_quote=is_quote) for number, text in enumerate(HOSTILE + PLAIN)]
    assert_apart(marks, marks_markdown(marks))
    for mark in marks:
        assert_apart([mark], marks_markdown([mark]))


def test_plain_notes_stay_as_they_are() -> None:
    for text in PLAIN:
        assert f"\n\n{text}\n\n(" in marks_markdown([Annotation("a", "s", "T", note=text)])


@given(st.lists(st.text(alphabet="`~#-=+*_[]()<>!:|&$%{}\\1.) \t\n\rab", max_size=60), min_size=1, max_size=4))
def test_no_text_reaches_the_next(texts: list[str]) -> None:
    marks = [annotation(number, text, is_quote=number % 2 == 0) for number, text in enumerate(texts)]
    assert_apart(marks, marks_markdown(marks))


def test_titles_tags_and_addresses_end_where_they_should() -> None:
    for text in HOSTILE:
        name = text[:300]
        records = (Folder("f", name), Bookmark("b", name or "x", name, "f", tags=(name, "a`b", "``"), edition=name))
        tokens, env = tokens_of(marks_markdown(records))
        assert env.get("references", {}) == {}
        kinds = [token.type for token in tokens if token.level == 0 and token.nesting >= 0]
        assert kinds == ["heading_open", "heading_open", "bullet_list_open"], text
        links = [inner for token in tokens for inner in token.children or () if inner.type == "link_open"]
        (link,) = links
        assert str(link.attrs["href"]).startswith(("aix:", "https://owaspai.org/go/"))
        (codes,) = [
            [i.content for i in token.children or () if i.type == "code_inline"]
            for token in tokens[-5:]
            if token.children
        ]
        assert codes[-2:] == ["a`b", "``"]
