"""The history of a section over the revisions of a clone, which is made commit by commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aixreader.comparison.section_change import TextClass
from aixreader.errors import Cancelled
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import Folders
from aixreader.progress import Report, silent
from aixreader.services.comparison.clone_history import CloneHistory
from aixreader.services.comparison.section_history import HistoryEntry
from aixreader.services.editions.build import build_tree
from aixreader.source.clone.revisions import open_clone
from aixreader.source.clone_tree import site_of
from tests.source.clone.conftest import Repository

TEXT = "Keep the water hot, and warm the pot before the leaves go in, so that nothing cools down too early."
Files = Mapping[str, str]
History = Callable[..., list[HistoryEntry]]


def _section(text: str = TEXT, *, slug: str = "hotwater", title: str = "HOT WATER") -> str:
    return f"## {title}\n> Category: runtime control\n> Permalink: https://owaspai.org/goto/{slug}/\n\n{text}\n"


def _page(*parts: str) -> str:
    return "\n".join(["---\ntitle: Tea\n---\n# Tea\nAll about it.\n", *parts])


def _site(tea: str, **others: str) -> dict[str, str]:
    pages = {f"content/docs/{name}.md": text for name, text in others.items()}
    return {
        "hugo.yaml": "title: Teas\n",
        "content/_index.md": "# Home\nWelcome.\n",
        "content/docs/tea.md": tea,
        **pages,
    }


OTHER = "## Cups\nMany cups.\n"


@pytest.fixture
def history(tmp_path: Path, folders: Folders) -> History:
    """Makes a commit of each site and returns the history of the section in the last one."""

    def make(*sites: Files, name: str = "hotwater", report: Report = silent) -> list[HistoryEntry]:
        repository = Repository(tmp_path / "clone")
        commits: list[str] = []
        for number, files in enumerate(sites):
            time = 1_756_728_000 + number * 86_400
            commits.append(repository.commit(repository.site(files), commits[-1:], time=time, message=f"Step {number}"))
        repository.ref("refs/heads/main", commits[-1])
        with open_clone(repository.path) as clone:
            tip = clone.revision("", silent)
            tree = site_of(clone.name, tip, clone.objects, silent)
            edition = OpenEdition(build_tree(tree, silent, folders=folders, out=tmp_path / "tip"))
            work = tmp_path / "work"
            work.mkdir()
            own = CloneHistory(repository.path, clone, folders, work)
            return list(own.entries(tip, edition, edition.find(name), report))

    return make


def _told(entries: list[HistoryEntry]) -> list[tuple[str, str]]:
    return [(entry.subject, entry.change.text.value if entry.change else "") for entry in entries]


def test_only_revisions_that_changed_the_section_are_told(history: History) -> None:
    entries = history(
        _site(_page(_section(), OTHER)),
        _site(_page(_section(), OTHER + "One more.\n")),
        _site(_page(_section(), OTHER), notes="# Notes\n"),
        _site(_page(_section(TEXT.replace("leaves", "green leaves")), OTHER)),
        _site(_page(_section(TEXT.replace("leaves", "black leaves")), OTHER)),
    )
    assert _told(entries) == [("Step 4", "reworded"), ("Step 3", "grown"), ("Step 0", "")]
    assert entries[0].date == "2025-09-05T12:00:00+00:00"
    assert entries[0].source.endswith(f"clone@{entries[0].revision[:12]}")
    assert entries[0].label.startswith("reworded, ")
    assert entries[2].label == "the oldest one with it"


def test_a_section_that_was_added_has_no_history_before(history: History) -> None:
    entries = history(_site(_page(OTHER)), _site(_page(_section(), OTHER)), _site(_page(_section(), OTHER, OTHER)))
    assert _told(entries) == [("Step 1", "added")]


def test_another_slug_heading_and_place_are_followed(history: History) -> None:
    parent = "# Brewing\nHow to.\n"
    redirect = '{"hosting": {"redirects": [{"source": "/goto/warmth/", "destination": "/docs/tea/#hot-water"}]}}'
    entries = history(
        _site(_page(_section(slug="warmth", title="WARMTH"), OTHER)),
        _site(_page(_section(), OTHER)) | {"firebase.json": redirect},
        _site(_page(parent, _section(), OTHER)) | {"firebase.json": redirect},
    )
    assert [entry.subject for entry in entries] == ["Step 2", "Step 1", "Step 0"]
    assert entries[0].label == "moved from “Tea”"
    assert entries[1].change is not None
    assert entries[1].change.is_renamed
    assert entries[2].name == "WARMTH"


def test_a_section_is_followed_to_the_page_it_came_from(history: History) -> None:
    entries = history(
        _site(_page(OTHER), pots=_page(_section("Short."))),
        _site(_page(OTHER), pots=_page(_section())),
        _site(_page(_section(), OTHER), pots=_page(OTHER)),
    )
    assert [entry.subject for entry in entries] == ["Step 2", "Step 1", "Step 0"]
    assert entries[0].change is not None
    assert entries[0].change.moved_from
    assert entries[0].change.text is TextClass.SAME


def test_a_section_without_a_slug_has_a_history(history: History) -> None:
    entries = history(_site(_page(OTHER)), _site(_page("## Cups\nA few cups.\n")), name="docs/tea#cups")
    assert _told(entries) == [("Step 1", "reworded"), ("Step 0", "")]


def test_revisions_before_there_was_a_site_end_it(history: History) -> None:
    entries = history({"README.md": "Soon."}, _site(_page(_section())))
    assert _told(entries) == [("Step 1", "")]


def test_it_can_be_cancelled(history: History) -> None:
    def report(fraction: float, text: str) -> None:
        assert fraction >= 0
        assert text.startswith("Reading the history: 2025-09-")
        raise Cancelled

    with pytest.raises(Cancelled):
        history(_site(_page(_section())), report=report)
