"""Formats, and files written for the user."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from aixreader.errors import OutputError
from aixreader.publish.output import OutputFile, OutputFormat, format_of, write_files, write_out


def test_written_whole_with_rights_for_all(tmp_path: Path) -> None:
    file = tmp_path / "tea.csv"
    write_out(file, b"green")
    write_out(file, b"black")
    assert file.read_bytes() == b"black"
    assert file.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="no such files")
def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        write_out(path, b"text")
        assert os.read(reader, 10) == b"text"
        os.close(reader)
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, pipe]
    device = Path("/dev/full")
    if device.is_char_device():
        with pytest.raises(OutputError, match="No space left on device"):
            write_out(device, b"text")
        assert device.is_char_device()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written") as output:
        write_out(tmp_path / "gone" / "tea.csv", b"green")
    assert output.value.hint


def test_files_that_belong_together(tmp_path: Path) -> None:
    first = OutputFile(tmp_path / "tea.md", b"tea")
    write_files([first, OutputFile(tmp_path / "tea_files" / "pot.png", b"pot")])
    assert first.path.read_bytes() == b"tea"
    assert (tmp_path / "tea_files" / "pot.png").read_bytes() == b"pot"
    (tmp_path / "pot_files").touch()
    with pytest.raises(OutputError, match="pot_files could not be made"):
        write_files([OutputFile(tmp_path / "pot.md", b""), OutputFile(tmp_path / "pot_files" / "pot.png", b"")])
    assert not (tmp_path / "pot.md").exists(), "what refers to others is written last"
    with pytest.raises(OutputError):
        write_files([OutputFile(tmp_path / "gone" / "pot.md", b"")])


CSV: OutputFormat[None] = OutputFormat("csv", "Comma-separated values")
XLSX: OutputFormat[None] = OutputFormat("xlsx", "Workbook", is_binary=True)
HTML: OutputFormat[None] = OutputFormat("html", "Web page", suffixes=("htm",))
FORMATS = (CSV, XLSX, HTML)


def test_the_form_by_name_or_by_ending() -> None:
    assert format_of(Path("a.CSV"), None, FORMATS) is CSV
    assert format_of(Path("a.csv"), "xlsx", FORMATS) is XLSX
    assert format_of(None, "xlsx", FORMATS) is XLSX
    assert format_of(Path("a.htm"), None, FORMATS) is HTML
    for path in (Path("a.doc"), Path("a"), None):
        with pytest.raises(OutputError) as output:
            format_of(path, None, FORMATS)
        assert "csv, xlsx, html" in output.value.hint
    with pytest.raises(OutputError):
        format_of(Path("a.csv"), "htm", FORMATS)


def test_the_longest_suffix_counts() -> None:
    data: OutputFormat[None] = OutputFormat("json", "Data")
    oscal: OutputFormat[None] = OutputFormat("oscal", "OSCAL", file_suffix="oscal.json")
    assert (data.suffix, oscal.suffix) == ("json", "oscal.json")
    for formats in ((data, oscal), (oscal, data)):
        assert format_of(Path("tea.OSCAL.json"), None, formats) is oscal
        assert format_of(Path("tea.json"), None, formats) is data
        assert format_of(Path("oscal.json"), None, formats) is data
    assert not data.fits(Path(".json")), "a name without a suffix"


def test_suffixes_of_a_format() -> None:
    assert [HTML.fits(Path(name)) for name in ("a.html", "a.HTM", "a.htmx", "html", "a")] == [
        True, True, False, False, False
    ]  # fmt: skip


def test_a_full_disk_is_told_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("aixreader.publish.output.write_atomically", full)
    with pytest.raises(OutputError, match="Free some space"):
        write_out(tmp_path / "a.md", b"tea")


def test_a_mark_before_what_spreadsheets_read() -> None:
    marked: OutputFormat[None] = OutputFormat("csv", "Comma-separated values", has_mark=True)
    assert marked.as_file(b"tea") == b"\xef\xbb\xbftea"
    assert HTML.as_file(b"tea") == b"tea"
