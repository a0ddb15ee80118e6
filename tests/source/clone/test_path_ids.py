"""Files are found by their paths in one revision after the other."""

from __future__ import annotations

from aixreader.source.clone.object_store import ObjectStore
from aixreader.source.clone.path_ids import PathIds
from aixreader.source.clone.revisions import open_clone
from tests.source.clone.conftest import LINK, Repository


def test_files_are_found_and_nothing_else(repository: Repository) -> None:
    link = [(LINK, b"link.md", repository.blob("one.md"))]
    first = repository.site({"content/docs/one.md": "1", "hugo.yaml": ""}, docs=link)
    second = repository.site({"content/docs/one.md": "2", "hugo.yaml": ""})
    repository.main(first)
    one, two = repository.blob("1"), repository.blob("2")
    with open_clone(repository.path) as clone:
        paths = PathIds(clone.objects)
        assert [paths.find(tree, "content/docs/one.md") for tree in (first, second, first)] == [one, two, one]
        for path in ("content/docs", "content/docs/link.md", "content/docs/two.md", "content/docs/one.md/x", "x/y"):
            assert paths.find(first, path) == ""


def test_a_folder_that_is_the_same_is_read_once(repository: Repository) -> None:
    trees = [repository.site({"content/docs/one.md": "1", f"{number}.md": ""}) for number in range(3)]
    repository.main(trees[0])
    with open_clone(repository.path) as clone:
        read: list[str] = []

        class Counted(ObjectStore):
            def read(self, name: str, kind: str, limit: int = 1000) -> bytes | None:
                read.append(name)
                return clone.objects.read(name, kind, limit)

        paths = PathIds(Counted(clone.folder))
        for tree in trees:
            assert paths.find(tree, "content/docs/one.md")
    assert len(read) == 5, "the roots, and the two folders in the first of them"
