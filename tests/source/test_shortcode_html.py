"""What each shortcode shows."""

from __future__ import annotations

import pytest

from aixreader.model import Contributor
from aixreader.source.shortcode_html import PAIRED, RENDERERS, Arguments, Context


def run(shortcode: str, inner: str | None = None, **named: str) -> str:
    people = (Contributor("Ann <A>", "Org", "NL", "Text", lead=True), Contributor("Bo", "-", "", "", lead=False))
    context = Context(lambda text: f"<p>{text}</p>\n", people)
    return RENDERERS[shortcode](Arguments(named, []), inner, context)


def test_arguments_are_escaped() -> None:
    assert run("small-card", link='"><script>', title="<b>") == (
        '<a class="card" href="&quot;&gt;&lt;script&gt;"><span>&lt;b&gt;</span></a>'
    )


def test_tabs_show_their_titles_and_all_their_text() -> None:
    assert run("tabs", "<i>x</i>", items="One, Two") == (
        '<div class="tabs"><div class="tab-titles"><span>One</span><span>Two</span></div><i>x</i></div>'
    )
    assert run("tab", "text") == '<div class="tab">text</div>'
    assert run("html-tab", "<table></table>") == '<div class="tab"><table></table></div>'


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


@pytest.mark.parametrize("name", ["contact", "spacer", "icon", "github-stars", "collaboration-marquee"])
def test_layout_shows_nothing(name: str) -> None:
    assert run(name) == ""


def test_every_paired_shortcode_is_known() -> None:
    assert set(RENDERERS) >= PAIRED


def test_one_paragraph_alone_loses_its_tags() -> None:
    assert run("callout", "a") == '<div class="callout">a</div>'
