"""Which section of the newer edition is which of the older one."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.comparison import section_match
from aixreader.comparison.edition_comparison import Comparison
from aixreader.comparison.section_match import SectionMatch, Step, match_sections
from aixreader.comparison.section_texts import SectionTexts
from aixreader.edition.edition import Edition, open_edition
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.build import build
from tests.comparison.conftest import write_site


def match(old: Edition, new: Edition) -> SectionMatch:
    return match_sections(old, new, SectionTexts(old), SectionTexts(new))


def test_each_step_finds_what_those_before_have_left(before: OpenEdition, after: OpenEdition) -> None:
    found = match(before.edition, after.edition)
    steps = {(old, found.pairs[old]): step for old, step in found.steps.items()}
    assert steps["lidlock", "lidlock"] is Step.SLUG
    assert steps["oversteep", "oversteep"] is Step.SLUG
    assert steps["docs/1_controls#11-kettle-rules", "docs/1_controls#11-kettle-rules"] is Step.ANCHOR
    assert steps["docs/2_threats#introduction-1", "docs/2_threats#introduction-1"] is Step.HEADING, "it is there twice"
    assert found.counts() == {"slug": 9, "redirect": 0, "page and anchor": 6, "heading": 2, "text": 0}


def test_redirects_headings_and_texts(states: tuple[OpenEdition, OpenEdition]) -> None:
    found = match(states[0].edition, states[1].edition)
    steps = {(old, found.pairs[old]): step for old, step in found.steps.items()}
    assert steps["steeptimes", "steeptable"] is Step.REDIRECT
    assert steps["brewing", "docs/leaves#start"] is Step.REDIRECT, "of a section to a page: its first section"
    assert steps["docs/cups#words-to-know", "docs/leaves#words-to-know"] is Step.HEADING
    assert steps["docs/cups#how-we-pour", "docs/cups#pouring"] is Step.TEXT
    assert found.newer("docs/cups#cold") is None


def test_of_several_headings_the_nearest_text_decides(states: tuple[OpenEdition, OpenEdition]) -> None:
    found = match(states[0].edition, states[1].edition)
    assert found.pairs["docs/tea#more"] == "docs/leaves#more-1"
    assert found.pairs["docs/cups#note"] == "docs/cups#note-1", "though the page has another one under its old anchor"


def test_many_sections_with_one_heading_are_matched_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(section_match, "MAX_SAME_HEADINGS", 5)
    text = "".join(f"### Cup\nCup number {number} of many cups.\n" for number in range(3))
    site = write_site(tmp_path / "site", {"a.md": f"# A\n{text}"})
    with build(site, silent, out=tmp_path / "edition", folders=user_folders(tmp_path / "home")) as edition:
        found = match(edition, edition)
    names = [f"docs/a#cup{end}" for end in ("", "-1", "-2")]
    assert {name: found.pairs[name] for name in names} == {name: name for name in names}


def test_a_slug_that_leads_to_another_s_counterpart_was_merged(before: OpenEdition, after: OpenEdition) -> None:
    found = match(before.edition, after.edition)
    assert found.merged == {"pothandle": "teapot"}
    assert found.newer("pothandle") == "teapot"
    assert found.newer("docs/1_controls#tap") is None


def test_an_edition_and_itself_match(after: OpenEdition) -> None:
    found = match(after.edition, after.edition)
    assert found.pairs == {name: name for name in after.edition.sections}
    assert found.merged == {}


def test_no_section_has_two_counterparts(comparison: Comparison) -> None:
    pairs = comparison.match.pairs
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs).isdisjoint(comparison.match.merged)


def test_the_real_editions(exchange_2025_edition: Path, exchange_edition: Path) -> None:
    with open_edition(exchange_2025_edition) as old, open_edition(exchange_edition) as new:
        found = match(old, new)
        counts = found.counts()
        assert counts["slug"] == 84
        assert counts["redirect"] == 17
        assert 70 <= counts["page and anchor"] <= 80
        assert found.merged == {"devdataprotect": "devsecurity"}
        gone = [section.id for section in old.sections.values() if found.newer(section.id) is None]
        assert len(gone) < 10
        assert not any(old.sections[name].slug for name in gone)
