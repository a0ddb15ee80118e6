"""Shortcodes: found, paired, hidden, put back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aixreader.source.shortcode_context import Surroundings
from aixreader.source.shortcodes import MAX_INNER, Hidden, hide_shortcodes


def render(text: str) -> str:
    return f"<p>{text.strip()}</p>"


def hide(text: str) -> Hidden:
    return hide_shortcodes(text, render)


def shown(text: str) -> str:
    hidden = hide(text)
    return hidden.restore(f"<p>{hidden.text}</p>")


def kinds(text: str) -> list[tuple[str, str, int]]:
    return [(odd.kind, odd.name, odd.line) for odd in hide(text).problems]


def test_text_without_shortcodes_is_left_alone() -> None:
    hidden = hide("a {b} {{ c }}\n{{d}}")
    assert hidden.text == "a {b} {{ c }}\n{{d}}"
    assert hidden.restore("<p>x</p>") == "<p>x</p>"


def test_a_known_shortcode_alone_loses_its_paragraph() -> None:
    assert shown('{{< small-card link="/go/x/" title="X & Y" >}}') == (
        '<a class="card" href="/go/x/"><span>X &amp; Y</span></a>'
    )


def test_a_shortcode_in_a_sentence_stays_there() -> None:
    assert shown('See {{< small-card link="/x" title="X">}}!') == (
        '<p>See <a class="card" href="/x"><span>X</span></a>!</p>'
    )


def test_inner_markdown_is_rendered() -> None:
    assert shown("{{< callout type=`info` >}}\n  **Look**\n{{< /callout >}}") == (
        '<div class="callout callout-info">**Look**</div>'
    )


def test_nested_shortcodes() -> None:
    assert shown('{{< cards >}}{{< small-card link="/a" title="A" >}}{{< / cards >}}') == (
        '<div class="cards"><a class="card" href="/a"><span>A</span></a></div>'
    )


def test_arguments_over_several_lines() -> None:
    text = '{{< small-card\n  link="/a"\n  title="A" >}}\nafter'
    hidden = hide(text)
    assert hidden.text.count("\n") == 1
    assert hidden.lines == [0, 3]


def test_unknown_with_inner_text_shows_it() -> None:
    assert shown("{{< box >}}inner{{< /box >}}").strip() == "<div><p>inner</p></div>"
    assert kinds("a\n{{< box >}}inner{{< /box >}}") == [("shortcode-unknown", "box", 1)]


def test_unknown_alone_shows_itself() -> None:
    assert shown("x {{< video id=3 >}} y") == '<p>x <code class="placeholder">{{&lt; video id=3 &gt;}}</code> y</p>'


def test_unclosed_and_unopened() -> None:
    assert kinds("{{< callout >}}\ntext") == [("shortcode-unclosed", "callout", 0)]
    assert kinds("text\n{{< /callout >}}") == [("shortcode-unopened", "callout", 1)]
    assert "text" in shown("{{< callout >}}\ntext")


def test_what_stands_inside_an_unclosed_shortcode_is_kept() -> None:
    html = shown('{{< cards >}}{{< callout >}}{{< small-card link="/a" title="A" >}}{{< /cards >}}')
    assert ">A<" in html


def test_a_shortcode_written_to_be_shown_is_shown() -> None:
    assert shown('{{</* small-card title="x" */>}}') == '<p>{{< small-card title="x" >}}</p>'


def test_our_own_words_cannot_be_forged() -> None:
    text = 'shortcode0q0z {{< small-card link="/a" title="A" >}}'
    assert shown(text) == '<p>shortcode0q0z <a class="card" href="/a"><span>A</span></a></p>'


def test_many_unclosed_shortcodes_end_in_time() -> None:
    hidden = hide("{{< callout >}}" * 3_000 + "{{< " * 3_000 + "x")
    assert "x" in hidden.text


@given(st.text(alphabet='{}<>%/* abc="`\n', max_size=120))
def test_any_text_survives(text: str) -> None:
    hidden = hide(text)
    assert len(hidden.lines) == hidden.text.count("\n") + 1
    assert hidden.lines == sorted(hidden.lines)
    if "{{" not in text:
        assert hidden.text == text


def test_percent_signs_make_markdown_and_angles_html() -> None:
    hidden = hide('a\n{{% steps %}}\n\n### One\n{{< badge "b" >}}\n{{% /steps %}}\n{{< icon "star" >}}')
    assert hidden.text == (
        'a\n<div class="steps">\n\n### One\n<span class="badge">b</span>\n</div>\n' + next(iter(hidden.html))
    )
    assert hidden.lines == [0, 1, 2, 3, 4, 5, 6]
    assert list(hidden.html.values()) == ['<span class="icon-star"></span>']


def test_no_shortcode_breaks_the_tag_around_it() -> None:
    link = '{{< small-card link="/a" title="A" >}}'
    hidden = hide(link)
    (word,) = hidden.html
    assert hidden.restore(f'<a href="{word}">x</a>') == '<a href="A">x</a>'
    assert (
        hidden.restore(f'<p><a href="/b">b {word}</a></p>') == '<p><a href="/b">b <span><span>A</span></span></a></p>'
    )
    assert hidden.restore(f"<pre><code>{word}</code></pre>") == f"<pre><code>{hidden.html[word]}</code></pre>"
    unknown = hide("{{< box >}}")
    assert unknown.restore(f'<a href="{next(iter(unknown.html))}">x</a>') == '<a href="{{&lt; box &gt;}}">x</a>'
    figure = hide('{{< figure src="a.png" title="T" >}}')
    assert "<h4>" not in figure.restore(f"<h2>x {next(iter(figure.html))}</h2>")


def test_what_is_shown_of_an_unknown_shortcode_is_told_exactly() -> None:
    def told(text: str) -> list[tuple[str, str]]:
        return [(odd.written, odd.shown) for odd in hide(text).problems]

    assert told('{{< box title="T" >}}inner{{< /box >}}') == [
        ('{{< box title="T" >}}', "what stands between its tags is shown, its arguments are not")
    ]
    assert told("{{< box >}}inner{{< /box >}}") == [("{{< box >}}", "what stands between its tags is shown")]
    assert told('{{< callout typ="info" class="x" >}}a{{< /callout >}}') == [
        ('{{< callout typ="info" class="x" >}}', 'not shown: typ="info"')
    ]
    assert told("{{< box 3 >}}") == [("{{< box 3 >}}", "it is shown as it is written")]


def test_an_included_page_is_part_of_the_text_and_never_of_itself() -> None:
    texts = {"a": '## A\n{{% include "a" %}}', "b": "B"}
    hidden = hide_shortcodes(
        '{{% include "a" %}}\n{{% include "b" %}}{{% include "c" %}}', render, Surroundings(include=texts.get)
    )
    assert hidden.text.count("## A") == 5
    assert "\nB" in hidden.text
    assert [odd.kind for odd in hidden.problems] == ["shortcode-include"] * 2


def test_nesting_costs_no_more_than_its_bound() -> None:
    deep = "{{< callout >}}" * 40 + "words " * 10_000 + "{{< /callout >}}" * 40
    rendered: list[str] = []

    def count(text: str) -> str:
        rendered.append(text)
        return text

    hidden = hide_shortcodes(deep, count)
    assert sum(map(len, rendered)) <= MAX_INNER
    assert "words" in next(iter(hidden.html.values()))


def test_tabs_of_two_kinds_are_counted_together() -> None:
    inner = "{{< tab >}}a{{< /tab >}}{{< html-tab >}}<i>b</i>{{< /html-tab >}}"
    html = shown(f'{{{{< tabs items="One,Two" >}}}}{inner}{{{{< /tabs >}}}}')
    assert [html.count(f">{title}</div>") for title in ("One", "Two")] == [1, 1]
