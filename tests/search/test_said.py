"""What people say of sections."""

from __future__ import annotations

from pathlib import Path

from aixreader.paths import resources
from aixreader.progress import silent
from aixreader.search.engine import SearchEngine
from aixreader.search.indexing import make_index
from aixreader.search.said import SAID_FILE, read_said
from aixreader.search.synonyms import Synonyms
from tests.search.conftest import DOCUMENTS


def test_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    path.write_text("# a comment = no line\na#b = one, two\n\nnothing\nc = x\na#b = three\n", "utf-8")
    assert read_said(path) == {"a#b": ("one", "two", "three"), "c": ("x",)}
    assert read_said(tmp_path / "absent") == {}


def test_the_resource_is_well_formed() -> None:
    lines = (resources() / SAID_FILE).read_text("utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in entries if " = " not in line] == []
    said = read_said(resources() / SAID_FILE)
    assert len(said) > 150
    assert {line.partition(" = ")[0] for line in entries} == set(said)


def test_a_section_is_found_by_what_is_said_of_it() -> None:
    engine = SearchEngine(make_index(DOCUMENTS, silent), Synonyms({}))
    answer = engine.search("watcher of lids")
    assert answer.hits[0].id == "kettleguard"
    assert {(why.field, why.why) for why in answer.hits[0].reasons if why.points > 0} == {
        ("said", "also called"),
        ("said", "said so"),
    }
    assert answer.missing == ()
    assert answer.corrected == "", "it is no misspelling"
    assert answer.hits[0].snippet.highlights == ()
    assert not answer.is_weak
    assert engine.search('"lid watcher"').hits == (), "it stands in no text"
