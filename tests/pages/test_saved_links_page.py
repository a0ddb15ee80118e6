"""Kept links are shown whole and can be taken off the list; nothing in them is read as HTML."""

from __future__ import annotations

from aixreader.pages.saved_links_page import NOTHING, saved_links_document


def test_each_link_is_shown_whole_with_where_it_was_found() -> None:
    html = saved_links_document([("https://example.org/?a=1&b=2", "Tea & <b>", "2026-01-02T03:04:05+00:00")])
    assert 'href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>' in html
    assert "found in Tea &amp; &lt;b&gt;, 2026-01-02" in html
    assert 'href="aix://act/forget-link/https%3A%2F%2Fexample.org%2F%3Fa%3D1%26b%3D2"' in html


def test_mail_goes_by_our_own_scheme() -> None:
    html = saved_links_document([("mailto:a@example.org", "", "2026-01-02")])
    assert 'href="aix://mail/a@example.org">mailto:a@example.org</a>' in html


def test_nothing_kept_says_how() -> None:
    assert NOTHING in saved_links_document([])
