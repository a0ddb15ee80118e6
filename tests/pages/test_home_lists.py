"""Reading lists on the home page."""

from __future__ import annotations

from aixreader.knowledge.reading_lists import Progress, ResolvedList
from aixreader.pages.home_lists import MAX_LISTS, lists_section


def test_each_list_leads_to_the_panel_and_says_how_far_it_is_read() -> None:
    lists = [
        (ResolvedList("a b", "<Tea> & milk", 'For "two"', ()), Progress(0, 12, 3600, 3600)),
        (ResolvedList("b", "Pot", "", ()), Progress(3, 12, 3600, 1500)),
        (ResolvedList("c", "Lid", "", ()), Progress(1, 1, 60, 0)),
        (ResolvedList("d", "Cup", "", ()), Progress(0, 1, 60, 60)),
        (ResolvedList("e", "Empty", "", ()), Progress(0, 0, 0, 0)),
    ]
    html = lists_section(lists)
    assert '<a href="aix://act/reading-list/a%20b" title="For &quot;two&quot;">&lt;Tea&gt; &amp; milk</a>' in html
    for state in ("12 sections · 1 h", "3 of 12 · 25 min left", "read", "1 section · 1 min"):
        assert f'<span class="counts">{state}</span>' in html
    assert "Empty" not in html
    assert html.count("<li>") == 4


def test_without_a_list_there_is_no_section_and_of_many_some_are_shown() -> None:
    assert lists_section([]) == ""
    many = [(ResolvedList(str(number), "Tea", "", ()), Progress(0, 1, 60, 60)) for number in range(MAX_LISTS + 3)]
    html = lists_section(many)
    assert html.count("<li>") == MAX_LISTS
    assert "3 more in the sidebar" in html
