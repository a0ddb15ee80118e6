"""Folders that appear whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from aixreader.errors import OutputError
from aixreader.staging import discard, output_error, staging, sweep, write_file

MARK = "0123456789abcdef"


def litter(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_a_published_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "edition"
    target.mkdir()
    (target / "old").touch()
    with staging(target) as stage:
        write_file(stage.folder / "new", b"x")
        assert (target / "old").exists()
        stage.publish()
    assert [path.name for path in target.iterdir()] == ["new"]
    assert litter(tmp_path) == []


def test_what_is_not_published_goes(tmp_path: Path) -> None:
    target = tmp_path / "edition"
    with staging(target) as stage:
        write_file(stage.folder / "new", b"x")
    assert list(tmp_path.iterdir()) == []


def test_the_old_one_is_put_back_when_the_rename_fails(tmp_path: Path) -> None:
    target = tmp_path / "edition"
    target.mkdir()
    (target / "old").touch()

    def publish_nothing() -> None:
        with staging(target) as stage:
            stage.folder.rmdir()  # somebody else removes what we are about to put in place
            stage.publish()

    with pytest.raises(OutputError):
        publish_nothing()
    assert [path.name for path in target.iterdir()] == ["old"]
    assert litter(tmp_path) == []


def test_a_file_in_the_parents_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"), staging(tmp_path / "file" / "edition"):
        pass


def test_sweep_clears_what_nobody_holds(tmp_path: Path) -> None:
    (tmp_path / f".building-{MARK}").mkdir()
    (tmp_path / f".building-{MARK}" / "half").touch()
    (tmp_path / f".building-{MARK}.lock").write_text("edition")
    (tmp_path / f".old-{MARK[::-1]}").mkdir()
    (tmp_path / ".building-mine").mkdir()
    (tmp_path / "edition").mkdir()
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".building-mine", "edition"]


def test_sweep_leaves_what_a_running_build_holds(tmp_path: Path) -> None:
    with staging(tmp_path / "edition") as stage:
        sweep(tmp_path)
        assert stage.folder.is_dir()
        stage.publish()
    assert (tmp_path / "edition").is_dir()


def test_sweep_puts_an_edition_back_that_a_killed_build_had_moved_aside(tmp_path: Path) -> None:
    (tmp_path / f".old-{MARK}").mkdir()
    (tmp_path / f".old-{MARK}" / "old").touch()
    (tmp_path / f".building-{MARK}").mkdir()
    (tmp_path / f".building-{MARK}.lock").write_text("edition")
    sweep(tmp_path)
    assert (tmp_path / "edition" / "old").exists()
    assert litter(tmp_path) == []


@pytest.mark.parametrize("note", ["../outside", "", ".", "/outside"])
def test_sweep_puts_nothing_outside_its_folder(tmp_path: Path, note: str) -> None:
    folder = tmp_path / "in"
    (folder / f".old-{MARK}").mkdir(parents=True)
    (folder / f".building-{MARK}.lock").write_text(note)
    sweep(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert litter(folder) == []


def test_what_is_discarded_leaves_no_part_under_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "edition").mkdir()
    with monkeypatch.context() as cut_off:
        cut_off.setattr("shutil.rmtree", lambda *_, **__: None)
        discard(tmp_path / "edition")
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".old-")
    sweep(tmp_path)
    assert litter(tmp_path) == []


def test_sweep_of_a_folder_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    sweep(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "word"), [(errno.ENOSPC, "full"), (errno.EACCES, "may not"), (errno.EIO, "I/O")])
def test_errors_of_the_disk_are_told_in_words(number: int, word: str) -> None:
    error = output_error(Path("place"), OSError(number, "I/O went wrong"))
    assert word in error.message
    assert error.hint
