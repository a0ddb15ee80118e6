"""What becomes of names from one edition to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.comparison.name_changes import extend_history
from aixreader.edition.edition import open_edition
from aixreader.knowledge.name_history import FORMAT, NameHistory, Replaced, current_name, name_history, successors

EMPTY = NameHistory(FORMAT, (), (), (), ())


def test_what_was_merged_becomes_part_of_the_other(built_before: Path, built: Path) -> None:
    with open_edition(built_before) as old, open_edition(built) as new:
        history, notes = extend_history(EMPTY, [old, new])
        assert [note.text for note in notes if note.is_doubtful] == ["pothandle: has become part of teapot."]
        assert history.replaced == (Replaced("pothandle", ("teapot",)),)
        assert history.root("teapot", "control", new.sections["teapot"].aliases) == "teapot"
        assert extend_history(history, [old, new]) == (history, ())


def test_names_of_one_edition(built: Path) -> None:
    """An alias that no edition at hand states is an older name; roots that are known stay."""
    with open_edition(built) as edition:
        history, notes = extend_history(EMPTY, [edition])
        assert ("pothandle", "teapot") in history.controls
        assert [note.text for note in notes if note.is_doubtful] == ["teapot: earlier pothandle, by its redirects."]
        known = NameHistory(FORMAT, (), (("teapot",),), (), ())
        assert ("teapot",) in extend_history(known, [edition])[0].controls


def test_what_is_renamed_or_gone(built_before: Path, built: Path) -> None:
    """A name in the history decides over what the editions look like."""
    with open_edition(built_before) as old, open_edition(built) as new:
        known = NameHistory(FORMAT, (), (("pothandle", "teapot"),), (), ())
        history, notes = extend_history(known, [old, new])
        assert history.replaced == ()
        assert not [note for note in notes if note.is_doubtful]
        _, notes = extend_history(EMPTY, [new, old])
        assert [note.text for note in notes if note.is_doubtful] == ["teapot: earlier pothandle, by its redirects."]


@pytest.fixture(scope="module")
def real(exchange_2025_edition: Path, exchange_edition: Path) -> tuple[Path, Path]:
    return exchange_2025_edition, exchange_edition


def test_the_history_has_the_names_of_the_real_editions(real: tuple[Path, Path]) -> None:
    with open_edition(real[0]) as old, open_edition(real[1]) as new:
        assert extend_history(name_history(), [old, new]) == (name_history(), ())
        decided = NameHistory(FORMAT, (), (), (), name_history().replaced[:1])
        assert extend_history(decided, [old, new])[0] == name_history()


@pytest.mark.parametrize(
    ("kind", "number", "renamed", "replaced"), [("threat", 19, 8, 0), ("control", 51, 3, 2), ("group", 9, 3, 0)]
)
def test_how_many_changed(real: tuple[Path, Path], kind: str, number: int, renamed: int, replaced: int) -> None:
    """Of 19 threats 8 have another slug, of 51 controls 5, of 9 groups of threats 3."""
    role = "threat group" if kind == "group" else kind
    with open_edition(real[0]) as old, open_edition(real[1]) as new:
        slugs = [section.id for section in old.sections.values() if section.role == role and section.id == section.slug]
        now = {slug: current_name(slug, new) for slug in slugs}
        assert len(slugs) == number
        assert len([slug for slug in slugs if now[slug] not in ("", slug)]) == renamed
        assert all(current_name(now[slug], old) == slug for slug in slugs if now[slug])
        lost = {slug: successors(slug, new) for slug in slugs if not now[slug]}
        assert len(lost) == replaced
        if replaced:
            assert lost["devdataprotect"] == ("devsecurity",)
            assert lost["detectadversarialinput"] == ("evasioninputhandling", "unwantedinputserieshandling")
