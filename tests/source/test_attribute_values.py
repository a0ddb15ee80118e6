"""Which values attributes may have."""

from __future__ import annotations

import pytest

from aixreader.source.attribute_values import MAX_ADDRESS, keep_value, local_image, scheme_of


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("/images/a.png?v=2", "/images/a.png?v=2"),
        ("images/slack (2).png", "images/slack (2).png"),
        (" ../a.png\n", "../a.png"),
        ("https://owaspai.org/images/a.png", "/images/a.png"),
        ("HTTP://www.owaspai.org:80/a.png", "/a.png"),
        ("https://owaspai.org//host/a.png", "/host/a.png"),
        ("https://owaspai.org/\\host/a.png", None),
        ("https://owaspai.org.example/a.png", None),
        ("https://owaspai.org@example.org/a.png", None),
        ("//owaspai.org/a.png", None),
        ("/\t/host/a.png", None),
        ("\\\\host\\a.png", None),
        ("/\\host/a.png", None),
        ("data:image/png;base64,", None),
        ("ja\nvascript:x", None),
        ("\x00/a.png", "/a.png"),
        ("/a\x00.png", None),
        ("", None),
        ("/" + "a" * MAX_ADDRESS, None),
    ],
)
def test_only_images_of_the_site_are_local(written: str, local: str | None) -> None:
    assert local_image(written) == local


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://x", "https"),
        ("JaVaScript:x", "javascript"),
        ("\u200bjava\u00adscript:x", "javascript"),
        ("/go/x:y", ""),
        ("#a:b", ""),
        ("go/x", ""),
    ],
)
def test_a_scheme_is_seen_through_what_hides_it(address: str, scheme: str) -> None:
    assert scheme_of(address) == scheme


@pytest.mark.parametrize(
    ("tag", "name", "value", "kept"),
    [
        ("a", "href", " /go/x/ ", "/go/x/"),
        ("a", "href", "#", "#"),
        ("a", "href", "javascript:x", None),
        ("a", "href", "/\\host", None),
        ("a", "href", "docs\\x", "docs\\x"),
        ("p", "id", "a b", None),
        ("p", "id", "über-1", "über-1"),
        ("p", "id", "AIX-bar", None),
        ("span", "class", "k mt-6 card k", "k card"),
        ("p", "class", "k mt-6", None),
        ("td", "colspan", "007", "7"),
        ("td", "colspan", "9000", "1000"),
        ("td", "colspan", "-1", None),
        ("td", "colspan", "²", None),
        ("ol", "start", "-3", "-3"),
        ("ol", "type", "disc", None),
        ("img", "width", "99999", None),
        ("p", "lang", "en-GB", "en-GB"),
        ("p", "lang", "en onclick", None),
        ("p", "onclick", "x", None),
        ("p", "style", "x", None),
    ],
)
def test_a_value_is_kept_only_where_it_is_plainly_harmless(tag: str, name: str, value: str, kept: str | None) -> None:
    assert keep_value(tag, name, value) == kept
