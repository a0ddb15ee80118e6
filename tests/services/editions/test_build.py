"""Building the tiny site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import Cancelled, OutputError, SourceChangedError, SourceError
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.editions.build import build


class Steps:
    """A `Report` that records its calls and cancels at the step it is given."""

    def __init__(self, stop: int | None = None) -> None:
        self.texts: list[str] = []
        self.fractions: list[float] = []
        self._stop = stop

    def __call__(self, fraction: float, text: str) -> None:
        """Keep the step."""
        self.texts.append(text)
        self.fractions.append(fraction)
        if len(self.texts) - 1 == self._stop:
            raise Cancelled


def test_the_edition_holds_the_site(site: Path, folders: Folders, tmp_path: Path) -> None:
    with build(site, silent, out=tmp_path / "out", folders=folders) as edition:
        edition.verify(silent)
        assert edition.manifest.title == "Tiny Exchange"
        counts = edition.manifest.counts
        assert (counts.pages, counts.threats, counts.threat_groups) == (5, 2, 1)
        assert (counts.controls, counts.control_groups, counts.relations) == (3, 1, 5)
        assert edition.folder == tmp_path / "out"
    assert not folders.cache.exists()


def test_a_second_build_into_the_cache_compiles_nothing(site: Path, folders: Folders) -> None:
    first, second = Steps(), Steps()
    build(site, first, out=None, folders=folders).close()
    build(site, second, out=None, folders=folders).close()
    assert any(text.startswith("Writing") for text in first.texts)
    assert not any(text.startswith(("Writing", "Resolving")) for text in second.texts)


def test_a_changed_source_is_another_edition(site: Path, folders: Folders, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    build(copy, silent, out=None, folders=folders).close()
    (copy / "content" / "docs" / "overview.md").write_text("# Only this\n")
    with build(copy, silent, out=None, folders=folders) as edition:
        assert edition.page_source("docs/overview") == "# Only this\n"
    assert len([path for path in (folders.cache / "editions").iterdir() if path.is_dir()]) == 2
    assert len(list((folders.cache / "editions").glob("*.code"))) == 2


def test_a_damaged_cached_edition_is_built_again(site: Path, folders: Folders) -> None:
    with build(site, silent, out=None, folders=folders) as edition:
        (edition.folder / "catalogue.json").write_bytes(b"{}")
    with build(site, silent, out=None, folders=folders) as edition:
        edition.verify(silent)


def test_a_zip_gives_the_same_pages_as_its_folder(site: Path, folders: Folders, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "site"), "zip", site.parent, site.name)
    with (
        build(site, silent, out=tmp_path / "one", folders=folders) as one,
        build(Path(archive), silent, out=tmp_path / "two", folders=folders) as two,
    ):
        assert one.catalogue == two.catalogue
        assert [one.page_html(page) for page in one.pages] == [two.page_html(page) for page in two.pages]


def test_cancel_at_every_step_changes_nothing(site: Path, folders: Folders, tmp_path: Path) -> None:
    out = tmp_path / "out"
    steps = Steps()
    build(site, steps, out=out, folders=folders).close()
    assert steps.fractions == sorted(steps.fractions)
    assert steps.fractions[-1] == 1.0
    before = (out / "manifest.json").read_bytes()
    for stop in range(len(steps.texts) - 1):
        with pytest.raises(Cancelled):
            build(site, Steps(stop), out=out, folders=folders)
        assert (out / "manifest.json").read_bytes() == before
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_cancelled_build_leaves_the_cache_empty(site: Path, folders: Folders) -> None:
    steps = Steps()
    build(site, steps, out=None, folders=folders).close()
    shutil.rmtree(folders.cache)
    for stop in range(0, len(steps.texts) - 1, 5):
        with pytest.raises(Cancelled):
            build(site, Steps(stop), out=None, folders=folders)
        left = [path.name for path in (folders.cache / "editions").glob("*")]
        assert left == []


def test_the_dump_has_every_page_also_when_cached(site: Path, folders: Folders, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(site, silent, out=None, folders=folders, dump=tmp_path / name).close()
        result = {path.relative_to(tmp_path / name).as_posix() for path in (tmp_path / name).rglob("*.html")}
        assert result == {
            "contribute.html",
            "docs/1_controls.html",
            "docs/2_threats.html",
            "docs/_index.html",
            "docs/overview.html",
        }
    assert "/go/kettlerulez/" in (tmp_path / "two" / "docs" / "2_threats.html").read_text()


def test_a_folder_of_the_users_is_never_overwritten(site: Path, folders: Folders, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError):
        build(site, silent, out=mine, folders=folders)
    assert (mine / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("inside", ["", "new", "content/new"])
def test_the_source_is_never_written_to(site: Path, folders: Folders, tmp_path: Path, inside: str) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    with pytest.raises(OutputError, match="inside the source"):
        build(copy, silent, out=copy / inside, folders=folders)
    assert not (copy / "new").exists()


def test_an_edition_is_replaced(site: Path, folders: Folders, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(site, silent, out=out, folders=folders).close()
    (out / "findings.json").unlink()
    build(site, silent, out=out, folders=folders).close()
    with open_edition(out) as edition:
        edition.verify(silent)


@pytest.mark.parametrize("what", ["none", "empty", "file"])
def test_what_is_no_source_is_told(folders: Folders, tmp_path: Path, what: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("no site")
    with pytest.raises(SourceError):
        build(tmp_path / what, silent, out=tmp_path / "out", folders=folders)
    assert not (tmp_path / "out").exists()


def test_a_built_edition_is_no_source_and_told_apart(built: Path, folders: Folders) -> None:
    with pytest.raises(SourceError, match="is a built edition") as raised:
        build(built, silent, out=None, folders=folders)
    assert "--edition" in raised.value.hint


def test_a_source_that_goes_while_it_is_built_gives_an_error_and_no_edition(
    site: Path, folders: Folders, tmp_path: Path
) -> None:
    copy = shutil.copytree(site, tmp_path / "copy")
    read: list[str] = []

    def vanish(fraction: float, text: str) -> None:
        assert 0 <= fraction <= 1
        read.extend([text] if text.startswith("Reading") else [])
        if len(read) == 2:
            shutil.rmtree(copy)
            read.append("gone")

    with pytest.raises(SourceChangedError, match="copy changed while it was read"):
        build(copy, vanish, out=None, folders=folders)
    assert "gone" in read
    assert [path for path in (folders.cache / "editions").iterdir() if path.is_dir()] == []
