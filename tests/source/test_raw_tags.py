"""The pass that keeps raw HTML within bounds."""

from __future__ import annotations

import pytest

from aixreader.source.raw_tags import MAX_AMPERSANDS, MAX_ATTRIBUTES, MAX_OPEN, NOTHING, limit_html


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
    assert limit_html(html) == html


@pytest.mark.parametrize(
    ("html", "limited"),
    [
        ("<form action=x>a</form>", "<div action=x>a</div>"),
        ("<select><option>a</select>", "<ul><li>a</ul>"),
        ("<button>a</button>", f"{NOTHING}a{NOTHING}"),
        ("<textarea><b>&amp;</textarea>", "<div>&lt;b>&amp;</div>"),
        ("<xmp><b>&amp;</xmp>", "<pre>&lt;b>&amp;amp;</pre>"),
        ("a<!-- <b> -->c", f"a{NOTHING}c"),
    ],
)
def test_other_elements_make_way(html: str, limited: str) -> None:
    assert limit_html(html) == limited


def test_too_many_open_tags_are_taken_out_and_their_text_stays() -> None:
    limited = limit_html("<div>x" * (MAX_OPEN + 50))
    assert limited.count("<div>") == MAX_OPEN
    assert limited.count("x") == MAX_OPEN + 50


def test_items_that_close_each_other_do_not_count_as_open() -> None:
    html = "<ul>" + "<li>x" * (MAX_OPEN * 2) + "</ul>" + "<p>y" * (MAX_OPEN * 2)
    assert limit_html(html) == html


def test_a_tag_keeps_its_first_attributes() -> None:
    limited = limit_html("<p " + " ".join(f"a{n}='>'" for n in range(MAX_ATTRIBUTES + 9)) + ">x</p>")
    assert limited.count("=") == MAX_ATTRIBUTES
    assert limited.endswith(">x</p>")


def test_a_long_run_of_ampersands_is_parted_between_them() -> None:
    run = "&amp;" * (3 * MAX_AMPERSANDS - 1)
    limited = limit_html(run)
    assert limited.count(NOTHING) == 2
    assert limited.replace(NOTHING, "") == run


def test_formatting_left_open_ends_the_markup_before_it_multiplies() -> None:
    limited = limit_html("".join(f"<b id={n}>" for n in range(900)) + "<p>x" * 10_000)
    assert limited.count("<p>") < 1_000
    assert limited.count("x") == 10_000
