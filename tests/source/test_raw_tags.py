"""The pass that keeps raw HTML within bounds."""

from __future__ import annotations

import pytest

from aixreader.source.raw_tags import MAX_AMPERSANDS, MAX_ATTRIBUTES, MAX_OPEN, NOTHING, tame


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<b>b</b> <a href='x>y' title=\"<i>\">c</a></p>",
        "<p>one<p>two<ul><li>three<li>four</ul>",
        "<script>if (a < b) '<div>'</script>text",
        "a < b & c > d <3",
        "<br/><img src=x /><hr>",
        "<svg viewBox='0 0 1 1'><title>x</title></svg>",
    ],
)
def test_an_honest_page_is_left_alone(html: str) -> None:
    assert tame(html) == html


@pytest.mark.parametrize(
    ("html", "tamed"),
    [
        ("<form action=x>a</form>", "<div action=x>a</div>"),
        ("<select><option>a</select>", "<ul><li>a</ul>"),
        ("<button>a</button>", f"{NOTHING}a{NOTHING}"),
        ("<textarea><b>&amp;</textarea>", "<div>&lt;b>&amp;</div>"),
        ("<xmp><b>&amp;</xmp>", "<pre>&lt;b>&amp;amp;</pre>"),
        ("a<!-- <b> -->c", f"a{NOTHING}c"),
    ],
)
def test_other_elements_make_way(html: str, tamed: str) -> None:
    assert tame(html) == tamed


def test_too_many_open_tags_are_taken_out_and_their_text_stays() -> None:
    tamed = tame("<div>x" * (MAX_OPEN + 50))
    assert tamed.count("<div>") == MAX_OPEN
    assert tamed.count("x") == MAX_OPEN + 50


def test_items_that_close_each_other_do_not_count_as_open() -> None:
    html = "<ul>" + "<li>x" * (MAX_OPEN * 2) + "</ul>" + "<p>y" * (MAX_OPEN * 2)
    assert tame(html) == html


def test_a_tag_keeps_its_first_attributes() -> None:
    tamed = tame("<p " + " ".join(f"a{n}='>'" for n in range(MAX_ATTRIBUTES + 9)) + ">x</p>")
    assert tamed.count("=") == MAX_ATTRIBUTES
    assert tamed.endswith(">x</p>")


def test_a_long_run_of_ampersands_is_parted_between_them() -> None:
    run = "&amp;" * (3 * MAX_AMPERSANDS - 1)
    tamed = tame(run)
    assert tamed.count(NOTHING) == 2
    assert tamed.replace(NOTHING, "") == run


def test_formatting_left_open_ends_the_markup_before_it_multiplies() -> None:
    tamed = tame("".join(f"<b id={n}>" for n in range(900)) + "<p>x" * 10_000)
    assert tamed.count("<p>") < 1_000
    assert tamed.count("x") == 10_000
