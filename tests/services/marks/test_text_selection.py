"""Selections on a page, as selectors of a highlight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.services.marks.text_selection import MAX_LENGTH, make_selection
from aixreader.services.session.page_text import PageText, SectionText, remove_blanks

PLAIN = ("The pot is hot.", "Mind the lid 🫖 now.")


def page(*plain: str) -> PageText:
    texts, start = [], 0
    for number, text in enumerate(plain):
        texts.append(SectionText(f"s{number}", text, remove_blanks(text), start))
        start += len(remove_blanks(text))
    return PageText(tuple(texts))


@pytest.mark.parametrize(
    ("start", "length", "section", "quote", "inside"),
    [
        (3, 3, "s0", "pot", 3),
        (3, 5, "s0", "pot is", 3),
        (8, 4, "s0", "hot.", 8),
        (12, 7, "s1", "Mind the", 0),
        (8, 8, "s0", "hot. Mind", 8),
        (22, 1, "s1", "🫖", 10),
        (22, 99, "s1", "🫖 now.", 10),
    ],
)
def test_a_quote_with_its_blanks(start: int, length: int, section: str, quote: str, inside: int) -> None:
    result = make_selection(page(*PLAIN), start, length)
    assert result is not None
    assert (result.section, result.quote, result.start) == (section, quote, inside)


def test_what_stands_around_it_is_kept() -> None:
    result = make_selection(page(*PLAIN), 8, 4)
    assert result is not None
    assert (result.before, result.after[:7]) == ("Thepotis", "Mindthe")


@pytest.mark.parametrize(("start", "length"), [(0, 0), (500, 3), (-1, 2)])
def test_nothing_is_no_quote(start: int, length: int) -> None:
    assert make_selection(page(*PLAIN), start, length) is None


def test_too_much_is_no_quote() -> None:
    assert make_selection(page("tea " * MAX_LENGTH), 0, MAX_LENGTH + 1) is None
    assert make_selection(page(), 0, 1) is None


@given(st.lists(st.text("ab .", min_size=1).map(lambda text: " ".join(text.split())), min_size=1), st.data())
def test_a_quote_is_what_stands_there(plain: list[str], data: st.DataObject) -> None:
    texts = page(*plain)
    whole = texts.compact
    start = data.draw(st.integers(0, max(len(whole) - 1, 0)))
    length = data.draw(st.integers(1, max(len(whole), 1)))
    result = make_selection(texts, start, length)
    assert (remove_blanks(result.quote) if result else "") == whole[start : start + length]
