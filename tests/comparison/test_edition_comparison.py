"""The comparison of two editions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from aixreader.comparison.edition_comparison import Comparison, compare_editions, in_time_order, renames_first
from aixreader.comparison.section_change import TextClass
from aixreader.comparison.text_changes import MOVED, MOVED_AWAY
from aixreader.edition.edition import open_edition
from aixreader.errors import Cancelled
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.progress import silent
from tests.waiting import cpu_seconds


def test_every_section_is_classed_once(comparison: Comparison, before: OpenEdition, after: OpenEdition) -> None:
    assert [change.new.id for change in comparison.sections if change.new] == list(after.edition.sections)
    assert {change.old.id for change in comparison.sections if change.old} == set(before.edition.sections)
    counts = comparison.counts()
    assert sum(counts[kind.value] for kind in TextClass) == len(comparison.sections)
    classes = {change.id: change.text for change in comparison.sections}
    assert classes["lidlock"] is TextClass.GROWN
    assert classes["pothandle"] is TextClass.MERGED
    assert classes["docs/1_controls#tap"] is TextClass.GONE
    assert classes["contribute#who-brews"] is TextClass.ADDED
    assert classes["docs/2_threats#introduction"] is TextClass.SAME
    assert classes["kettlerules"] is TextClass.REWORDED


def test_what_moved_to_another_page_or_section_is_told(comparison: Comparison) -> None:
    assert comparison.by_id["teatheft"].moved_from == "0. Overview"
    assert comparison.by_id["lidlock"].moved_from == ""


def test_a_paragraph_that_left_its_section_is_found_again(states: tuple[OpenEdition, OpenEdition]) -> None:
    comparison = compare_editions(*states, silent)
    away = {
        getattr(block, "elsewhere", "")
        for block in comparison.by_id["docs/cups#cold"].blocks
        if block.state == MOVED_AWAY
    }
    assert away == {"docs/leaves#start"}
    moved = {
        getattr(block, "elsewhere", "")
        for block in comparison.by_id["docs/leaves#start"].blocks
        if block.state == MOVED
    }
    assert moved == {"docs/cups#cold"}


def test_chapters_are_the_pages_in_order_with_what_is_gone_where_it_was(comparison: Comparison) -> None:
    pages = [chapter.page for chapter in comparison.chapters]
    assert pages[:3] == ["docs/overview", "docs/1_controls", "docs/2_threats"]
    names = [change.id for change in comparison.chapters[1].sections]
    assert names.index("teapot") < names.index("pothandle") < names.index("lidlock")
    assert names.index("docs/1_controls#tap") > names.index("lidlock")


def test_renames_begin_with_threats_and_controls(comparison: Comparison) -> None:
    assert [change.id for change in renames_first(comparison.sections)] == ["oversteep"]


def test_an_edition_and_itself_do_not_differ(after: OpenEdition) -> None:
    comparison = compare_editions(after, after, silent)
    assert comparison.is_empty
    assert comparison.alike == ()
    assert comparison.counts()["same"] == len(after.edition.sections)


def test_two_states_do_differ(comparison: Comparison) -> None:
    assert not comparison.is_empty


def edition(date: str) -> Any:  # noqa: ANN401  # nothing but what is looked at
    return SimpleNamespace(edition=SimpleNamespace(manifest=SimpleNamespace(date=date)))


@pytest.mark.parametrize(
    ("one", "other", "is_order"),
    [
        ("2025-09-29T11:19:38-04:00", "2026-08-22T15:35:59+02:00", True),
        ("2026-08-22T15:35:59+02:00", "2025-09-29", False),
        ("2026-08-22T15:35:59+02:00", "2026-08-22T14:00:00+00:00", True),
        ("", "2025-09-29", True),
        ("2026-08-22", "some day", True),
    ],
)
def test_the_order_in_time(one: str, other: str, *, is_order: bool) -> None:
    assert in_time_order(edition(one), edition(other)) is is_order


def test_a_comparison_can_be_cancelled(before: OpenEdition, after: OpenEdition) -> None:
    def stop(fraction: float, text: str) -> None:
        if fraction > 0.3 and text:
            raise Cancelled

    with pytest.raises(Cancelled):
        compare_editions(before, after, stop)


def test_the_real_editions_take_less_than_two_seconds(exchange_2025_edition: Path, exchange_edition: Path) -> None:
    with open_edition(exchange_2025_edition) as old, open_edition(exchange_edition) as new:
        made: list[Comparison] = []
        seconds = cpu_seconds(lambda: made.append(compare_editions(OpenEdition(old), OpenEdition(new), silent)))
        assert seconds < 4, "it takes some 1.2 s where nothing else runs"
    counts = made[-1].counts()
    assert counts["merged"] == 1
    assert 20 <= counts["renamed"] <= 30
    assert 80 <= counts["reworded"] <= 120
    renamed = [change.new_name for change in renames_first(made[-1].sections)]
    assert "Model exfiltration" in renamed[:12]


def test_an_edition_that_was_built_again_is_known_by_its_revision(comparison: Comparison) -> None:
    old, new = (replace(manifest, revision=name) for manifest, name in ((comparison.old, "a"), (comparison.new, "b")))
    both = replace(comparison, old=old, new=new)
    assert (both.is_newer(old), both.is_newer(new)) == (False, True)
    assert both.is_newer(replace(new, input="of more pictures"))
    assert not both.is_newer(replace(old, input="of more pictures"))
