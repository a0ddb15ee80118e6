"""Finding a site in whatever a user points at."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from aixreader.errors import ArchiveError, CloneError, SourceError
from aixreader.progress import silent
from aixreader.source.tree import SourceTree, open_source
from tests.source.clone.conftest import Repository

SITE = {
    "hugo.yaml": "title: Trial\n",
    "firebase.json": "{}",
    "content/_index.md": "# Home\n",
    "content/docs/one.md": "# One\n",
    "content/docs/.hidden.md": "x",
    "data/media.yaml": "items: []\n",
    "static/images/a (2).png": "png",
    "themes/x/layout.html": "not the site's",
    "notes.md": "not the site's",
}
FILES = sorted(path for path in SITE if path.split("/")[0] not in ("themes", "notes.md") and "hidden" not in path)
COMMIT = "0123456789abcdef" * 2 + "01234567"


def _folder(root: Path, prefix: str = "", files: dict[str, str] = SITE) -> Path:
    for path, text in files.items():
        target = root / prefix / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def _zip(target: Path, prefix: str = "", files: dict[str, str] = SITE, comment: str = "") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(prefix + path, text)
        archive.comment = comment.encode()
    return target


def _assert_trial(tree: SourceTree) -> None:
    assert sorted(tree.files) == FILES
    assert list(tree.problems) == []
    for path in FILES:
        assert tree.read(path).decode() == SITE[path]
        assert tree.files[path] == len(SITE[path])


@pytest.mark.parametrize(
    "prefix", ["", "content/ai_exchange/", "ai_exchange/", "repo-1/", "repo-1/content/ai_exchange/"]
)
def test_a_site_is_found_where_people_keep_it(tmp_path: Path, prefix: str) -> None:
    digests = []
    for path in (_folder(tmp_path / "folder", prefix), _zip(tmp_path / "site.zip", prefix)):
        with open_source(path, silent) as tree:
            _assert_trial(tree)
            assert tree.name == path.name
            digests.append(tree.digest(silent))
    assert digests[0] == digests[1]


def test_a_change_of_one_byte_or_name_changes_the_digest(tmp_path: Path) -> None:
    digests = set()
    for number, files in enumerate(
        [SITE, SITE | {"content/_index.md": "# Hone\n"}, SITE | {"content/b.md": ""}, SITE | {"notes.md": "changed"}]
    ):
        with open_source(_folder(tmp_path / str(number), files=files), silent) as tree:
            digests.add(tree.digest(silent))
    assert len(digests) == 3


def test_the_upstream_repository_is_not_walked_as_a_whole(tmp_path: Path) -> None:
    repository = _folder(tmp_path, "content/ai_exchange", SITE)
    _folder(repository, "content/other", {"page.md": "x", "hugo.yaml": "x"})
    with open_source(repository, silent) as tree:
        _assert_trial(tree)


@pytest.mark.parametrize(
    "files", [{}, {"readme.txt": "x"}, {"docs/one.md": "x"}, {"content/one.md": "x"}, {"hugo.yaml": "x"}]
)
def test_what_is_no_site_is_said_to_be_none(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "folder").mkdir()
    for path in (_folder(tmp_path / "folder", files=files), _zip(tmp_path / "site.zip", files=files)):
        with pytest.raises(SourceError, match="not a copy of the AI Exchange") as caught, open_source(path, silent):
            pass
        assert caught.value.hint


def test_a_site_without_pages_is_none(tmp_path: Path) -> None:
    files = {"hugo.yaml": "x", "content/readme.txt": "x"}
    for path in (_folder(tmp_path / "folder", files=files), _zip(tmp_path / "site.zip", files=files)):
        with pytest.raises(SourceError, match="holds no pages"), open_source(path, silent):
            pass


def test_an_old_site_without_configuration_is_taken_with_a_word(tmp_path: Path) -> None:
    files = {"content/docs/one.md": "x"}
    for path in (_folder(tmp_path / "folder", files=files), _zip(tmp_path / "site.zip", files=files)):
        with open_source(path, silent) as tree:
            assert [problem.kind for problem in tree.problems] == ["config-missing"]


def test_a_path_that_leads_nowhere_or_to_something_else(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    (tmp_path / "empty.zip").write_bytes(b"")
    for path, words in [
        ("gone", "cannot be opened"),
        ("text.zip", "neither"),
        ("empty.zip", "neither"),
        ("a\0b", "opened"),
    ]:
        with pytest.raises(SourceError, match=words) as caught, open_source(tmp_path / path, silent):
            pass
        assert not isinstance(caught.value, ArchiveError)
        assert caught.value.hint


def _clone(tmp_path: Path) -> Repository:
    repository = Repository(_folder(tmp_path / "cl@ne"))
    commit = repository.commit(repository.site({**SITE, "content/docs/one.md": "# Older\n"}))
    repository.ref("refs/tags/v1", commit)
    repository.main(repository.site(SITE), [commit], time=1_760_000_000)
    return repository


def test_a_revision_of_a_clone_is_a_source(tmp_path: Path) -> None:
    clone = _clone(tmp_path)
    for path in (f"{clone.path}@main", f"{clone.path}@2025-12-24", f"{clone.git}", f"{clone.git}@main"):
        with open_source(Path(path), silent) as tree:
            _assert_trial(tree)
            assert tree.date == "2025-10-09T08:53:20+00:00"
    with open_source(Path(f"{clone.path}@v1"), silent) as tree:
        assert tree.read("content/docs/one.md") == b"# Older\n"


def test_a_work_tree_is_read_as_it_lies_there(tmp_path: Path) -> None:
    clone = _clone(tmp_path)
    (clone.path / "content" / "docs" / "one.md").write_text("# Mine\n")
    with open_source(clone.path, silent) as tree:
        assert tree.read("content/docs/one.md") == b"# Mine\n"
        assert len(tree.revision) == 40


def test_a_revision_of_what_is_no_clone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CloneError, match="not a git repository"), open_source(Path(f"{tmp_path}@main"), silent):
        pass
    with (
        pytest.raises(CloneError, match="no revision gone"),
        open_source(Path(f"{_clone(tmp_path).path}@gone"), silent),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="neither"), open_source(tmp_path / "pipe", silent):
        pass


def test_the_revision_comes_from_the_zip_comment(tmp_path: Path) -> None:
    with open_source(_zip(tmp_path / "site.zip", comment=COMMIT), silent) as tree:
        assert (tree.revision, tree.date) == (COMMIT, "")
    with open_source(_zip(tmp_path / "other.zip", comment=f"made of {COMMIT}"), silent) as tree:
        assert tree.revision == ""


def test_revision_and_date_come_from_the_manifest(tmp_path: Path) -> None:
    manifest = f'{{"revision": "{COMMIT}", "date": "2026-08-22T15:35:59+02:00"}}'
    files = SITE | {"MANIFEST.json": manifest}
    for path in (_folder(tmp_path / "folder", files=files), _zip(tmp_path / "a.zip", files=files)):
        with open_source(path, silent) as tree:
            assert (tree.revision, tree.date) == (COMMIT, "2026-08-22T15:35:59+02:00")
    with open_source(_zip(tmp_path / "b.zip", files=files, comment="f" * 40), silent) as tree:
        assert (tree.revision, tree.date) == ("f" * 40, "")


def test_the_real_exchange(exchange: Path) -> None:
    with open_source(exchange, silent) as tree:
        assert len([path for path in tree.files if path.endswith(".md")]) == 19
        assert len(tree.revision) == 40
        assert list(tree.problems) == []


@pytest.fixture
def exchange() -> Path:
    """The real site, where it lies beside the checkout."""
    path = Path(os.environ.get("AIXREADER_EXCHANGE") or Path(__file__).parents[3] / "shared" / "exchange")
    if not path.is_dir():
        pytest.skip("the real Exchange is not here (set AIXREADER_EXCHANGE)")
    return path
