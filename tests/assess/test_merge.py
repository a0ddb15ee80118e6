"""Two that have changed the same assessment: nothing of either is lost, and what both changed is told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aixreader.assess.document import Assessment, EditionRef, SignOff, System
from aixreader.assess.items import Control, ControlStatus, Threat, Treatment
from aixreader.assess.merge import Conflict, merge

LID = Control("kettle", "lid")
STEAM = Threat("kettle", "steam")


def test_changes_of_different_items_come_together(document: Assessment) -> None:
    ours = document.with_items([Control("kettle", "other", ControlStatus.ABSENT)])
    theirs = document.with_items([Control("kettle", "third")], ["answer/kettle/genai"])
    merged = merge(document, ours, theirs)
    assert not merged.conflicts
    assert set(merged.document.items) == {*ours.items, *theirs.items} - {"answer/kettle/genai"}


def test_changes_of_different_fields_of_an_item_come_together(document: Assessment) -> None:
    lid = document.control("kettle", "lid")
    ours = document.with_items([replace(lid, owner="Eve", extra={"a": 1})])
    theirs = document.with_items([replace(lid, status=ControlStatus.IMPLEMENTED, extra={"b": 2})])
    merged = merge(document, ours, theirs)
    assert merged.document.control("kettle", "lid") == replace(
        lid, owner="Eve", status=ControlStatus.IMPLEMENTED, extra={"a": 1, "b": 2}
    )
    assert not merged.conflicts


def test_ours_is_taken_where_both_changed_a_field_and_theirs_is_told(document: Assessment) -> None:
    lid = document.control("kettle", "lid")
    ours, theirs = (document.with_items([replace(lid, owner=owner)]) for owner in ("Eve", "Zoe"))
    merged = merge(document, ours, theirs)
    assert merged.document.control("kettle", "lid").owner == "Eve"
    assert merged.conflicts == (Conflict("control/kettle/lid", "owner", "Eve", "Zoe"),)


def test_what_both_have_added_is_joined_by_field(document: Assessment) -> None:
    ours = document.with_items([Threat("kettle", "new", treatment=Treatment.AVOID)])
    theirs = document.with_items([Threat("kettle", "new", impact="low")])
    merged = merge(document, ours, theirs)
    assert merged.document.threat("kettle", "new") == Threat("kettle", "new", treatment=Treatment.AVOID, impact="low")
    assert not merged.conflicts


def test_what_one_removed_and_the_other_changed_stays(document: Assessment) -> None:
    removed = document.with_items(removed=["control/kettle/lid"])
    changed = document.with_items([replace(document.control("kettle", "lid"), owner="Eve")])
    for ours, theirs in ((removed, changed), (changed, removed)):
        assert merge(document, ours, theirs).document.control("kettle", "lid").owner == "Eve"


def test_a_system_that_was_removed_stays_for_what_was_stated_about_it(document: Assessment) -> None:
    gone = replace(
        document.with_items(removed=[item.id for item in document.of("toaster")]), systems=document.systems[:1]
    )
    assert [each.id for each in merge(document, gone, document).document.systems] == ["kettle"]
    stated = document.with_items([Control("toaster", "new")])
    assert [each.id for each in merge(document, gone, stated).document.systems] == ["kettle", "toaster"]


def test_the_head_and_signatures_come_together(document: Assessment) -> None:
    first, second = (SignOff(2, who, f"2026-0{at}-01", "sha256:" + "1" * 64) for who, at in (("Eve", 4), ("Zoe", 3)))
    ours = replace(document.with_signoff(first), name="Cellar", extra={"x": 1})
    theirs = replace(document.with_signoff(second), edition=EditionRef("def"))
    merged = merge(document, ours, theirs).document
    assert (merged.name, merged.edition.revision, merged.extra) == ("Cellar", "def", {"x": 1})
    assert [each.who for each in merged.signoffs] == ["Ann", "Zoe", "Eve"]


def test_new_systems_of_both_are_there(document: Assessment) -> None:
    merged = merge(document, document.with_system(System("a", "A")), document.with_system(System("b", "B")))
    assert [each.id for each in merged.document.systems] == ["kettle", "toaster", "a", "b"]


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["lid", "tap", "plug"]), st.sampled_from(["", "Eve", "Zoe"]), st.sampled_from(["", "K-2"])
    ),
    max_size=4,
)
BASE = Assessment("1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "K", EditionRef(), (System("k", "K"),)).with_items(
    [Control("k", "lid", owner="Ann"), Control("k", "tap", ticket="K-1")]
)


@given(EDITS, EDITS)
def test_merging_takes_each_change_from_the_side_that_made_it(
    ours: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]
) -> None:
    mine, other = (
        BASE.with_items(Control("k", slug, owner=o, ticket=t) for slug, o, t in edits) for edits in (ours, theirs)
    )
    merged = merge(BASE, mine, other)
    told = {(each.id, each.field) for each in merged.conflicts}
    for slug in ("lid", "tap", "plug"):
        for field in ("owner", "ticket"):
            before, a, b, made = (
                getattr(each.control("k", slug), field) for each in (BASE, mine, other, merged.document)
            )
            assert made == (b if a == before else a)
            assert ((f"control/k/{slug}", field) in told) == (a != b and before not in (a, b))
    assert merge(BASE, mine, mine).document == mine
    assert merge(BASE, mine, BASE).document == mine
    assert merge(BASE, BASE, other).document == other
