"""Links that hold no words of their own."""

from __future__ import annotations

from aixreader.html.tree import elements
from aixreader.source.link_names import name_links
from tests.source.test_drafts import draft
from tests.waiting import no_hang

ICON = '<i class="fab fa-x"></i>'


def test_icons_are_named_by_their_label_or_where_they_lead() -> None:
    for attributes, words in {
        'href="https://www.a.example/in/b" aria-label="LinkedIn"': "LinkedIn",
        'href="#x" title="T &amp; <b>"': "T &amp; &lt;b&gt;",
        "href=https://www.a.example/in/b": "a.example",
        'href="//a.example/"': "a.example",
        'href="mailto:a%2bb@c.example?subject=x"': "a+b@c.example",
        'href="https://[bad"': "",
        'href="javascript:x"': "",
        'href="/docs/x"': "",
        "name=x": "",
    }.items():
        for content in ("", ICON, f" {ICON}", "<span>&nbsp;\ue001&#xf0e1;</span>", "<!-- x --><b><i></i></b>"):
            named = f'<a title="{words}" class="icon-link" {attributes}>' if words else f"<a {attributes}>"
            assert name_links(f"<a {attributes}>{content}</a >") == f"{named}{content}</a >"


def test_the_label_may_stand_inside() -> None:
    named = '<a title="Deep" class="b icon-link" href="/x" class=b><I title="Deep"></I></A>'
    assert name_links('<A href="/x" class=b><I title="Deep"></I></A>') == named


def test_pictures_without_an_alternative_say_the_label() -> None:
    link = '<a href="https://a.example" aria-label="T\\1"><img{} src="a.png"></a>'
    assert name_links(link.format("")) == link.format(' alt="T\\1"')
    assert draft(link.format(' alt=""')).html.count('alt="T\\1"') == 1
    for html in (link.format(' alt="own"'), '<a href="https://a.example"><img src="a.png"></a>'):
        assert name_links(html) == html


def test_words_and_headings_stay() -> None:
    for html in (
        '<a href="https://a.example" aria-label="x">words</a>',
        f'<h2><a href="#a" aria-label="x">{ICON}</a>Title</h2>',
        f'<a href="https://a.example">{ICON}',
    ):
        assert name_links(html) == html


def test_the_name_is_a_title_and_no_text_of_the_page() -> None:
    page = draft(f'<a href="https://a.example" aria-label="&lt;img src=x onerror=y&gt;">\n{ICON}\n</a>')
    (link,) = elements(page.html, "a")
    assert link.attributes["title"] == "<img src=x onerror=y>"
    assert "icon-link" in link.attributes["class"].split()
    assert not link.text()
    assert "aria-label" not in page.html


def test_hostile_links_end_in_time() -> None:
    for word in ("<a ", '<a x="', "<a x><i>", "<a x>&nbsp;", "<a x><", "<h1><a ", "<a x>" + "<i>" * 50):
        with no_hang():
            name_links(word * (1_000_000 // len(word)))
