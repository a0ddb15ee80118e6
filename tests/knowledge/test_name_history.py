"""The names that things have had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.edition.edition import Edition, open_edition
from aixreader.edition.writer import write_edition
from aixreader.knowledge.name_history import (
    FORMAT,
    NameHistory,
    Replaced,
    current_name,
    name_history,
    named_things,
    oldest_name,
    permanent_id,
    roots_of,
    successors,
)
from aixreader.model import Section
from aixreader.model.category import Category
from aixreader.progress import silent
from tests.edition.conftest import make_library, read_file

THREAT, CONTROL = Category("Threat", "threat"), Category("Control", "control")
SMALL = NameHistory(
    FORMAT, (("a", "b", "c"), ("d",)), (("k", "l"), ("m",)), (("g",),), (Replaced("m", ("k",)), Replaced("d", ("a",)))
)


def test_the_history_that_comes_with_the_reader() -> None:
    history = name_history()
    names = [name for kind in history.by_kind().values() for thing in kind for name in thing]
    assert history.format == FORMAT
    assert len(names) == len(set(names)) == len(history.kinds)
    for each in history.replaced:
        assert each.name in history.names
        assert set(each.successors) <= set(history.names)
        assert each.name not in each.successors


def test_roots_stay(golden: Callable[[str, str], None]) -> None:
    """What users have stated is kept under these: lines can be added here, none may change or go."""
    kinds = name_history().by_kind().items()
    roots = [f"{kind}/{names[0]} {permanent_id(kind, names[-1])}\n" for kind, things in kinds for names in things]
    golden("name_roots.txt", "".join(roots))


def test_the_oldest_name() -> None:
    assert [SMALL.root(name) for name in ("a", "c", "l", "m", "other")] == ["a", "a", "k", "m", "other"]
    assert oldest_name("evasioninputhandling") == "evasioninputhandling"
    assert oldest_name("zeroknowledgeevasion") == "closedboxevasion"


@pytest.mark.parametrize(
    ("kind", "aliases", "root"),
    [
        ("threat", ("c",), "a"),
        ("threat", ("c", "elsewhere"), "a"),
        ("threat", ("c", "b"), "a"),
        ("control", ("c",), "new"),  # of another kind
        ("control", ("m",), "new"),  # part of others now
        ("control", ("k", "m"), "k"),
        ("threat", ("elsewhere",), "new"),  # may be something that was merged into it
    ],
)
def test_a_name_newer_than_the_history(kind: str, aliases: tuple[str, ...], root: str) -> None:
    assert SMALL.root("new", kind, aliases) == root


def test_two_earlier_names_are_none() -> None:
    history = replace(SMALL, threats=(*SMALL.threats, ("e",)))
    assert history.root("new", "threat", ("e", "c")) == "new"


def test_permanent_ids_outlive_names() -> None:
    assert permanent_id("threat", "inputdataleak") == permanent_id("threat", "leakinput")
    assert permanent_id("threat", "leakinput") != permanent_id("control", "leakinput")


@pytest.fixture
def future(tmp_path: Path) -> Edition:
    """An edition newer than the history: a threat has another name again, a control has taken in another one."""
    sections = [
        Section("blind", "docs/tea", "", 2, "Blind", 1, 2, 0, 1, "blind", THREAT, aliases=("zeroknowledgeevasion",)),
        Section("devsecurity", "docs/tea", "", 2, "S", 2, 3, 0, 1, "devsecurity", CONTROL, aliases=("oversight",)),
        Section("datapoison", "docs/tea", "", 2, "P", 3, 4, 0, 1, "datapoison", THREAT),
        Section("docs/tea#more", "docs/tea", "more", 2, "P", 4, 5, 0, 1, "datapoison", THREAT),
        Section("docs/tea", "docs/tea", "", 0, "Tea", 1, 2, 0, 1),
    ]
    redirects = {
        "zeroknowledgeevasion": "blind",
        "closedboxevasion": "blind",
        "oversight": "devsecurity",
        "devdataprotect": "devsecurity",
        "smallmodel": "docs/tea",
    }
    library = replace(make_library(), sections={each.id: each for each in sections}, redirects=redirects)
    write_edition(library, read_file, tmp_path / "edition", digest="d" * 64, compiler="c" * 64, report=silent)
    return open_edition(tmp_path / "edition")


@pytest.mark.parametrize(
    ("slug", "current", "wider"),
    [
        ("closedboxevasion", "blind", ()),
        ("zeroknowledgeevasion", "blind", ()),
        ("devsecurity", "devsecurity", ()),
        ("oversight", "", ()),  # merged after the history was written: not taken for the other one
        ("devdataprotect", "", ("devsecurity",)),
        ("smallmodel", "", ()),
        ("agentescape", "", ()),
        ("datapoison", "datapoison", ()),
    ],
)
def test_the_name_in_an_edition(future: Edition, slug: str, current: str, wider: tuple[str, ...]) -> None:
    assert current_name(slug, future) == current
    assert successors(slug, future) == wider


def test_the_oldest_names_of_an_edition(future: Edition) -> None:
    root = roots_of(future)
    assert root("blind") == "closedboxevasion"
    assert root("devsecurity") == "devsecurity"
    assert root("no-such-slug") == "no-such-slug"
    assert [(kind, section.id) for kind, section in named_things(future)] == [
        ("threat", "blind"),
        ("control", "devsecurity"),
        ("threat", "datapoison"),
    ]
