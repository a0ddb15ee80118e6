"""What cannot be seen is written out, and nothing else is touched."""

from __future__ import annotations

import pytest

from aixreader.services.assistant.visible_text import visible, visible_values

HIDDEN_CODES = (
    *(0x00, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x115F, 0x200B, 0x202E, 0x2028, 0x2066, 0x3164, 0xD800, 0xE000),
    *(0xFE0F, 0xFEFF, 0xFFFF, 0xE0001, 0xE0041, 0xE007F, 0xE0100),
)


@pytest.mark.parametrize("text", ["Tea, brewed\n\tslowly", "Café «Ünder the Élms» – “tea” … 茶 🍵 e\u0301"])
def test_what_is_seen_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("code", HIDDEN_CODES, ids=hex)
def test_what_is_not_seen_is_written_out(code: int) -> None:
    assert visible(f"a{chr(code)}b") == f"a[U+{code:04X}]b"


def test_ends_of_lines_are_line_feeds() -> None:
    assert visible("TY  - ELEC\r\nER  - \r\n") == "TY  - ELEC\nER  - \n"


def test_every_text_of_a_value_is_made_visible() -> None:
    value = {"k\u200b": ["\u200b", ("\u200b", 1, None, True)]}
    assert visible_values(value) == {"k[U+200B]": ["[U+200B]", ["[U+200B]", 1, None, True]]}
