"""Promise G3: what comes out of the sanitiser loads nothing, runs nothing, and keeps the text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aixreader.source.allowlist import CLASSES, TAGS, TOKEN_CLASSES
from aixreader.source.sanitise import sanitise, sanitise_resolved
from tests.waiting import FLOOD_SECONDS, no_hang

ATTACKS = json.loads((Path(__file__).parents[1] / "data" / "attacks.json").read_text(encoding="utf-8"))
# Written down again here, so that a slip in the allow-list shows.
TEXT_ATTRIBUTES = {"alt", "class", "dir", "id", "lang", "title"}
NUMBERS = {"colspan", "height", "rowspan", "span", "start", "value", "width"}
WORDS = {"align", "open", "reversed", "scope", "type"}
HARMLESS_TAG = re.compile(r'(?:[^<>]|</?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*>)*')
# As browsers read an address: unseen characters at the ends and inside do not count.
ADDRESS = re.compile(r"(?:https?:|mailto:|(?![a-z][a-z0-9+.-]*:))", re.IGNORECASE)


def _elements(html: str) -> list[Element]:
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [element for element in root.iter() if element is not root]


def _text(html: str) -> str:
    root: Element = html5lib.parseFragment(html, namespaceHTMLElements=False)
    alternatives = (image.get("alt", "") for image in root.iter("img"))
    return "".join("".join([*root.itertext(), *alternatives]).split())


def _assert_harmless(html: str) -> None:
    assert HARMLESS_TAG.fullmatch(html), html
    for element in _elements(html):
        assert isinstance(element.tag, str), "a comment is left"
        assert element.tag in TAGS, element.tag
        for name, value in element.attrib.items():
            _assert_harmless_attribute(element.tag, name, value)


def _assert_harmless_attribute(tag: str, name: str, value: str) -> None:
    if name == "href":
        assert tag == "a"
        assert ADDRESS.match(re.sub(r"[\x00-\x20\x7f-\xa0\u200b]", "", value)), value
        assert "\\" not in value[:2]
    elif name == "src":
        assert tag == "img"
        assert re.fullmatch(r"(?!//)[^\\\x00-\x1f]+", value), value
        assert not re.match(r"[a-z][a-z0-9+.-]*:", value.replace(" ", ""), re.IGNORECASE), value
    elif name in NUMBERS:
        assert re.fullmatch(r"-?[0-9]{1,9}", value), value
    elif name == "class":
        assert all(word in CLASSES | TOKEN_CLASSES or word.startswith("language-") for word in value.split()), value
    elif name == "id":
        assert not value.lower().startswith("aix-")
        assert value.split() == [value]
    else:
        assert name in TEXT_ATTRIBUTES | WORDS, name


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["class"] for attack in ATTACKS])
def test_an_attack_is_harmless_and_its_text_stays(attack: dict[str, str]) -> None:
    clean = sanitise(attack["html"])
    _assert_harmless(clean)
    text = _text(clean)
    assert [word for word in attack["text"].split() if word not in text] == []
    assert sanitise(clean) == clean


@pytest.mark.parametrize(
    "around", ["<table><tr><td>{}", "<svg>{}</svg>", "<a href='/x'><b>{}</b></a>", "<pre>\n{}</pre>"]
)
def test_an_attack_is_harmless_wherever_it_stands(around: str) -> None:
    for attack in ATTACKS:
        try:
            _assert_harmless(sanitise(around.format(attack["html"])))
        except AssertionError as error:
            error.add_note(f"in the attack {attack['class']!r}")
            raise


def test_all_attacks_in_one_page_are_harmless() -> None:
    page = "\n".join(attack["html"] for attack in ATTACKS)
    for start in range(0, len(page), 97):
        _assert_harmless(sanitise(page[start:]))


def _part(html: str, begin: int, end: int) -> str:
    """A part of an attack; the numbers count round its length."""
    begin, end = sorted((begin % (len(html) + 1), end % (len(html) + 1)))
    return html[begin:end]


LONGEST = max(len(attack["html"]) for attack in ATTACKS)
PIECES = st.one_of(
    st.builds(
        _part,
        st.sampled_from([attack["html"] for attack in ATTACKS]),
        st.integers(0, LONGEST),
        st.integers(0, LONGEST),
    ),
    st.sampled_from(
        ["<table>", "<tr>", "<td>", "</td>", "</table>", "<p>", "</p>", "<a href='/x'>", "</a>", "<b>", "</b>"]
    ),
    st.sampled_from(
        ["<svg>", "<math>", "<mtext>", "<style>", "</style>", "<pre>\n\n", "<button>", "<form>", "<select>"]
    ),
    st.sampled_from(["<", ">", "&", "&lt;", '"', "'", "=", "<!--", "-->", "\x00", "\r", "&#13;", "\ud800", "\u2028"]),
    st.text(max_size=20),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=25))
def test_whatever_comes_in_is_harmless_and_stays_as_it_is(pieces: list[str]) -> None:
    clean = sanitise("".join(pieces))
    _assert_harmless(clean)
    assert sanitise(clean) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<td rowspan="2" colspan="0">x</td>', "x"),
        (
            '<table><tr><td rowspan="2" colspan="99999">x</td></tr></table>',
            '<table><tbody><tr><td rowspan="2" colspan="1000">x</td></tr></tbody></table>',
        ),
        ('<ol start="3" reversed type="a"><li>x</ol>', '<ol start="3" reversed="" type="a"><li>x</li></ol>'),
        ("a<br>b<br />c", "a<br>b<br>c"),
        ('<h2 id="how-about-">x</h2>', '<h2 id="how-about-">x</h2>'),
        ('<p id="aix-x">x</p>', "<p>x</p>"),
        ('<img src="/images/a (2).png?v=2" alt="words">', '<img src="/images/a (2).png?v=2" alt="words">'),
        ('<img src="https://www.owaspai.org/images/a.png">', '<img src="/images/a.png">'),
        ('<a href="https://owaspai.org/go/x/" target="_blank">x</a>', '<a href="https://owaspai.org/go/x/">x</a>'),
        ('<a href="go/essentials/">x</a>', '<a href="go/essentials/">x</a>'),
        ('<a href="mailto:a@example.org">x</a>', '<a href="mailto:a@example.org">x</a>'),
        ('<pre><code class="language-python">x</code></pre>', '<pre><code class="language-python">x</code></pre>'),
        ('<div class="callout mt-6">x</div>', '<div class="callout">x</div>'),
        ("a&nbsp;b – c &amp; d", "a&nbsp;b – c &amp; d"),
    ],
)
def test_what_pages_need_stays(html: str, clean: str) -> None:
    assert sanitise(html) == clean


def test_a_remote_image_keeps_its_address_and_loads_nothing() -> None:
    clean = sanitise('<img src="https://example.org/a.png?b=1&amp;c=<d>" alt="a &lt;drawing&gt;">')
    assert clean == (
        '<img class="remote-image" alt="a &lt;drawing&gt;" title="https://example.org/a.png?b=1&amp;c=&lt;d&gt;">'
    )


FLOODS = {
    "deep blocks": "<div>" * 33_000,
    "deep lists": "<ul><li>" * 17_000,
    "deep unknown": "<x-y>" * 33_000,
    "deep tables": "<table><tr><td>" * 10_000,
    "deep links": "<a href=x>" * 33_000,
    "deep drawings": "<svg>" * 33_000,
    "end tags": "<div>" * 1_700 + "</p></b>" * 17_000,
    "formatting reopened": "".join(f"<b id={n}>" for n in range(1_000)) + "<p>x" * 33_000,
    "formatting in a table": "<table>" + "".join(f"<b id={n}>" for n in range(1_000)) + "<tr>x" * 17_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(33_000)) + ">x",
    "long attribute": '<a href="' + "&" * 330_000 + '" title="' + "&lt;" * 83_000 + '">x</a>',
    "ampersands": "&" * 170_000,
    "less than": "<" * 170_000,
    "open comments": "<!--" * 83_000,
    "open quotes": "<a b='c" * 50_000,
    "raw text": "<textarea>" * 33_000,
    "NULs": "\0" * 330_000,
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_is_held_back_in_bounded_time(flood: str) -> None:
    with no_hang(FLOOD_SECONDS):
        clean = sanitise(flood)
    assert len(clean) < 12 * len(flood)
    assert _depth(clean) <= 500


def _depth(html: str) -> int:
    depth = deepest = 0
    for slash, name in re.findall(r"<(/?)([a-z0-9]+)", html):
        if name not in ("br", "col", "hr", "img", "wbr"):
            depth += -1 if slash else 1
            deepest = max(deepest, depth)
    assert depth == 0
    return deepest


def test_text_beyond_the_depth_stays() -> None:
    assert _text(sanitise("<div>" * 20_000 + "kept" + "</div>" * 20_000)) == "kept"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_in_the_filter_is_raised_and_lets_no_value_through(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def broken(_tag: str, _name: str, _value: str) -> str:
        raise error

    monkeypatch.setattr("aixreader.source.sanitise.keep_value", broken)
    with pytest.raises(error):
        sanitise('<a href="/x">text</a>')


def test_resolved_links_stay_and_attacks_do_not() -> None:
    kept = (
        '<p><a href="aix://content/docs/a#b" class="guessed" title="written as b">x</a> <a class="broken">y</a>'
        '<img src="/-/images/a.png" alt="z"><span class="remote-image">on the web</span></p>'
    )
    assert sanitise_resolved(kept) == kept
    for attack in ATTACKS:
        assert sanitise_resolved(sanitise(attack["html"])) == sanitise(attack["html"])
        _assert_harmless(sanitise_resolved(attack["html"]))
    assert sanitise_resolved('<a href="aix://act/x">x</a><a href="aix:y" onclick="z">y</a>') == "<a>x</a><a>y</a>"
