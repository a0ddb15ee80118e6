"""Cards for what lies elsewhere, and Hextra's first page."""

from __future__ import annotations

import pytest

from aixreader.source.shortcode_context import Context
from aixreader.source.shortcode_embeds import EMBEDS
from aixreader.source.shortcode_tags import Arguments


def run(name: str, inner: str | None, placed: list[str], **named: str) -> str:
    return EMBEDS[name](Arguments(named, placed), inner, Context(lambda text: f"<p>{text}</p>\n"))


@pytest.mark.parametrize(
    ("name", "placed", "named", "address", "title"),
    [
        ("youtube", ["a1"], {}, "https://www.youtube.com/watch?v=a1", "Video on YouTube"),
        ("youtube", [], {"id": "a1", "title": "<F>"}, "https://www.youtube.com/watch?v=a1", "&lt;F&gt;"),
        ("vimeo", ["7"], {}, "https://vimeo.com/7", "Video on Vimeo"),
        ("gist", ["ann", "3"], {}, "https://gist.github.com/ann/3", "Gist"),
        ("instagram", ["x"], {}, "https://www.instagram.com/p/x", "Post on Instagram"),
        ("x", [], {"user": "ann", "id": "3"}, "https://x.com/ann/status/3", "Post on X"),
        ("pdf", ["/a.pdf"], {}, "/a.pdf", "PDF document"),
        ("asciinema", [], {"file": "a.cast"}, "a.cast", "Recording of a terminal"),
    ],
)
def test_embeds(name: str, placed: list[str], named: dict[str, str], address: str, title: str) -> None:
    shown = address.removeprefix("https://")
    assert run(name, None, placed, **named) == (
        f'<a class="card embed" href="{address}"><span>{title}</span><div class="subtitle">{shown}</div></a>'
    )


def test_a_card_is_told() -> None:
    told: list[tuple[str, str]] = []
    context = Context(str, tell=lambda kind, shown: told.append((kind, shown)))
    EMBEDS["vimeo"](Arguments({}, ["7"]), None, context)
    assert told == [("media", "a card with its address 'https://vimeo.com/7' is shown")]


@pytest.mark.parametrize(
    ("name", "inner", "named", "html"),
    [
        ("qr", None, {"text": "<t>"}, '<span class="placeholder">QR code, not shown: &lt;t&gt;</span>'),
        ("hextra/hero-section", "x", {"heading": "h3"}, "<h3>x</h3>"),
        ("hextra/hero-headline", "x", {"heading": "h3"}, "<h1>x</h1>"),
        ("hextra/hero-subtitle", "x", {}, "<p>x</p>"),
        ("hextra/hero-button", None, {"link": "/a", "text": "<T>"}, '<a href="/a">&lt;T&gt;</a>'),
        ("hextra/feature-grid", "x", {}, '<div class="cards">x</div>'),
        (
            "hextra/feature-card",
            None,
            {"title": "T", "subtitle": "S", "link": "/l", "image": "/i.png"},
            '<a class="card" href="/l"><h3>T</h3><p>S</p><img src="/i.png" alt="T"></a>',
        ),
    ],
)
def test_the_first_page(name: str, inner: str | None, named: dict[str, str], html: str) -> None:
    assert run(name, inner, [], **named) == html
