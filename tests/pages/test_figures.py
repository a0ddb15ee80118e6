"""Images as figures."""

from __future__ import annotations

import pytest

from aixreader.edition.records import AssetEntry
from aixreader.pages.figures import render_figures

ASSETS = {
    asset.path: asset
    for asset in (
        AssetEntry("images/cup (2).png", "f", 9, "image/png", "s", 400, 300),
        AssetEntry("images/pot.png", "f", 9, "image/png", "s", 1200, 300),
        AssetEntry("images/icon.svg", "f", 9, "image/svg+xml", "s", 24, 24),
        AssetEntry("images/odd.svg", "f", 9, "image/svg+xml", "s"),
        AssetEntry("tea.pdf", "f", 9, "application/pdf", "s"),
    )
}
CUP = '<img src="/-/images/cup%20%282%29.png" alt="A cup">'
DRESSED = (
    '<img src="/-/images/cup%20%282%29.png" alt="A cup" width="400" height="300" loading="eager" decoding="async">'
)
LARGE = '<a class="figure" href="aix://act/figure/images%2Fcup%20%282%29.png">'


def dressed(html: str) -> str:
    return render_figures(html, ASSETS)


def test_an_image_has_its_size_and_a_link_that_shows_it_large() -> None:
    assert dressed(f"<li>a {CUP} b</li>") == f"<li>a {LARGE}{DRESSED}</a> b</li>"


def test_an_image_that_is_a_paragraph_is_a_figure_and_italics_behind_it_its_caption() -> None:
    assert dressed(f"<p>{CUP}</p>") == f"<figure>{LARGE}{DRESSED}</a></figure>"
    assert dressed(f"<p>{CUP}</p>\n<p><em>A cup</em></p>").endswith(
        "</a><figcaption><em>A cup</em></figcaption></figure>"
    )
    assert "figure>" not in dressed(f"<p>{CUP}</p>\n<p><em>A cup</em> of tea</p>").partition("</figure>")[2]


def test_an_image_linked_to_itself_is_shown_large_instead() -> None:
    link = '<a href="/-/images/cup%20%282%29.png" class="file">'
    assert dressed(f"<p>x {link}{CUP}</a></p>") == f"<p>x {LARGE}{DRESSED}</a></p>"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://x.org" class="external">',
        '<a href="/-/tea.pdf" class="file">',
        '<a href="aix://content/tea#a">',
        "<a>",
        '<a href="/-/nothing.png" class="file">',
    ],
)
def test_an_image_in_another_link_keeps_it(link: str) -> None:
    assert dressed(f"<p>x {link}\n {CUP}\n</a> y</p>") == f"<p>x {link}\n {DRESSED}\n</a> y</p>"
    assert dressed(f"<p>{link}words {CUP}</a> {CUP}</p>") == f"<p>{link}words {DRESSED}</a> {LARGE}{DRESSED}</a></p>"


def test_a_width_of_the_source_is_kept_and_the_height_follows_the_file() -> None:
    assert 'width="200" height="150"' in dressed(CUP.replace(" alt", ' width="200" height="999" alt'))
    assert 'width="400" alt="A cup" height="300"' in dressed(CUP.replace(" alt", ' width="900" alt'))


@pytest.mark.parametrize("path", ["images/icon.svg", "images/gone.png", "tea.pdf/x"])
def test_an_icon_and_an_unknown_image_are_no_figures(path: str) -> None:
    assert "<a" not in dressed(f'<span><img src="/-/{path}" alt=""></span>')


def test_an_image_of_unknown_size_gets_none() -> None:
    assert "width" not in dressed('<p><img src="/-/images/odd.svg" alt="odd"></p>')


def test_a_large_image_may_be_broad() -> None:
    assert 'class="broad"' in dressed('<p><img src="/-/images/pot.png" alt=""></p>')
    assert 'class="broad"' not in dressed(f"<p>{CUP}</p>")


def test_a_picture_that_the_viewer_cannot_draw_leads_to_no_viewer() -> None:
    assets = {"a.avif": AssetEntry("a.avif", "f", 9, "image/avif", "s", 400, 300)}
    for html in ('<p>x <img src="/-/a.avif" alt="a"></p>', '<a href="/-/a.avif"><img src="/-/a.avif" alt="a"></a>'):
        shown = render_figures(html, assets)
        assert "<img" in shown
        assert "href" not in shown
