"""A publication as a document for printing."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib

from aixreader.publish.print_html import MIN_PIECES_WITH_CONTENTS, SIZES, TALL_ROW, Paper, paper_style, print_html
from aixreader.publish.publication import Publication


def test_every_link_inside_has_room_for_a_number(publication: Publication) -> None:
    html = print_html(publication, "/-/paper.css")
    html5lib.HTMLParser(strict=True).parse(html)
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    anchored, _, body = html.partition("</nav>")
    assert re.findall(r'href="#([^"]*)"', anchored) == ["chapter-1", "s-pot", "s-tea"], "for the outline, not shown"
    assert "<nav hidden>" in anchored
    targets = re.findall(r'<a (class="page" )?href="#([^"]*)"', body)
    assert {target for _, target in targets} <= set(ids)
    plain = [target for number, target in targets if not number and not target.startswith("note-")]
    assert plain == [target for number, target in targets if number]
    assert plain == ["s-tea"], "so few need no contents"
    assert '>tea</a><a class="page" href="#s-tea">\N{NO-BREAK SPACE}<span>' in html
    assert "\N{WORD JOINER}" not in html
    assert 'src="/-/a%20b.png"' in html
    assert '<link rel="stylesheet" href="/-/paper.css">' in html


def test_each_chapter_has_its_running_head(publication: Publication) -> None:
    pieces = publication.chapters[0].pieces * MIN_PIECES_WITH_CONTENTS
    long = replace(publication, chapters=(replace(publication.chapters[0], pieces=pieces), publication.chapters[1]))
    style = paper_style(long, "body { color: red }", Paper("Letter", 120))
    assert 'size: Letter; @bottom-right { content: counter(page) " / " counter(pages)' in style
    assert '@page c1 { @top-left { content: "Pots"' in style
    assert "body { font-size: 12.60pt; }" in style
    assert style.startswith("body { color: red }")
    assert Paper().size in SIZES
    assert '@page { @top-left { content: "Pots"' in paper_style(publication, "", Paper()), "so few are one flow"


def test_no_title_breaks_out_of_its_string(publication: Publication) -> None:
    style = paper_style(
        Publication("x", 'a"; } body { display: none } \\', "", "", "", publication.chapters), "", Paper()
    )
    assert '"a\\000022; } body { display: none } \\00005c"' in style


def test_what_breaks_where(publication: Publication) -> None:
    long = "x" * 30
    html = f'<p><strong>Why</strong></p><p>{long} <a href="https://x.org/{long}">{long}&amp;y</a></p>'
    piece = replace(publication.chapters[0].pieces[0], html=html)
    chapter = replace(publication.chapters[0], pieces=(piece,))
    printed = print_html(replace(publication, chapters=(chapter,)), "/-/paper.css")
    assert '<p class="head"><strong>Why</strong></p>' in printed
    assert f'<p><span class="long">{long}</span> <a href="https://x.org/{long}">' in printed
    assert f'<span class="long">{long}&amp;y</span></a>' in printed


def test_one_heading_needs_no_outline(publication: Publication) -> None:
    assert "<nav" not in print_html(replace(publication, chapters=publication.chapters[1:]), "/-/paper.css")


def test_contents_have_numbers_alone(publication: Publication) -> None:
    pieces = tuple(replace(publication.chapters[0].pieces[0], id=f"s-{number}") for number in range(4))
    long = replace(publication, chapters=(replace(publication.chapters[0], pieces=pieces), publication.chapters[1]))
    listed = re.findall(r"<nav.*?</nav>", print_html(long, "/-/paper.css"), re.DOTALL)
    assert len(listed) == 1
    assert re.findall(r'class="page" href="#([^"]*)"><span>0123456789(\d+)</span>(\D*)0', listed[0]) == [
        (anchor, f"{index:05}", "") for index, (_, anchor, _) in enumerate(long.headings)
    ]


def test_only_tall_rows_may_be_broken(publication: Publication) -> None:
    html = f"<table><tr><td>a</td></tr><tr><td>{'b ' * TALL_ROW}</td></tr></table>"
    piece = replace(publication.chapters[0].pieces[0], html=html)
    chapter = replace(publication.chapters[0], pieces=(piece,))
    printed = print_html(replace(publication, chapters=(chapter,)), "/-/paper.css")
    assert "<tr><td>a</td></tr>" in printed
    assert '<tr class="tall"><td>b ' in printed
