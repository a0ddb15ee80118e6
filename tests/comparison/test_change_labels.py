"""What became of a section, in words."""

from __future__ import annotations

from aixreader.comparison.alike_changes import AlikeChange, AlikeKind
from aixreader.comparison.change_labels import (
    alike_label,
    change_labels,
    changed_sections,
    counts_line,
    edition_label,
    reference_label,
    relation_label,
    row_labels,
)
from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.reference_changes import CHANGED, GONE, ReferenceChange
from aixreader.comparison.relation_changes import PERIODIC, RelationChange, TableRowChange
from aixreader.knowledge.open_edition import OpenEdition


def labels(comparison: Comparison, name: str) -> list[str]:
    change = comparison.by_id[name]
    return list(change_labels(change, comparison.names.get(change.target, "")))


def test_what_became_of_a_section(comparison: Comparison) -> None:
    assert labels(comparison, "oversteep") == ["was “Steeping too long”", "reworded, 28 %", "1 link"]
    assert labels(comparison, "pothandle") == ["merged into “Teapot watch”"]
    assert labels(comparison, "teatheft") == ["minor", "moved from “0. Overview”"]
    assert labels(comparison, "contribute#who-brews") == ["new"]
    assert labels(comparison, "generalkettle") == ["unchanged"]
    assert labels(comparison, "lidlock")[0].startswith("grown, ")
    assert labels(comparison, "lidlock")[1:] == ["other category", "1 link", "1 picture"]


def test_the_counts_on_a_line(comparison: Comparison) -> None:
    line = counts_line(comparison)
    assert ", 1 renamed, " in line
    assert ", 1 merged, " in line
    assert line.endswith(" unchanged")
    assert " 0 " not in line


def test_an_edition_without_date_and_revision_by_its_title(after: OpenEdition) -> None:
    assert edition_label(after.edition.manifest) == "Tiny Exchange"


def test_what_changed_alike() -> None:
    def change(kind: AlikeKind, old: str, new: str, *, example: bool = False) -> str:
        return alike_label(AlikeChange(kind, old, new, ("a", "b"), 3, example))

    assert change(AlikeKind.ADDRESS, "goto/", "go/") == "“goto/” became “go/” in addresses: 2 sections"
    assert change(AlikeKind.WORDS, "", "Description") == "“Description” was added: 2 sections"
    assert change(AlikeKind.WORDS, "References:", "") == "“References:” was removed: 2 sections"
    assert change(AlikeKind.SPELLING, "", ",", example=True).endswith(", such as nothing → “,”: 2 sections")


def test_references_relations_and_rows() -> None:
    assert reference_label(ReferenceChange(CHANGED, "shop", "a", "b")) == "shop: a → b"
    assert reference_label(ReferenceChange(GONE, "", "a")) == "(no text): a"
    relation = RelationChange(CHANGED, "t", "c", ("nesting",), ("controls list",))
    assert relation_label(relation, {"t": "Theft"}) == "Theft – c: stated by controls list (before: nesting)"
    assert relation_label(RelationChange(GONE, "t", "c", ("nesting",)), {}) == "t – c (nesting)"
    row = TableRowChange(PERIODIC, CHANGED, "", "", "t", "Theft", ("lid",), ("tap",), (("x", "y"),), (("p", "q"),))
    assert list(row_labels(row)) == ["“p” → “q”", "“x” → “y”", "new: lid", "gone: tap"]


def test_what_is_changed_leaves_out_what_is_alike_everywhere(comparison: Comparison) -> None:
    names = {change.id for change in changed_sections(comparison.sections)}
    assert {"oversteep", "pothandle", "teatheft"} <= names
    assert "generalkettle" not in names
