"""What a book states of its accessibility."""

from __future__ import annotations

from aixreader.publish.accessibility import accessibility, is_animated
from aixreader.publish.publication import Picture
from tests.pictures import GIF, WEBP, png

FRAME = b"\x21\xf9\x04\x00\x00\x00\x00\x00"


def stated(html: str, *pictures: Picture) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in accessibility([html], pictures):
        found.setdefault(name.removeprefix("schema:"), []).append(value)
    return found


def test_text_alone_is_enough_only_without_pictures() -> None:
    bare = stated("<p>x</p>")
    assert (bare["accessMode"], bare["accessModeSufficient"]) == (["textual"], ["textual"])
    assert "alternativeText" not in bare["accessibilityFeature"]
    shown = stated('<img src="a" alt="words">', Picture("a", "image/png", png()))
    assert (shown["accessMode"], shown["accessModeSufficient"]) == (["textual", "visual"], ["textual,visual"])
    assert "alternativeText" in shown["accessibilityFeature"]
    assert shown["accessibilityHazard"] == ["none"]
    assert (
        "alternativeText"
        not in stated('<img src="a" alt="">', Picture("a", "image/png", png()))["accessibilityFeature"]
    )


def test_what_moves_may_flash() -> None:
    moving = Picture("a", "image/gif", b"GIF89a" + FRAME * 2)
    assert "unknownFlashingHazard" in stated("", moving)["accessibilityHazard"]
    assert is_animated(Picture("a", "image/png", png() + b"acTL"))
    assert is_animated(Picture("a", "image/webp", WEBP + b"ANIM"))
    for mime, data in (("image/gif", GIF), ("image/png", png()), ("image/webp", WEBP), ("image/jpeg", b"acTL ANIM")):
        assert not is_animated(Picture("a", mime, data))
