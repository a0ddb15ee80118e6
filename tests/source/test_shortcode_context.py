"""What the renderers of shortcodes share."""

from __future__ import annotations

from aixreader.source.shortcode_context import (
    Context,
    Surroundings,
    boxed,
    carded,
    icon_of,
    markdownify,
    shown_as_written,
    shown_inside,
)
from aixreader.source.shortcode_tags import Arguments


def test_one_paragraph_alone_loses_its_tags() -> None:
    assert markdownify("a", Context(lambda text: f"<p>{text}</p>\n")) == "a"
    assert markdownify("a", Context(lambda text: f"<p>{text}</p><p>b</p>")) == "<p>a</p><p>b</p>"
    assert markdownify(None, Context(str)) == ""


def test_what_is_unknown() -> None:
    assert shown_as_written("{{< a >}}") == '<code class="placeholder">{{&lt; a &gt;}}</code>'
    assert shown_inside("a", Context(str)) == "\n<div>a</div>\n"


def test_pieces() -> None:
    assert (icon_of("star"), icon_of('"x')) == ('<span class="icon-star"></span>', "")
    assert (carded("/a", "x"), carded("", "x")) == ('<a class="card" href="/a">x</a>', '<div class="card">x</div>')
    assert boxed("steps")(Arguments(), "x", Context(str)) == '<div class="steps">x</div>'
    surroundings = Surroundings()
    assert surroundings.reference("x") is None
    assert surroundings.include("x") is None
