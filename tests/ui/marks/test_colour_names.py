"""The names of colours."""

from __future__ import annotations

from aixreader.ui.marks.colour_names import colour_names
from aixreader.userdata.records import COLOURS


def test_each_colour_has_a_name_with_a_mnemonic_of_its_own() -> None:
    names = colour_names()
    assert [name.replace("&", "").lower() for name in names] == [str(colour) for colour in COLOURS]
    keys = [name[name.index("&") + 1].lower() for name in names]
    assert len(set(keys)) == len(keys)
