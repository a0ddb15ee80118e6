"""Re-attaching quotes to a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.services.session.page_text import PageText, SectionText, remove_blanks
from aixreader.services.session.quote_anchor import find_quote, find_reworded
from aixreader.userdata.records import Annotation

ONE = "The pot is hot. Mind the lid. The pot is hot."
TWO = "Steep for two minutes, then take the leaves out. The pot is hot."


def page(*plain: str) -> PageText:
    texts, start = [], 0
    for number, text in enumerate(plain):
        texts.append(SectionText(f"s{number}", text, remove_blanks(text), start))
        start += len(remove_blanks(text))
    return PageText(tuple(texts))


def mark(quote: str, **more: object) -> Annotation:
    return Annotation("a", "s0", "S", quote, **more)  # type: ignore[arg-type]  # what the fields hold


@pytest.mark.parametrize(
    ("given_", "section", "start"),
    [
        (mark("pot is hot", start=3), "s0", 3),
        (mark("pot is hot", start=26), "s0", 26),
        (mark("pot is hot", before="lid. The", start=3), "s0", 26),
        (mark("pot is hot", before="leaves out. The", start=3), "s1", 43),
        (mark("Mind   the\nlid"), "s0", 12),
        (mark("is hot. Steep for"), "s0", 29),
    ],
)
def test_what_stood_around_it_decides(given_: Annotation, section: str, start: int) -> None:
    result = find_quote(page(ONE, TWO), given_, "s0")
    assert result is not None
    assert (result.section, result.start, result.exact) == (section, start, True)


def test_what_is_not_there_is_not_found() -> None:
    assert find_quote(page(ONE), mark("The cup is hot"), "s0") is None
    assert find_quote(page(ONE), mark(""), "s0") is None
    assert find_quote(page(), mark("x"), "s0") is None


def test_what_was_reworded_is_shown_as_it_is_now() -> None:
    result = find_reworded(page(TWO, ONE), mark("Steep for three minutes, then take all leaves out."), "s0")
    assert result is not None
    assert result.text == "Steep for two minutes, then take the leaves out."
    assert not result.exact
    assert result.start == 0


def test_something_else_is_not_it_reworded() -> None:
    assert find_reworded(page(ONE), mark("Steep for three minutes, then take all leaves out."), "s0") is None
    assert find_reworded(page(ONE), mark("x"), "s7") is None
    assert find_reworded(page(ONE), mark(""), "s0") is None


words = st.lists(st.sampled_from(["the", "pot", "is", "hot", "mind", "lid", ".", "tea"]), min_size=1, max_size=30)


@given(words, words, words)
def test_a_quote_is_found_where_it_was_taken(before: list[str], quote: list[str], after: list[str]) -> None:
    text = " ".join((*before, *quote, *after))
    start = len(remove_blanks(" ".join(before)))
    taken = mark(" ".join(quote), before=" ".join(before), after=" ".join(after), start=start)
    result = find_quote(
        page("Head", text), Annotation("a", "s1", "S", taken.quote, taken.before, taken.after, start), "s1"
    )
    assert result is not None
    assert (result.section, result.start) == ("s1", start)
