"""Sections: tree, slugs, bounds."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.model import Library
from aixreader.source.sections import MAX_TITLE

PAGE = """---
title: Controls
---
> Category: group of controls
> Permalink: https://owaspai.org/go/general/

Opening words.

## Limits
Some text.

#### #ONE
>Category: governance control
>Permalink: https://owaspai.org/goto/one/

**Description**
Text of one.

### Between

Setext
------
> Permalink: https://owaspai.org/go/setext/

Last.

## Limits
"""


def test_tree_with_jumps(compiled: Callable[..., Library]) -> None:
    sections = compiled({"content/docs/a.md": PAGE}).sections
    assert {key: (s.level, s.parent, s.children) for key, s in sections.items()} == {
        "general": (0, None, ("docs/a#limits", "setext", "docs/a#limits-1")),
        "docs/a#limits": (2, "general", ("one", "docs/a#between")),
        "one": (4, "docs/a#limits", ()),
        "docs/a#between": (3, "docs/a#limits", ()),
        "setext": (2, "general", ()),
        "docs/a#limits-1": (2, "general", ()),
    }


def test_lines_and_html_of_a_section_are_its_own(compiled: Callable[..., Library]) -> None:
    library = compiled({"content/docs/a.md": PAGE})
    (page,) = library.pages
    lines = page.source.split("\n")
    one, setext, top = library.sections["one"], library.sections["setext"], library.sections["general"]
    assert lines[one.line - 1] == "#### #ONE"
    assert lines[one.end_line - 1] == "### Between"
    assert lines[setext.line - 1] == "Setext"
    assert page.html[one.start : one.end].startswith('<h4 id="one">')
    assert "Text of one." in page.html[one.start : one.end]
    assert "Between" not in page.html[one.start : one.end]
    assert page.html[top.start : top.end].count("Opening words.") == 1
    ordered = [library.sections[key] for key in page.sections]
    assert "".join(page.html[s.start : s.end] for s in ordered) == page.html


def test_category_and_fields(compiled: Callable[..., Library]) -> None:
    one = compiled({"content/docs/a.md": PAGE}).sections["one"]
    assert one.category is not None
    assert (one.role, one.category.when, one.permalink) == ("control", ("governance",), "https://owaspai.org/go/one/")
    assert [(field.name, field.line) for field in one.fields] == [("description", 16)]


def test_a_slug_stated_twice_leaves_both_sections_reachable(compiled: Callable[..., Library]) -> None:
    other = "## Other\n> Category: control\n> Permalink: https://owaspai.org/go/one/\n"
    library = compiled({"content/docs/a.md": PAGE, "content/docs/b.md": other})
    assert library.sections["one"].page == "docs/a"
    assert library.sections["docs/b#other"].slug == "one"
    assert [(p.kind, p.file, p.line) for p in library.problems] == [("slug-duplicate", "content/docs/b.md", 2)]


def test_headings_in_raw_html_and_shortcodes_are_sections(compiled: Callable[..., Library]) -> None:
    text = """# One

<!-- <h2>Not this</h2> -->
<div><h2 class="x">Raw <b>words</b></h2></div>

{{% details title="More" %}}

## Inside
>Category: control
>Permalink: https://owaspai.org/go/inside/

{{% /details %}}
{{< callout >}}
first
## Two
{{< /callout >}}

<h3>
  Split
</h3>

>Permalink: https://owaspai.org/go/split/

## Two
<h2 id="own">Own</h2>
"""
    library = compiled({"content/docs/a.md": text})
    assert [(s.id, s.level, s.title, s.line) for s in library.sections.values()] == [
        ("docs/a", 0, "One", 1),
        ("docs/a#one", 1, "One", 1),
        ("docs/a#raw-words", 2, "Raw words", 4),
        ("inside", 2, "Inside", 8),
        ("docs/a#two", 2, "Two", 15),
        ("split", 3, "Split", 18),
        ("docs/a#two-1", 2, "Two", 24),
        ("docs/a#own", 2, "Own", 25),
    ]
    page = library.pages[0]
    assert '<h2 id="raw-words">Raw <b>words</b></h2>' in page.html
    assert "<h2>Raw <b>words</b></h2>" in page.sanitised
    assert '<h2 id="own">' in page.sanitised


def test_the_address_of_a_section_on_the_site(compiled: Callable[..., Library]) -> None:
    site = {
        "hugo.yaml": "baseURL: https://example.org/guide\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n",
        "content/_index.md": "# Start\n",
        "content/docs/_index.md": "text",
        "content/docs/Two Words.md": "# Für alle\n\n<h2>Raw</h2>\n\n## Tea\n> Permalink: https://owaspai.org/go/tea/\n",
        "content/docs/dated.md": "---\nurl: /:year/:title/\n---\n# Dated\n",
        "content/docs/own.md": "---\nurl: /elsewhere/\n---\n# Own\n",
        "content/docs/file.md": "---\nurl: /Some/file.html\n---\n",
        "content/docs/named.md": "---\nslug: Other Näme\n---\n# Named\n",
        "content/docs/two/index.md": "---\nslug: bundle\n---\n",
        "content/docs/part/_index.md": "---\nslug: other\n---\n",
    }
    sections = compiled(site).sections.values()
    assert {section.id: section.url for section in sections} == {
        "_index": "https://example.org/guide/",
        "_index#start": "https://example.org/guide/#start",
        "docs/_index": "https://example.org/guide/docs/",
        "docs/Two Words": "https://example.org/guide/docs/two-words/",
        "docs/Two Words#für-alle": "https://example.org/guide/docs/two-words/#f%C3%BCr-alle",
        "docs/Two Words#raw": "https://example.org/guide/docs/two-words/",
        "tea": "https://example.org/guide/docs/two-words/#tea",
        "docs/dated": "",
        "docs/dated#dated": "",
        "docs/own": "https://example.org/guide/elsewhere/",
        "docs/own#own": "https://example.org/guide/elsewhere/#own",
        "docs/file": "https://example.org/guide/Some/file.html",
        "docs/named": "https://example.org/guide/docs/other-n%C3%A4me/",
        "docs/named#named": "https://example.org/guide/docs/other-n%C3%A4me/#named",
        "docs/two/index": "https://example.org/guide/docs/bundle/",
        "docs/part/_index": "https://example.org/guide/docs/part/",
    }
    (tea,) = (section for section in sections if section.id == "tea")
    assert tea.web_address == "https://owaspai.org/go/tea/", "which outlives editions"
    for section in compiled({**site, "hugo.yaml": ""}).sections.values():
        assert (section.url, section.web_address) == ("", section.permalink or "")


def test_a_title_is_short_and_its_page_shows_the_whole_heading(compiled: Callable[..., Library]) -> None:
    heading = "Kettle " * 10_000
    library = compiled({"content/docs/a.md": f"---\ntitle: {heading}\n---\n## {heading}\n\ntext\n"})
    titles = [page.title for page in library.pages] + [section.title for section in library.sections.values()]
    assert {len(title) for title in titles} == {MAX_TITLE}
    assert heading.strip() in library.pages[0].html


def test_words_of_tables_and_code_are_counted_apart(compiled: Callable[..., Library]) -> None:
    text = "## Pots\nThree plain words.\n\n| a b | c |\n| --- | --- |\n| d e f | g |\n\n```\nboil(water, 3)\n```\n"
    pots = compiled({"content/docs/a.md": text}).sections["docs/a#pots"]
    assert (pots.words, pots.table_words, pots.code_words) == (13, 7, 2)
