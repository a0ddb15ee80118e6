"""The search of a session: its index is built, stored, and rebuilt."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.cache_key import read_cache_key
from aixreader.errors import Cancelled
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.search.index_files import MANIFEST, write_files
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session
from tests.answers import everything


@pytest.fixture
def searching(session: Session, folders: Folders) -> Iterator[SearchService]:
    made = SearchService(session, folders)
    yield made
    made.close()


def indexes(folders: Folders) -> list[Path]:
    return sorted((folders.cache / "search").iterdir())


def test_the_first_makes_the_index_and_the_second_finds_it(
    searching: SearchService, session: Session, folders: Folders
) -> None:
    output: list[str] = []
    searching.prepare(lambda fraction, text: output.append(f"{fraction:.1f} {text}"))
    assert output[0] == "0.0 Reading the sections"
    assert output[-1] == "1.0 Ready"
    assert searching.search("teapot watch").hits[0].id == "teapot"
    other = SearchService(session, folders)
    other.prepare(lambda _fraction, text: pytest.fail(text))
    assert other.search("steam") == searching.search("steam")
    other.close()
    assert len(indexes(folders)) == 1


def test_titles_and_names_are_searched_at_once(searching: SearchService, session: Session, folders: Folders) -> None:
    searching.prepare_names()
    assert (searching.is_ready, searching.is_whole) == (True, False)
    assert searching.search("teapot watch").hits[0].id == "teapot"
    assert searching.search("pothandle").hits[0].id == "teapot"
    text = searching.search("steam")
    assert (text.hits, text.missing, text.is_weak) == ((), (), False), "nothing is known of the texts"
    assert not (folders.cache / "search").exists()
    searching.prepare(silent)
    assert searching.is_whole
    assert searching.search("steam").hits[0].id == "teapot"
    other = SearchService(session, folders)
    other.prepare_names()
    assert other.is_whole, "there is an index now"
    other.close()
    assert not other.is_whole


def test_preparing_twice_is_no_work(searching: SearchService) -> None:
    searching.prepare(silent)
    searching.prepare(lambda _fraction, text: pytest.fail(text))
    assert searching.is_ready
    searching.close()
    assert not searching.is_ready


def test_a_damaged_index_is_made_anew_and_finds_the_same(session: Session, folders: Folders) -> None:
    """Every file of it, at many places: no error, no code, the same answers."""
    first = SearchService(session, folders)
    first.prepare(silent)
    whole = everything(first.search("kettle controls"))
    first.close()
    (folder,) = indexes(folders)
    chance = random.Random(14)  # noqa: S311 - the same places in every run
    for path in sorted(folder.iterdir()):
        kept = path.read_bytes()
        for _ in range(4):
            data = bytearray(kept)
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            again = SearchService(session, folders)
            again.prepare(silent)
            assert everything(again.search("kettle controls")) == whole
            again.close()
        path.unlink()
        again = SearchService(session, folders)
        again.prepare(silent)
        assert everything(again.search("kettle controls")) == whole
        again.close()
    assert (folder / MANIFEST).is_file(), "and is whole again"


def test_an_index_that_cannot_be_opened_is_made_anew(session: Session, folders: Folders) -> None:
    """Whoever wrote it: a newer version of a package may read it in another way."""
    first = SearchService(session, folders)
    first.prepare(silent)
    first.close()
    (folder,) = indexes(folders)
    write_files(folder, {"garbled": b"x"}, read_cache_key(folders.data))
    for _ in range(2):
        again = SearchService(session, folders)
        again.prepare(silent)
        assert again.search("teapot").hits
        again.close()
        (folder.parent / f".building-{'0' * 16}.lock").touch()  # of one that was killed when it was done
    assert not (folder / "garbled").exists()
    SearchService(session, folders).prepare(silent)
    assert indexes(folders) == [folder], "what a killed builder has left is gone"


def test_without_a_key_nothing_is_read(session: Session, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the user's data cannot be written: the index is made in memory each time."""
    folders.data.parent.mkdir()
    folders.data.write_text("a file stands in the way")
    steps: list[str] = []
    for _ in range(2):
        made = SearchService(session, folders)
        made.prepare(lambda fraction, text: steps.append(f"{fraction:.0f} {text}"))
        assert made.search("teapot").hits
        made.close()
    assert steps.count("1 Ready") == 2
    if hasattr(os, "geteuid"):
        folders.data.unlink()
        SearchService(session, folders).prepare(silent)
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
        SearchService(session, folders).prepare(lambda fraction, text: steps.append(f"{fraction:.0f} {text}"))
        assert steps.count("1 Ready") == 3, "the cache is another user's"


def test_a_cache_that_cannot_be_written_is_no_obstacle(session: Session, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands in the way")
    made = SearchService(session, Folders(tmp_path, tmp_path, tmp_path / "cache", tmp_path))
    made.prepare(silent)
    assert made.search("teapot").hits
    made.close()


@pytest.mark.parametrize("step", ["Reading the sections", "Indexing", "Writing the index"])
def test_it_can_be_cancelled_and_leaves_nothing(searching: SearchService, folders: Folders, step: str) -> None:
    def stop(fraction: float, text: str) -> None:
        if text == step and fraction >= 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        searching.prepare(stop)
    assert not (folders.cache / "search").exists()
    assert not searching.is_ready


def test_values_as_people_write_them(searching: SearchService) -> None:
    searching.prepare(silent)
    assert searching.facet_value("by", "ai-engineer") == "AI engineer"
    assert searching.facet_value("role", "threat-group") == "threat group"
    hits = searching.search("tea", filters=[("role", "threat")], limit=5).hits
    assert {hit.role for hit in hits} == {"threat"}


def test_pages_that_the_site_does_not_search_are_found_on_request(searching: SearchService, session: Session) -> None:
    searching.prepare(silent)
    pages = tuple(replace(page, searched="controls" not in page.id) for page in session.edition.catalogue.pages)
    session.edition.catalogue = replace(session.edition.catalogue, pages=pages)
    assert "teapot" not in [hit.id for hit in searching.search("teapot watch").hits]
    assert searching.search("teapot watch", everything=True).hits[0].id == "teapot"
