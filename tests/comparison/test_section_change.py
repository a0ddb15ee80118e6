"""The class of a section's text."""

from __future__ import annotations

import pytest

from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.section_change import SectionChange, TextClass, TitleClass, text_class
from aixreader.comparison.text_blocks import blocks_text, read_blocks
from aixreader.comparison.text_changes import text_changes


def classed(old: str, new: str, alike: frozenset[tuple[str, str]] = frozenset()) -> tuple[TextClass, int]:
    before, after = read_blocks(old), read_blocks(new)
    return text_class(text_changes(before, after), alike, blocks_text(before), blocks_text(after))


POT = "<p>The pot is kept warm by night.</p>"
CUP = "<p>Nobody drinks out of a cold cup at all.</p>"


@pytest.mark.parametrize(
    ("old", "new", "kind", "percent"),
    [
        (POT, POT, TextClass.SAME, 0),
        (POT, POT.replace("pot is", "Pot, is"), TextClass.MINOR, 0),
        (POT, POT + CUP, TextClass.GROWN, 39),
        (POT, POT.replace("is kept", "is always kept"), TextClass.GROWN, 7),
        (POT + CUP, CUP + POT, TextClass.REARRANGED, 0),
        (POT, POT.replace("warm", "hot"), TextClass.REWORDED, 14),
        (POT + CUP, POT, TextClass.REWORDED, 39),
        (POT, "", TextClass.EMPTIED, 100),
        ("", POT, TextClass.GROWN, 100),
        ("", "", TextClass.SAME, 0),
    ],
)
def test_classes(old: str, new: str, kind: TextClass, percent: int) -> None:
    assert classed(old, new) == (kind, percent)


def test_what_changed_alike_everywhere_does_not_count() -> None:
    new = POT.replace("warm", "hot")
    assert classed(POT, new, frozenset({("warm", "hot")})) == (TextClass.MINOR, 0)


def test_a_section_has_the_name_and_id_it_has_now(comparison: Comparison) -> None:
    change = comparison.by_id["oversteep"]
    assert (change.id, change.name, change.old_name) == ("oversteep", "Oversteeping", "Steeping too long")
    assert change.is_renamed
    assert change.title is TitleClass.RENAMED
    gone = comparison.by_id["docs/1_controls#tap"]
    assert (gone.id, gone.name) == ("docs/1_controls#tap", "Tap")
    with pytest.raises(ValueError, match="nowhere"):
        SectionChange(None, None, "nowhere", "", TextClass.GONE).id  # noqa: B018  # asked for


def test_what_differs_alike_everywhere_only_is_no_change(comparison: Comparison) -> None:
    spaced = comparison.by_id["kettlerules"]
    assert spaced.title is TitleClass.SPELLING
    quiet = comparison.by_id["generalkettle"]
    assert not quiet.is_changed
    assert quiet.is_same
