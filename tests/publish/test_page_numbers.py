"""Placeholders of page numbers, and the numbers in them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aixreader.publish.page_numbers import DIGITS, Target, fill_placeholders, targets
from aixreader.publish.publication import Publication
from tests.publish.drawn_text import drawn

BLANK = "\N{NO-BREAK SPACE}"


def shown(content: bytes) -> str:
    """The text that a content stream draws with codes of two bytes."""
    return "".join(
        chr(int(codes[at : at + 4], 16)) for codes in re.findall(rb"<(\w+)>", content) for at in range(0, len(codes), 4)
    )


def left(content: bytes) -> list[float]:
    return [float(x) for x in re.findall(rb"1 0 0 -1 (\S+) 50 Tm", content)]


@pytest.mark.parametrize("merged", [False, True])
def test_a_number_stands_where_its_zeros_stood(merged: bool) -> None:
    content = b"q\n" + drawn(1, f"p.{BLANK}00", merged=merged) + b"Q\n"
    filled = fill_placeholders(content, [7, 42, 9])
    assert shown(filled) == f"p.{BLANK}42"
    assert filled.count(b" Tj") == 1
    assert left(filled) == [90]
    assert (filled[:2], filled[-2:]) == (b"q\n", b"Q\n")
    assert b".2" not in filled, "nothing of the key is left"


def test_a_shorter_number_ends_where_its_zeros_did() -> None:
    filled = fill_placeholders(drawn(0, f"p.{BLANK}000"), [7])
    assert shown(filled) == f"p.{BLANK}7"
    assert left(filled) == [100]


def test_a_longer_number_takes_up_no_more_room() -> None:
    filled = fill_placeholders(drawn(0, "0"), [125])
    assert shown(filled) == "125"
    assert re.findall(rb"(\S+) Tz", filled) == [b"33.3333", b"100"]
    wide = fill_placeholders(drawn(0, f"p.{BLANK}0"), [125])
    assert shown(wide) == f"p.{BLANK}125"
    assert wide.index(b"> Tj") < wide.index(b" Tz"), "only the number is narrow"


def test_codes_of_one_byte() -> None:
    filled = fill_placeholders(drawn(2, "p.00", bytes_a_code=1), [1, 2, 34])
    assert bytes.fromhex("".join(code.decode() for code in re.findall(rb"<(\w+)>", filled))) == b"p.34"


def test_a_page_that_is_not_known_leaves_nothing() -> None:
    for pages in ([0], []):
        assert fill_placeholders(drawn(0, "p.00"), pages) == b""
    other = b"BT\n/F1 10 Tf\n1 0 0 -1 90 50 Tm\n<0030> Tj\nET\n"
    assert fill_placeholders(other + drawn(0, "00") + other, [5]).count(b"<0030>") == 2, "other text stays"


def test_targets_are_headings_with_room_for_their_numbers(publication: Publication) -> None:
    assert targets(publication, 100, has_contents=False) == {
        "chapter-1": Target(0, 1),
        "s-pot": Target(1, 1),
        "s-tea": Target(2, 1),
    }
    piece = replace(publication.chapters[0].pieces[0], html="x" * 400_000)
    long = replace(publication, chapters=(replace(publication.chapters[0], pieces=(piece,)), publication.chapters[1]))
    assert targets(long, 100, has_contents=True)["s-tea"].digits == 3
    assert targets(long, 50, has_contents=True)["s-tea"].digits == 2, "small print needs fewer pages"
    assert Target(12, 2).placeholder() == f"{BLANK}<span>{DIGITS}00012</span>p.{BLANK}00"
    assert Target(12, 2).placeholder("") == f"<span>{DIGITS}00012</span>00"
