"""Folders inside each other."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from aixreader.userdata.folder_tree import MAX_DEPTH, folder_parents, folder_paths, untangled
from aixreader.userdata.records import Folder
from tests.waiting import growth

NAMES = st.sampled_from(["a", "b", "c", "d", "e", "gone", ""])


def depth(name: str, parents: dict[str, str]) -> int:
    count = 0
    while name:
        name, count = parents[name], count + 1
        assert count <= len(parents), "a circle"
    return count


def test_a_tree_stays_as_it_is() -> None:
    folders = (Folder("b", "B", "a"), Folder("a", "A"), Folder("c", "C", "b"))
    assert folder_parents(folders) == {"a": "", "b": "a", "c": "b"}
    assert untangled(folders) == {folder.id: folder for folder in folders}


def test_each_folder_has_the_titles_above_it() -> None:
    folders = [Folder("c", "Cup", "b"), Folder("b", "Pot", "a"), Folder("a", "Tea"), Folder("x", "Lid", "gone")]
    assert folder_paths(folders) == {"a": ("Tea",), "x": ("Lid",), "b": ("Tea", "Pot"), "c": ("Tea", "Pot", "Cup")}


def test_circles_are_cut_at_the_first_and_lost_ones_come_to_the_top() -> None:
    folders = (
        Folder("self", "S", "self"),
        Folder("two", "T", "one", place=2.0),
        Folder("one", "O", "two", place=1.0),
        Folder("tail", "Leads into the circle", "two"),
        Folder("lost", "L", "gone"),
    )
    expected = {"self": "", "one": "", "two": "one", "tail": "two", "lost": ""}
    assert folder_parents(folders) == expected
    assert {name: folder.parent for name, folder in untangled(folders).items()} == expected


@given(st.dictionaries(st.sampled_from("abcde"), NAMES, max_size=5))
def test_every_tangle_becomes_a_tree(stated: dict[str, str]) -> None:
    parents = folder_parents(Folder(name, name, parent) for name, parent in stated.items())
    assert parents.keys() == stated.keys()
    assert all(depth(name, parents) for name in parents)
    order = list(parents)
    assert all(not parent or order.index(parent) < order.index(name) for name, parent in parents.items())


def chain(count: int) -> list[Folder]:
    folders = [Folder(f"f{number}", "New folder", f"f{number - 1}" if number else "") for number in range(count)]
    random.Random(3).shuffle(folders)  # noqa: S311  # chance, not secrecy
    return folders


def test_deep_ones_are_moved_up() -> None:
    parents = folder_parents(chain(3000))
    assert max(depth(name, parents) for name in parents) == MAX_DEPTH
    assert [name for name, parent in parents.items() if parent == f"f{MAX_DEPTH - 2}"][:1] == [f"f{MAX_DEPTH - 1}"]


def test_time_grows_with_their_number() -> None:
    assert growth(lambda count: folder_parents(chain(count)), 4000) < 10
