"""The guard of every way out."""

from __future__ import annotations

import json

from aixreader.control_characters import escape_controls, one_line, with_crlf, without_controls

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OTHERS = "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x85\x9b\u2028\u2029\ufffb\ufffe\uffff\U000e0041"


def test_what_acts_goes_and_what_is_seen_stays() -> None:
    for char in BIDI + OTHERS:
        assert without_controls(f"a{char}b") == "ab", ascii(char)
    seen = "a\tb\nc – “é” עברית العربية 👩\u200d💻 \u00ad\ufeff"
    assert without_controls(seen) == seen
    assert one_line(f"a\tb\n\nc{BIDI}") == "a b c"


def test_lines_may_end_as_those_of_dos() -> None:
    assert with_crlf(f"a{BIDI}{OTHERS}\r\nb\r\r\n\rc\n") == "a\r\nb\r\nc\n"


def test_json_loses_nothing_and_acts_on_nothing() -> None:
    value = {"key": f"a{BIDI}{OTHERS}b"}
    text = escape_controls(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == value
    assert without_controls(text) == text
