"""Drawings for books."""

from __future__ import annotations

from aixreader.publish.svg import MAX_BYTES, plain_svg
from tests.pictures import SVG

HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def made(inner: str, attributes: str = "") -> str:
    return (plain_svg(HEAD + attributes.encode() + b">" + inner.encode() + b"</svg>") or b"none").decode()


def test_what_draws_stays() -> None:
    for inner in (
        '<path d="M0 0h9" fill="url(#g)" style="stroke: red"/>',
        '<use xlink:href="#g"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>.a { fill: url('#g') }</style>",
        '<g id="a" class="b" transform="scale(2)"><text xml:space="preserve">Tea &amp; pots</text></g>',
    ):
        words = inner.replace("<", "<svg:").replace("<svg:/", "</svg:").replace("/>", " />").replace("  ", " ")
        assert words.replace('" />', '" />') in made(inner), inner
    assert b"rect" in (plain_svg(SVG) or b"")


def test_what_runs_loads_or_leads_elsewhere_goes() -> None:
    for inner in (
        "<script>x()</script>",
        '<script href="x.js"/>',
        '<path onclick="x()" OnLoad="x()"/>',
        '<image href="https://e.example/x"/>',
        '<image xlink:href="x.png"/>',
        '<image href="data:image/svg+xml;base64,x"/>',
        '<use href="other.svg#x"/>',
        '<path style="fill:url(x.png)"/>',
        '<path fill="URL( x.png)"/>',
        "<style>@import 'x';</style>",
        "<style>.a { fill: u\\72l(x) }</style>",
        "<set attributeName='href' to='x()'/>",
        "<animate attributeName='href' values='x()'/>",
        '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
        '<a href="javascript:x"/>',
    ):
        result = made(inner, 'onload="x()"')
        assert result != "none"
        assert "x" not in result.replace("xmlns", "").replace("xml version", ""), (inner, result)


def test_what_is_no_drawing_is_none() -> None:
    deep = b"<g>" * 5_000 + b"</g>" * 5_000
    for data in (
        b"",
        b"<svg>",
        b"<html/>",
        SVG[:-3],
        b"<svg/>",
        HEAD + b">" + deep + b"</svg>",
        b" " * MAX_BYTES + SVG,
    ):
        assert plain_svg(data) is None, data[:40]
    entities = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    assert plain_svg(entities + b"]>" + HEAD + b">&j;</svg>") is None
    outside = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HEAD + b"><text>&x;</text></svg>"
    assert b"root" not in (plain_svg(outside) or b"")
