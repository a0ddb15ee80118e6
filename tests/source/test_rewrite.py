"""Links and images in the edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aixreader.model import Library, LinkKind, Problem
from aixreader.progress import silent
from aixreader.source.compiler import compile_source
from tests.pictures import AVIF_HEAD, GIF, SVG, bmp, ico, png

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
    library = compile_page(compiled, markdown, **{"static/images/a.png": png()})
    assert html in html_of(library)


def test_assets_are_only_those_that_pages_use(compiled: Callable[..., Library]) -> None:
    library = compile_page(
        compiled,
        "![A](/images/a.png) [b](/images/b.pdf)",
        **{"static/images/a.png": png(), "static/images/b.pdf": b"22", "static/images/c.png": png()},
    )
    assert [(a.path, a.file, a.size) for a in library.assets] == [
        ("images/a.png", "static/images/a.png", len(png())),
        ("images/b.pdf", "static/images/b.pdf", 2),
    ]


def test_a_missing_image_is_a_placeholder_with_its_caption(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "![The <plan>](/images/gone.png)")
    assert '<span class="placeholder">Image not in this edition: The &lt;plan&gt; (/images/gone.png)</span>' in html_of(
        library
    )
    assert [(p.kind, p.where) for p in library.problems] == [("image-missing", "content/docs/a.md:1")]


def test_an_image_without_words_is_named_after_its_section(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "## The plan\n\n![](/images/a.png)", **{"static/images/a.png": png()})
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


PICTURES = {
    "p.bmp": (bmp(), "image/bmp"),
    "p.ico": (ico(), "image/x-icon"),
    "p.avif": (AVIF_HEAD, "image/avif"),
    "p.svg": (b"\xef\xbb\xbf<?xml version='1.0'?><!-- > --><!DOCTYPE svg>\n" + SVG, "image/svg+xml"),
    "lying.png": (GIF, "image/gif"),
    "lying.dat": (png(), "image/png"),
}


def test_the_first_bytes_decide_what_a_picture_is(compiled: Callable[..., Library]) -> None:
    text = "\n\n".join(f"![x](/images/{name.upper()}?v=3)" for name in PICTURES)
    library = compile_page(compiled, text, **{f"static/images/{name}": data for name, (data, _) in PICTURES.items()})
    assert {asset.path: asset.mime for asset in library.assets} == {
        f"images/{name}": mime for name, (_, mime) in PICTURES.items()
    }
    assert html_of(library).count("<img") == len(PICTURES)
    assert {problem.kind for problem in library.problems} == {"image-repaired"}


def test_what_is_there_and_is_not_taken_is_never_called_missing(compiled: Callable[..., Library]) -> None:
    files: dict[str, bytes] = {
        "lying.png": b"<!doctype html><p>no picture</p>",
        "empty.png": b"",
        "pointer.png": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "annex.png": b"/annex/objects/MD5E-s1--0.png\n",
        "scan.tiff": b"II*\0" + bytes(20),
        "notes.txt": b"words",
    }
    text = "\n\n".join(f"![x](/images/{name})" for name in files) + "\n\n[sheet](/images/t.xlsx) [gone](/images/u.xlsx)"
    every = {f"static/images/{name}": data for name, data in {**files, "t.xlsx": b"PK"}.items()}
    library = compile_page(compiled, text, **every)
    reasons = {p.what.partition("'")[2]: p.kind for p in library.problems}
    assert [problem.kind for problem in library.problems] == ["image-refused"] * 6 + ["file-refused", "target-missing"]
    said = " ".join(reasons)
    for words in ("no bytes", "Git LFS or git-annex", "not those of a kind of picture", "(.xlsx)", "is no picture"):
        assert words in said
    assert "https://owaspai.org/images/t.xlsx" in html_of(library)
    assert "<img" not in html_of(library)


def test_pictures_of_the_own_repository_are_those_of_the_tree(compiled: Callable[..., Library]) -> None:
    own = "OWASP/www-project-ai-security-and-privacy-guide"
    text = "\n\n".join(
        f"![x]({address})"
        for address in (
            f"https://github.com/{own}/blob/main/content/ai_exchange/static/images/a.png?raw=true",
            f"https://github.com/{own.lower()}/raw/refs/heads/main/content/ai_exchange/static/images/a.png",
            f"https://raw.githubusercontent.com/{own}/main/assets/images/b%20c.png",
            f"https://raw.githubusercontent.com/{own}/main/assets/images/gone.png",
            "https://github.com/other/repository/raw/main/static/images/a.png",
        )
    )
    files = {"static/images/a.png": png(), "repository/assets/images/b c.png": png(), "assets/images/d.png": png()}
    library = compile_page(compiled, text + "\n\n![x](/images/d.png)", **files)
    assert [asset.file for asset in library.assets] == list(files)
    assert [problem.kind for problem in library.problems] == ["image-remote"] * 2


def test_pictures_beside_a_page_and_in_another_form_of_unicode(compiled: Callable[..., Library]) -> None:
    files: dict[str, str | bytes] = {
        "content/docs/Bundle/index.md": "![x](pic.png) ![y](sub/caf\u00e9.png) ![z](./pic.png)",
        "content/docs/Bundle/pic.png": png(),
        "content/docs/Bundle/sub/cafe\u0301.png": png(),
        "content/docs/beside.png": png(),
    }
    library = compile_page(compiled, "![x](beside.png) ![y](images%5Cz.png)", **files)
    assert {asset.file for asset in library.assets} == set(files) - {"content/docs/Bundle/index.md"}
    assert html_of(library, "docs/Bundle/index").count("<img") == 3
    assert not [problem for problem in library.problems if problem.kind != "image-missing"]


def test_a_link_whose_address_is_taken_out_is_a_problem(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, '# x\n\n[a](javascript:x) [b](ftp://x.example/) <a id="c">c</a>')
    assert [(p.kind, p.line) for p in library.problems] == [("link-broken", 3)] * 2


def test_what_the_tree_has_left_out_is_not_called_missing(memory_tree: Callable[..., Any]) -> None:
    tree = memory_tree({"content/docs/a.md": "![x](/images/big.png) [y](/images/link.pdf)", "hugo.yaml": ""})
    for name, why in (("big.png", "the file is larger than 64 MB"), ("link.pdf", "it is a link")):
        tree.problems.append(Problem("left-out", why, f"static/images/{name}", 0, "it is left out"))
    said = [(p.kind, p.what.partition(": ")[2]) for p in compile_source(tree, silent).problems if p.line]
    assert said == [("image-refused", "the file is larger than 64 MB"), ("file-refused", "it is a link")]


def test_a_page_is_no_picture(compiled: Callable[..., Library]) -> None:
    library = compile_page(compiled, "![x](/docs/b) ![y](b.md)")
    assert [p.what.partition(": ")[2] for p in library.problems] == ["it is a page, and no picture"] * 2


def test_numbers_of_footnotes_lead_to_their_list_and_are_no_links_of_the_source(
    compiled: Callable[..., Library],
) -> None:
    library = compile_page(compiled, 'a[^1] <a class="footnote-ref" href="/docs/b">b</a>\n\n[^1]: note\n')
    html = html_of(library)
    assert '<a href="aix://content/docs/a#fn%3A1" class="footnote-ref">1</a>' in html
    assert '<a href="aix://content/docs/a#fnref%3A1" class="footnote-backref">' in html
    assert [(link.href, link.target) for link in library.links if link.page == "docs/a"] == [("/docs/b", "docs/b")]
    assert not [problem for problem in library.problems if problem.kind.startswith("link")]


def test_a_link_keeps_the_title_it_has(compiled: Callable[..., Library]) -> None:
    html = html_of(compile_page(compiled, '[x](/go/onee/ "Own")'))
    assert 'title="Own (written as /go/onee/)"' in html
