"""Names of controls as people read them."""

from __future__ import annotations

import pytest

from aixreader.knowledge.control_name import mark_names, readable_name, split_name, word_counts


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("#STEEP TEA", "", "Steep tea"),
        ("#AI STEEPING", "", "AI steeping"),
        ("#KETTLE I/O FILTER", "", "Kettle I/O filter"),
        ("#DOS OF TEA", "", "DoS of tea"),
        ("#STEEPING", "without steeping, no tea", "Steeping"),
        ("#STEEPTEA", '<h2 id="steeptea"> /go/steeptea/ and #steeptea', None),
        ("#STEEPTEA", "", None),
        ("#STEEP TEA & MILK", "", "Steep tea & milk"),
        ("Steep tea", "", None),
        ("STEEP TEA", "", None),
        ("# of cups", "", None),
        ("#", "", None),
        ("#STEEP <b>", "", None),
    ],
)
def test_a_name_behind_a_hash_becomes_readable(title: str, text: str, name: str | None) -> None:
    assert readable_name(title, text) == name


@pytest.mark.parametrize("words", ["#STEEP TEA", "STEEP TEA", "#STEEP I/O tea"])
def test_a_link_that_is_a_name_is_marked_and_its_words_stay(words: str) -> None:
    marked = mark_names(f'<a href="aix://content/tea#a">{words}</a>')
    assert marked == f'<a class="name" href="aix://content/tea#a">{words}</a>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="aix://content/tea#a">Tea</a>',
        '<a href="aix://content/tea#a">OWASP</a>',
        '<a href="aix://content/tea#a">#AI Steeping</a>',
        '<a class="external" href="https://x.org">STEEP TEA</a>',
        '<a href="aix://content/index">OWASP AI Exchange</a>',
        '<a href="aix://content/index">OWASP AI EXCHANGE</a>',
        '<a href="aix://content/tea#check-compliance">EU AI Act</a>',
        '<a href="aix://content/tea#check-compliance">NIST SSDF practices</a>',
    ],
)
def test_other_links_stay_as_they_are(html: str) -> None:
    assert mark_names(html) == html


def test_a_name_that_ends_in_small_letters_is_told_by_its_target_or_hash() -> None:
    for html in (
        '<a href="aix://content/tea#steep-io-filters">STEEP I/O filters</a>',
        '#<a href="aix://content/tea#a">STEEP I/O filters</a>',
    ):
        assert 'class="name"' in mark_names(html)
    assert mark_names('<a href="aix://content/tea#a">STEEP I/O filters</a>').count("name") == 0


TEXT = (
    "Brew the tea in a kettle that no other kettle uses, and let the program of tea watch the brew. "
    "SECPROGRAM, /teaprogram #brewtea"
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("#TEAPROGRAM", "Tea program"),
        ("#BREWTEA", "Brew tea"),
        ("#SECPROGRAM", "Sec program"),
        ("#SECDEVPROGRAM", "Sec dev program"),
        ("#WATCHOTHERKETTLE", "Watch other kettle"),
        ("#AIPROGRAM", "AI program"),
        ("#KETTLE", None),
        ("#DEV", None),
        ("#TEAX", None),
        ("#", None),
        (f"#{'TEA' * 40}", None),
    ],
)
def test_words_run_together_are_told_apart_by_the_words_around_them(title: str, name: str | None) -> None:
    assert split_name(title, word_counts(TEXT)) == name


def test_the_fewest_words_are_taken_then_the_most_frequent() -> None:
    assert split_name("#KETTLEWATER", {"kettle": 1, "ket": 9, "tle": 9, "water": 1}) == "Kettle water"
    assert split_name("#TEAROSE", {"tea": 1, "rose": 1, "tear": 3, "ose": 9}) == "Tear ose"
