"""Links and images in the edition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aixreader.model import Library, LinkKind

SLUGS = "".join(
    f"## {name}\n> Category: control\n> Permalink: https://owaspai.org/go/{name.lower()}/\n\n"
    for name in ("One", "Two")
)


def compile_page(compiled: Callable[..., Library], text: str, **files: str | bytes) -> Library:
    return compiled({"content/docs/a.md": text, "content/docs/b.md": SLUGS, **files})


def html_of(library: Library, page: str = "docs/a") -> str:
    return next(found.html for found in library.pages if found.id == page)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[x](/go/one/)", '<a href="aix://content/docs/b#one">x</a>'),
        ("[x](/docs/b)", '<a href="aix://content/docs/b">x</a>'),
        ("[x](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2" class="external">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org" class="external">x</a>'),
        ("[x](/images/a.png?v=3)", '<a href="/-/images/a.png" class="file">x</a>'),
        ("[x](/go/nothinglikeit/)", '<a title="/go/nothinglikeit/" class="broken">x</a>'),
        ("[x](/go/onee/)", '<a href="aix://content/docs/b#one" title="written as /go/onee/" class="guessed">x</a>'),
        ("![A](/images/a.png)", '<img src="/-/images/a.png" alt="A">'),
        ("![](https://owaspai.org/images/a.png)", '<img src="/-/images/a.png" alt="a">'),
    ],
)
def test_every_kind_of_target(compiled: Callable[..., Library], markdown: str, html: str) -> None:
    library = compile_page(compiled, markdown, **{"static/images/a.png": b"png"})
    assert html in html_of(library)


def test_assets_are_only_those_that_pages_use(compiled: Callable[..., Library]) -> None:
    library = compile_page(
        compiled,
        "![A](/images/a.png) [b](/images/b.pdf)",
        **{"static/images/a.png": b"1", "static/images/b.pdf": b"22", "static/images/c.png": b"333"},
    )
    assert [(a.path, a.file, a.size) for a in library.assets] == [
        ("images/a.png", "static/images/a.png", 1),
        ("images/b.pdf", "static/images/b.pdf", 2),
    ]


def test_a_missing_image_is_a_placeholder_with_its_caption(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "![The <plan>](/images/gone.png)")
    assert '<span class="placeholder">Image not in this edition: The &lt;plan&gt; (/images/gone.png)</span>' in html_of(
        library
    )
    assert [(p.kind, p.where) for p in library.problems] == [("image-missing", "content/docs/a.md:1")]


def test_an_image_without_words_is_named_after_its_section(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "## The plan\n\n![](/images/a.png)", **{"static/images/a.png": b"1"})
    assert 'alt="The plan"' in html_of(library)


def test_problems_name_the_line_of_the_link(compiled: Callable[..., Library]) -> None:
    text = """---
title: A
---
[a](/go/one/) and [same](/go/ONE/)

## Next
[b](/go/onne/)
https://owaspai.org/go/ONE/

<a href="/go/TWO/">c</a>

[longer](/go/TWOS/) then [d](/go/TWO/)
"""
    library = compile_page(compiled, text)
    assert [(p.kind, p.line) for p in library.problems] == [
        ("link-repaired", 4),
        ("link-guessed", 7),
        ("link-repaired", 8),
        ("link-repaired", 10),
        ("link-guessed", 12),
        ("link-repaired", 12),
    ]


def test_links_are_listed_with_their_section(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "[**a** b](/go/one/)\n\n## Next\n[c](/go/two/)")
    found = [(link.section, link.text, link.kind, link.target) for link in library.links if link.page == "docs/a"]
    assert found == [
        ("docs/a", "a b", LinkKind.SECTION, "one"),
        ("docs/a#next", "c", LinkKind.SECTION, "two"),
    ]


def test_an_image_on_the_web_is_told_and_not_loaded(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "text\n\n![Plan](https://example.org/a.png?raw=true)")
    assert "<img" not in html_of(library)
    assert "https://example.org/a.png?raw=true" in html_of(library)
    assert [(p.kind, p.where) for p in library.problems] == [("image-remote", "content/docs/a.md:3")]
