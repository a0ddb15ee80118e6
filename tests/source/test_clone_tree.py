"""A site in a revision, and revisions that were made to do harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import CloneError, SourceChangedError, SourceError
from aixreader.progress import silent
from aixreader.source import clone_tree
from aixreader.source.clone_tree import open_revision
from aixreader.source.folder import open_folder
from tests.source.clone.conftest import FILE, FOLDER, LINK, PAGE, SITE, SUBMODULE, Entry, Repository
from tests.waiting import no_hang

ABSENT = "9" * 40
FILES = ["content/docs/one.md", "hugo.yaml"]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "clone")


def _problems(repository: Repository, *docs: Entry) -> list[tuple[str, str]]:
    repository.main(repository.site(docs=docs))
    with open_revision(repository.path, "", silent) as tree:
        assert sorted(tree.files) == FILES
        assert tree.digest(silent)
        return [(problem.kind, problem.file) for problem in tree.problems]


def test_a_site_is_read_as_from_a_folder(repository: Repository, tmp_path: Path) -> None:
    files = {f"content/ai_exchange/{path}": text for path, text in SITE.items()}
    files |= {"README.md": "x", "assets/picture.png": "x", "content/other.md": "x", "content/ai_exchange/.hidden": "x"}
    for path, text in files.items():
        (tmp_path / "folder" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / path).write_text(text)
    commit = repository.main(repository.site(files))
    folder = open_folder(tmp_path / "folder", silent)
    with open_revision(repository.path, "main", silent) as tree:
        assert tree.files == folder.files
        assert tree.digest(silent) == folder.digest(silent)
        assert tree.read("content/docs/one.md") == PAGE.encode()
        assert (tree.name, tree.revision, tree.date) == (f"clone at {commit[:10]}", commit, "2025-09-01T12:00:00+00:00")
        assert tree.problems == ()


@pytest.mark.parametrize("prefix", ["ai_exchange/", "", "exchange/", "exchange/content/ai_exchange/"])
def test_the_site_is_found_where_it_may_lie(repository: Repository, prefix: str) -> None:
    repository.main(repository.site({f"{prefix}{path}": text for path, text in SITE.items()}))
    with open_revision(repository.path, "", silent) as tree:
        assert sorted(tree.files) == FILES


def test_a_repository_of_something_else_is_told(repository: Repository) -> None:
    repository.main(repository.site({"README.md": "x"}))
    with (
        pytest.raises(SourceError, match=r"clone at .* is not a copy of the AI Exchange"),
        open_revision(repository.path, "", silent),
    ):
        pass


def test_links_and_submodules_are_problems(repository: Repository) -> None:
    target = repository.blob("/etc/passwd")
    docs = [(LINK, b"link.md", target), (SUBMODULE, b"module", ABSENT), (LINK, b"folder", target)]
    assert _problems(repository, *docs) == [
        ("link", "content/docs/folder"),
        ("link", "content/docs/link.md"),
        ("submodule", "content/docs/module"),
    ]


def test_names_that_no_address_can_hold_are_problems(repository: Repository) -> None:
    blob = repository.blob("x")
    names = [b"a\\b.md", b"new\nline.md", "bidi\u202e.md".encode(), b"\xff.md", b"x" * 1100]
    problems = _problems(repository, *[(FILE, name, blob) for name in names])
    assert [kind for kind, _ in problems] == ["name"] * len(names)


def test_of_names_that_differ_in_case_or_form_the_first_counts(repository: Repository) -> None:
    blob = repository.blob("x")
    names = [b"ONE.md", "caf\u00e9.md".encode(), "cafe\u0301.md".encode()]
    repository.main(repository.site(docs=[(FILE, name, blob) for name in names]))
    with open_revision(repository.path, "", silent) as tree:
        assert sorted(tree.files) == ["content/docs/ONE.md", "content/docs/cafe\u0301.md", "hugo.yaml"]
        assert {problem.kind for problem in tree.problems} == {"name-collision"}


def test_a_missing_blob_is_named(repository: Repository) -> None:
    repository.main(repository.site(docs=[(FILE, b"two.md", ABSENT)]))
    with open_revision(repository.path, "", silent) as tree:
        (problem,) = tree.problems
    assert (problem.kind, problem.file) == ("unreadable", "content/docs/two.md")
    assert ABSENT in problem.what


def test_a_partial_clone_without_any_page_is_refused(repository: Repository) -> None:
    docs = repository.folder([(FILE, b"one.md", ABSENT)])
    content = repository.folder([(FOLDER, b"docs", docs)])
    repository.main(repository.folder([(FOLDER, b"content", content), (FILE, b"hugo.yaml", ABSENT)]))
    (repository.git / "objects" / "pack" / "pack-1.promisor").touch()
    with (
        pytest.raises(CloneError, match=r"lacks the contents of 2 files .* partial clone"),
        open_revision(repository.path, "", silent),
    ):
        pass


@pytest.mark.parametrize("name", [b"..", b".git", b"a/b", b"/etc/passwd"])
def test_a_name_that_leads_out_refuses_the_whole(repository: Repository, name: bytes) -> None:
    with pytest.raises(CloneError, match="which git forbids"):
        _problems(repository, (FILE, name, repository.blob("x")))


def test_content_that_is_not_what_its_id_stands_for_refuses_the_whole(repository: Repository) -> None:
    false = repository.loose("blob", b"false", name="1" * 40)
    repository.main(repository.site(docs=[(FILE, b"two.md", false)]))
    with open_revision(repository.path, "", silent) as tree:
        for read in (lambda: tree.digest(silent), lambda: tree.read("content/docs/two.md")):
            with pytest.raises(CloneError, match="does not hold what its id stands for"):
                read()


def test_a_folder_in_place_of_a_file_is_refused(repository: Repository) -> None:
    with pytest.raises(CloneError, match="is a tree, where a file belongs"):
        _problems(repository, (FILE, b"two.md", repository.folder([])))


def test_a_file_in_place_of_a_folder_is_refused(repository: Repository) -> None:
    with pytest.raises(CloneError, match="is a blob, where a tree belongs"):
        _problems(repository, (FOLDER, b"two", repository.blob("x")))


@no_hang()
def test_folders_within_folders_end(repository: Repository) -> None:
    inner = repository.folder([(FILE, b"deep.md", repository.blob("x"))])
    for _ in range(300):
        inner = repository.folder([(FOLDER, b"d", inner)])
    assert [kind for kind, _ in _problems(repository, (FOLDER, b"d", inner))] == ["name"]


@no_hang()
def test_a_tree_that_multiplies_is_too_large(repository: Repository) -> None:
    """Ten folders of ten, ten times over: 40 objects that stand for ten billion files."""
    inner = repository.folder([(FILE, b"%d.md" % number, repository.blob("x")) for number in range(10)])
    for _ in range(10):
        inner = repository.folder([(FOLDER, b"%d" % number, inner) for number in range(10)])
    with pytest.raises(SourceError, match="too large for a site"):
        _problems(repository, (FOLDER, b"d", inner))


def test_a_large_file_is_left_out_and_many_are_refused(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clone_tree, "MAX_FILE", 1000)
    monkeypatch.setattr(clone_tree, "MAX_TOTAL", 5000)
    assert _problems(repository, (FILE, b"big.md", repository.blob("x" * 1001))) == [
        ("file-size", "content/docs/big.md")
    ]
    blob = repository.blob("x" * 900)
    with pytest.raises(SourceError, match="too large for a site"):
        _problems(repository, *[(FILE, b"%d.md" % number, blob) for number in range(6)])


def test_only_files_of_the_site_are_read(repository: Repository) -> None:
    repository.main(repository.site({**SITE, "notes.md": "x"}))
    with open_revision(repository.path, "", silent) as tree:
        for path in ("notes.md", "content/../hugo.yaml", "", "/etc/passwd"):
            with pytest.raises(SourceError, match="is not in"):
                tree.read(path)


def test_an_object_that_goes_while_it_is_read_is_noticed(repository: Repository) -> None:
    repository.main(repository.site())
    with open_revision(repository.path, "", silent) as tree:
        tree.digest(silent)
        repository.loose_path(tree.ids["content/docs/one.md"]).unlink()
        with pytest.raises(SourceChangedError):
            tree.read("content/docs/one.md")
