"""What a page embeds becomes a placeholder that names it, and a note."""

from __future__ import annotations

import re

import pytest

from aixreader.source.elements import ELEMENTS
from aixreader.source.embedded_media import replace_media
from aixreader.source.sanitise import sanitise
from tests.waiting import FLOOD_SECONDS, no_hang

TAG = re.compile(r"<[^>]*>")


@pytest.mark.parametrize(
    ("html", "shown", "names"),
    [
        ('<video src="/x.mp4" controls></video> after', "Video, not shown: /x.mp4 after", ["video"]),
        (
            '<video title="A film"><source src="a.mp4">old browser</video>',
            "Video, not shown: A film (a.mp4)",
            ["video"],
        ),
        ("<audio><source src=/a.mp3></audio>", "Sound, not shown: /a.mp3", ["audio"]),
        (
            '<iframe src="https://e.example" title="T"></iframe>',
            "Embedded page, not shown: T (https://e.example)",
            ["iframe"],
        ),
        ("<iframe src=/x>never closed", "Embedded page, not shown: /xnever closed", ["iframe"]),
        ("<svg><title>T &amp; U</title><text>w</text></svg>", "Drawing, not shown: T & U", ["svg"]),
        ("<svg><text>In</text><svg></svg> it</svg>out", "Drawing, not shown: In itout", ["svg"]),
        ('<svg aria-hidden="true"><path/></svg>a', "a", ["svg"]),
        ("<svg>never <b>closed</b>", "Drawing, not shownnever closed", ["svg"]),
        ("<math><mi>x</mi><mo>=</mo><mn>2</mn></math>", "Formula, not shown: x = 2", ["math"]),
        ("<object data=a.pdf>words</object>", "Embedded file, not shown: words (a.pdf)", ["object"]),
        ("<embed src=a.swf>a", "Embedded file, not shown: a.swfa", ["embed"]),
        ("<canvas>words</canvas>", "Drawing of a script, not shown: words", ["canvas"]),
        ('<img src="data:image/png;base64,AA" alt="A">', "Picture inside the text (PNG), not shown: A", ["img"]),
        ("<template>words</template>a<template>b", "ab", ["template"]),
        ("<script>1</script><style>p{}</style>a", "a", ["script"]),
        ("<style>p{}", "", ["style"]),
        ("<?a b?><!c d>e</ f>", "e", ["comment"] * 3),
        ('<p title="a < b">c</p> <b title="d', "c ", ["tag", "tag"]),
        ("<title>a</title>b", "b", ["title"]),
        ("<!-- <video> --> `&lt;video>`", " `<video>`", []),
        ("<input type=checkbox checked> a <input type=CheckBox> b <input> c", "[x] a [ ] b  c", []),
        ("<input placeholder=Name><input type=hidden value=v>a", "a", ["input"]),
        ('<img src="/a.png" alt="data: no"> x', " x", []),
    ],
)
def test_placeholders(html: str, shown: str, names: list[str]) -> None:
    replaced, notes = replace_media(html, ELEMENTS)
    text = TAG.sub("", sanitise(replaced)).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert text == shown
    assert [note.name for note in notes] == names


def test_an_address_is_a_link_and_cannot_be_more() -> None:
    html = replace_media('<video src="javascript:alert(1)" title=\'<b>"\'></video>', ["video"])[0]
    assert sanitise(html) == (
        '<span class="placeholder">Video, not shown: &lt;b&gt;" (<a>javascript:alert(1)</a>)</span>'
    )


def test_hostile_pages_end_in_time() -> None:
    for word in ("<video>", "<svg>", "<iframe>", "<svg", "</svg>", "<math><svg>", "<img src=data:", "<object><param>"):
        with no_hang(FLOOD_SECONDS):
            replace_media(word * 10_000, ELEMENTS)


def test_a_page_without_any_is_not_read_twice() -> None:
    html = '<p class="x">a <b>b</b> <!-- c --> data: "d" <img src="/a.png"></p>'
    assert replace_media(html, {"p", "b", "img"}) == (html, [])
    for odd in ("<b <i>", "<b a", "</ b>", '<b title="<">', '<img src="data:,a">', "<!a>", "<?a?>"):
        assert replace_media(html + odd, {"p", "b", "img"})[1]
