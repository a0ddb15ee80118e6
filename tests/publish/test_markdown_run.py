"""Runs of text inside Markdown."""

from __future__ import annotations

from aixreader.publish.markdown_run import MarkdownRun
from tests.waiting import growth

STRONG, EM, DEL = (frozenset({kind}) for kind in ("strong", "em", "del"))


def rendered(*parts: tuple[str, frozenset[str]] | str) -> str:
    run = MarkdownRun()
    for part in parts:
        run.words(*((part,) if isinstance(part, str) else part))
    return "|".join(run.lines())


def test_emphasis() -> None:
    assert rendered("a ", ("b", STRONG), " c ", ("d", EM), " ", ("e", DEL)) == "a **b** c *d* ~~e~~"
    assert rendered(("both", STRONG | EM)) == "***both***"
    assert rendered(("a ", STRONG), ("b", STRONG | EM), (" c", STRONG)) == "**a *b* c**"
    assert rendered(("x, ", EM), ("a", STRONG | EM), ("b", EM)) == "*x, **a**b*", "the longer stretch is outside"


def test_white_space_is_outside_of_the_marks() -> None:
    assert rendered("a", (" b ", STRONG), "c") == "a **b** c"
    assert rendered("a", (" \n ", STRONG), "c") == "a c"


def test_tags_where_marks_would_be_read_as_stars() -> None:
    assert rendered("foo", ("“bar”", STRONG), "baz") == "foo<strong>“bar”</strong>baz"
    assert rendered("foo", ("bar", STRONG), "baz") == "foo**bar**baz"
    assert rendered(("a", STRONG), ("b", EM)) == "**a**<em>b</em>"


def test_lines() -> None:
    run = MarkdownRun()
    for words in ("one", " two ", "", "three"):
        run.words(words)
        run.line_break()
    assert run.lines() == ["one", "two", "three"]


def test_an_exclamation_mark_makes_no_picture() -> None:
    run = MarkdownRun()
    run.words("Look!")
    run.markup("[here](x)")
    run.words(" Good!")
    assert run.lines() == [r"Look\![here](x) Good!"]


def test_what_was_added_last_can_be_taken_back() -> None:
    run = MarkdownRun()
    run.markup("<sup>")
    assert run.take_back("<sup>")
    assert not run.take_back("<sup>")


def test_outer_emphasis_is_not_repeated() -> None:
    run = MarkdownRun(STRONG)
    run.words("a", STRONG | EM)
    assert run.lines() == ["*a*"]


def test_many_stretches_are_linear() -> None:
    def lines(count: int) -> list[str]:
        run = MarkdownRun()
        for number in range(count):
            run.words("a ", (STRONG, EM, STRONG | EM, frozenset[str]())[number % 4])
        return run.lines()

    assert growth(lines, 1_000) < 10
