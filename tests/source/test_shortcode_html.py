"""What each shortcode shows."""

from __future__ import annotations

import pytest

from aixreader.model import Contributor
from aixreader.source.shortcode_context import Context, Surroundings
from aixreader.source.shortcode_html import IN_MARKDOWN, LEFT_OUT, PAIRED, RENDERERS
from aixreader.source.shortcode_tags import Arguments


def run(shortcode: str, inner: str | None = None, **named: str) -> str:
    people = (Contributor("Ann <A>", "Org", "NL", "Text", lead=True), Contributor("Bo", "-", "", "", lead=False))
    context = Context(lambda text: f"<p>{text}</p>\n", Surroundings(people))
    return RENDERERS[shortcode](Arguments(named, []), inner, context)


def test_arguments_are_escaped() -> None:
    assert run("small-card", link='"><script>', title="<b>") == (
        '<a class="card" href="&quot;&gt;&lt;script&gt;"><span>&lt;b&gt;</span></a>'
    )


def test_tabs_show_their_titles_and_all_their_text() -> None:
    first = '<div class="tab"><div class="tab-title">One</div><i>x</i></div>'
    assert run("tabs", first, items="One, Two") == (f'<div class="tabs">{first}<div class="tab-title">Two</div></div>')
    assert run("tab", "text") == '<div class="tab">text</div>'
    assert run("tab", "text", name="One") == '<div class="tab"><div class="tab-title">One</div>text</div>'
    assert run("html-tab", "<table></table>") == '<div class="tab"><table></table></div>'
    named = Context(str, parent=Arguments({"items": "One"}))
    assert '<div class="tab-title">One: Own</div>' in RENDERERS["tab"](Arguments({"name": "Own"}), "text", named)
    second = Context(str, parent=Arguments({"items": "One, Two"}), number=1)
    assert (
        RENDERERS["tab"](Arguments(), "text", second) == '<div class="tab"><div class="tab-title">Two</div>text</div>'
    )


def test_contributors_become_a_table() -> None:
    html = run("contributors")
    assert html.count("<tr>") == 3
    assert "Ann &lt;A&gt;" in html


def test_sponsor_card() -> None:
    html = run(
        "sponsor-card",
        name="Acme",
        tier="Gold",
        logo="/images/a.png",
        description="Does things.",
        link="https://a.example",
    )
    assert '<img src="/images/a.png" alt="Acme Logo">' in html
    assert "Gold" in html
    assert 'href="https://a.example"' in html


@pytest.mark.parametrize("name", ["contact", "spacer", "icon", "github-stars", "collaboration-marquee", "comment"])
def test_layout_shows_nothing(name: str) -> None:
    assert run(name) == ""


def test_every_paired_shortcode_is_known() -> None:
    assert set(RENDERERS) >= PAIRED | IN_MARKDOWN | LEFT_OUT


def test_one_paragraph_alone_loses_its_tags() -> None:
    assert run("callout", "a") == '<div class="callout">a</div>'


@pytest.mark.parametrize(
    ("name", "inner", "named", "html"),
    [
        (
            "callout",
            "a",
            {"type": "error", "emoji": "🌐"},
            '<div class="callout callout-error"><div class="callout-emoji">🌐</div><div>a</div></div>',
        ),
        ("callout", "a", {"type": '" onclick="x'}, '<div class="callout">a</div>'),
        (
            "details",
            "a",
            {"title": "T"},
            '<details open=""><summary><strong>T</strong></summary>\n<div>a</div>\n</details>',
        ),
        ("details", "a", {"closed": "true"}, "<details><summary><strong></strong></summary>\n<div>a</div>\n</details>"),
        ("badge", None, {"content": "<B>", "link": "/b"}, '<a href="/b"><span class="badge">&lt;B&gt;</span></a>'),
        ("icon", None, {"name": "star"}, '<span class="icon-star"></span>'),
        ("image-centered", None, {"src": "/a.png"}, '<div class="centered"><img src="/a.png" alt=""></div>'),
        (
            "figure",
            None,
            {
                "src": "/a.png",
                "caption": "C",
                "title": "T",
                "link": "/l",
                "attr": "By",
                "attrlink": "/by",
                "width": "9",
            },
            (
                '<figure><a href="/l"><img src="/a.png" alt="C" width="9"></a>'
                '<figcaption><h4>T</h4><p>C <a href="/by">By</a></p></figcaption></figure>'
            ),
        ),
        ("figure", None, {"src": "/a.png"}, '<figure><img src="/a.png" alt=""></figure>'),
        (
            "card",
            None,
            {"link": "/l", "title": "T", "icon": "star", "image": "/i.png", "subtitle": "S", "tag": "New"},
            (
                '<a class="card" href="/l"><img src="/i.png" alt="T"><span class="icon-star"></span><span>T</span>'
                '<div class="subtitle">S</div><div><span class="badge">New</span></div></a>'
            ),
        ),
        ("filetree/folder", "x", {"name": "docs"}, '<li><span class="icon-folder"></span>docs<ul>x</ul></li>'),
    ],
)
def test_what_is_shown(name: str, inner: str | None, named: dict[str, str], html: str) -> None:
    assert run(name, inner, **named) == html


def test_references_and_parameters() -> None:
    told: list[tuple[str, str]] = []
    surroundings = Surroundings(
        parameters=({"Mood": "a<b", "deep": {"er": 3}}, {"mood": "other", "on": True}),
        reference={"a": "/docs/a/#x"}.get,
        base="https://e.example",
    )
    context = Context(str, surroundings, tell=lambda kind, shown: told.append((kind, shown)))

    def shown(name: str, argument: str) -> str:
        return RENDERERS[name](Arguments({}, [argument]), None, context)

    assert shown("relref", "a") == "/docs/a/#x"
    assert shown("ref", "a") == "https://e.example/docs/a/#x"
    assert [shown("param", name) for name in ("mood", "deep.er", "on")] == ["a&lt;b", "3", "true"]
    assert not told
    assert (shown("relref", "<b>"), shown("param", "none")) == ("&lt;b&gt;", "")
    assert told == [
        ("shortcode-reference", "the name is shown as it is written"),
        ("shortcode-parameter", "nothing is shown"),
    ]
