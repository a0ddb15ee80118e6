"""Which SVGs Qt may render: those that reference no file and have few shapes."""

from __future__ import annotations

import gzip

import pytest

from aixreader.ui.reader.drawing import may_draw
from tests.waiting import no_hang

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
DOT = '<rect width="1" height="1"/>'
PICTURE = "data:image/png;base64,iVBORw0KGgo="


def drawing(inside: str, before: str = "") -> bytes:
    return f"{before}{HEAD}{inside}</svg>".encode()


def levels(each: str, count: int = 8, times: int = 10) -> str:
    """Groups each of which uses the one before, `times` over."""
    groups = [f'<g id="a{n}">' + each.format(n - 1) * times + "</g>" for n in range(1, count)]
    return f'<defs><g id="a0">{DOT}</g>' + "".join(groups) + f'</defs><use href="#a{count - 1}"/>'


@pytest.mark.parametrize(
    "inside",
    [
        "",
        DOT,
        f'<g id="a">{DOT}</g><use href="#a"/><use xlink:href="#a"/><use href="#gone"/>',
        f'<image href="{PICTURE}"/>',
        f'<image xlink:href=" {PICTURE}\n "/>',
        '<linearGradient id="a"><stop/></linearGradient><linearGradient id="b" href="#a"/><rect fill="url(#b)"/>',
        f'<marker id="m">{DOT}</marker><path marker-end="url(#m)" d="M0 0 L9 9"/>',
        '<a href="https://example.org/"><text>See there</text></a>',
        "<style>rect { fill: red }</style>",
        levels('<use href="#a{}"/>', count=4),
    ],
)
def test_drawn(inside: str) -> None:
    assert may_draw(drawing(inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="/dev/stdin"/>',
        '<image xlink:href="/etc/picture.png"/>',
        '<image href="picture.png"/>',
        '<image href="http://127.0.0.1/picture.png"/>',
        '<image href="file:///etc/picture.png"/>',
        '<image href="data:image/png;base64,../../../etc/picture.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<feImage href="picture.png"/>',
        f'<image href="/etc/picture.png" xlink:href="{PICTURE}"/>',
        f'<image xlink:href="/etc/picture.png" href="{PICTURE}"/>',
        "<style>rect { mask: url(#m) }</style>",
    ],
)
def test_what_names_a_file_or_hides_what_it_uses_is_refused(inside: str) -> None:
    assert not may_draw(drawing(inside))


@pytest.mark.parametrize(
    "inside",
    [
        levels('<use href="#a{}"/>'),
        levels('<use xlink:href="#a{}"/>', count=30, times=2),
        levels('<rect fill="url(#a{})"/>'),
        levels("<rect style=\"mask: url( '#a{}' )\"/>"),
        '<g id="a"><use href="#a"/></g>',
        '<g id="a" xml:id="b"><use href="#b"/></g>',
        '<g id="a"><use href="#gone" xlink:href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        f'<g id="a">{DOT * 2000}</g>' + '<use href="#a"/>' * 2000,
        f'<marker id="m">{DOT * 500}</marker><path marker-mid="url(#m)" d="M0 0{" L9 9" * 2000}"/>',
    ],
)
def test_what_would_be_drawn_for_ever_is_refused_at_once(inside: str) -> None:
    with no_hang():
        assert not may_draw(drawing(inside))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no XML",
        drawing("<g>"),
        gzip.compress(drawing(DOT)),
        drawing(DOT, '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="/dev/zero"?>'),
        drawing(
            "&a;",
            '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
            + "]>",
        ).replace(b"&a;</svg>", b"&i;</svg>"),
    ],
    ids=["empty", "text", "unfinished", "packed", "stylesheet", "entities"],
)
def test_what_is_no_plain_xml_is_refused(data: bytes) -> None:
    assert not may_draw(data)


def test_a_drawing_may_say_that_it_is_xml() -> None:
    assert may_draw(drawing(DOT, '<?xml version="1.0" encoding="utf-8"?><!-- by hand -->'))
    assert may_draw(drawing(DOT, '<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16"))
