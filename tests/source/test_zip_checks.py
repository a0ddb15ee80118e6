"""Promise G6: hostile zips are refused before anything of them is read.

The archives are put together byte by byte, because no packer makes them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from aixreader.errors import MAX_MESSAGE, ArchiveError
from aixreader.progress import silent
from aixreader.source import archive_checks, zip_checks
from aixreader.source.site_layout import MAX_FILES
from aixreader.source.tree import open_source

UTF8 = 0x0800


@dataclass
class Entry:
    """An entry; what is None is computed, `local_*` is what the local header says where that differs."""

    name: bytes
    data: bytes = b"x"
    method: int = 8
    flags: int = UTF8
    size: int | None = None
    packed: bytes | None = None
    packed_size: int | None = None
    crc: int | None = None
    offset: int | None = None
    attributes: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    local_flags: int | None = None
    local_size: int | None = None


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def pack(entries: list[Entry], *, comment: bytes = b"", count: int | None = None) -> bytes:
    """A zip of these entries."""
    body, directory = bytearray(), bytearray()
    for entry in entries:
        packed = entry.packed if entry.packed is not None else _deflate(entry.data) if entry.method else entry.data
        packed_size = len(packed) if entry.packed_size is None else entry.packed_size
        size = len(entry.data) if entry.size is None else entry.size
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        offset = len(body) if entry.offset is None else entry.offset
        local_name = entry.local_name if entry.local_name is not None else entry.name
        local_flags = entry.flags if entry.local_flags is None else entry.local_flags
        local_size = size if entry.local_size is None else entry.local_size
        common = (entry.method, 0, 33, crc, packed_size)
        body += struct.pack("<4s2H3H3L2H", b"PK\3\4", 20, local_flags, *common, local_size, len(local_name), 0)
        body += local_name + packed
        directory += struct.pack("<4s3H3H3L", b"PK\1\2", 0x0314, 20, entry.flags, *common, size)
        directory += struct.pack("<5H2L", len(entry.name), len(entry.extra), 0, 0, 0, entry.attributes, offset)
        directory += entry.name + entry.extra
    number = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(directory), len(body), len(comment))
    return bytes(body + directory + end + comment)


SITE = [Entry(b"hugo.yaml", b"title: Trial"), Entry(b"content/one.md", b"# One")]


def _open(tmp_path: Path, data: bytes) -> list[str]:
    """The files of the site in this zip, all of them read."""
    path = tmp_path / "site.zip"
    path.write_bytes(data)
    with open_source(path, silent) as tree:
        tree.digest(silent)
        return sorted(tree.files)


def _assert_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ArchiveError, match=words) as caught:
        _open(tmp_path, data)
    assert caught.value.hint
    assert caught.value.message.isprintable()
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


def test_the_builder_of_these_tests_makes_honest_zips(tmp_path: Path) -> None:
    data = pack(SITE, comment=b"hello")
    assert _open(tmp_path, data) == ["content/one.md", "hugo.yaml"]
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


NAMES = {
    "../evil.md": "leads out",
    "content/../../evil.md": "leads out",
    "content/..": "leads out",
    "content/./a.md": "leads out",
    "content//a.md": "leads out",
    "": "leads out",
    "/etc/passwd": "absolute",
    "//host/share/a.md": "absolute",
    "C:/a.md": "absolute",
    "c:a.md": "absolute",
    "..\\evil.md": "backslash",
    "\\\\host\\share\\a.md": "backslash",
    "content/a.md\0.png": "control",
    "content/a\nb.md": "control",
    "content/a\x1b[2Jb.md": "control",
    "content/a\u202eb.md": "control",
    "content/CON": "reserves",
    "content/nul.md": "reserves",
    "Aux/one.md": "reserves",
    "content/COM1.tar.gz": "reserves",
    "content/lpt\u00b9": "reserves",
    "content/a.md:stream": "reserves",
    "content/a.": "reserves",
    "content/a ": "reserves",
    "content/a?.md": "reserves",
    "a/" * 70 + "b": "too long",
    "a" * 300: "too long",
    "content/" + "\u00e9" * 200: "too long",
}


@pytest.mark.parametrize(("name", "words"), NAMES.items(), ids=[ascii(name[:20]) for name in NAMES])
def test_a_name_that_could_do_harm(tmp_path: Path, name: str, words: str) -> None:
    _assert_refused(tmp_path, pack([*SITE, Entry(name.encode())]), words)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    _assert_refused(tmp_path, pack([*SITE, Entry(b"a\xff.md")]), "damaged")


def test_two_entries_of_one_name(tmp_path: Path) -> None:
    _assert_refused(tmp_path, pack([*SITE, Entry(b"content/one.md", b"# Other")]), "two entries")


@pytest.mark.parametrize("flag", [0x0001, 0x0040, 0x2000])
def test_encryption(tmp_path: Path, flag: int) -> None:
    _assert_refused(tmp_path, pack([*SITE, Entry(b"a.md", flags=UTF8 | flag)]), "encrypted")


@pytest.mark.parametrize("method", [1, 9, 12, 14, 93, 99])
def test_other_ways_of_packing(tmp_path: Path, method: int) -> None:
    _assert_refused(tmp_path, pack([*SITE, Entry(b"a.md", method=method)]), "not supported")


def test_entries_that_share_bytes(tmp_path: Path) -> None:
    kernel = Entry(b"a.md", b"\0" * 60_000)
    _assert_refused(tmp_path, pack([*SITE, kernel, Entry(b"b.md", packed=b"", offset=0)]), "shares bytes|another name")
    quoted = pack([kernel])[: 30 + 4 + len(_deflate(kernel.data))]
    outer = Entry(b"b.md", method=0, data=quoted)
    inner = Entry(b"a.md", b"\0" * 60_000, offset=30 + 4)
    _assert_refused(tmp_path, pack([outer, inner]), "shares bytes")


def test_a_size_beyond_the_ratio(tmp_path: Path) -> None:
    _assert_refused(tmp_path, pack([*SITE, Entry(b"content/big.md", b"\0" * 2_000_000)]), "200 times")


def test_many_small_bombs(tmp_path: Path) -> None:
    bombs = [Entry(b"content/%d.md" % number, b"\0" * 60_000) for number in range(400)]
    _assert_refused(tmp_path, pack([*SITE, *bombs]), "200 times as large")


def test_a_total_beyond_the_bound(tmp_path: Path) -> None:
    entries = [Entry(b"%d" % n, method=0, packed=b"", packed_size=2**27, size=2**27) for n in range(3)]
    _assert_refused(tmp_path, pack([*SITE, *entries]), "larger than 256 MB")


def test_a_zip_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_checks, "MAX_ARCHIVE", 100)
    _assert_refused(tmp_path, pack(SITE), "larger than")


def test_too_many_entries(tmp_path: Path) -> None:
    _assert_refused(tmp_path, pack([Entry(b"%d" % number) for number in range(MAX_FILES + 1)]), "more than 20,000")


def test_as_many_entries_as_may_be(tmp_path: Path) -> None:
    entries = [Entry(b"content/%d.md" % number) for number in range(MAX_FILES - 1)]
    assert len(_open(tmp_path, pack([SITE[0], *entries]))) == MAX_FILES


@pytest.mark.parametrize("count", [1, 3, 0])
def test_a_count_that_is_wrong(tmp_path: Path, count: int) -> None:
    _assert_refused(tmp_path, pack(SITE, count=count), "entries instead of")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(b"a.md", local_name=b"b.md"), "another name"),
        (Entry(b"a.md", local_flags=UTF8 | 1), "two ways"),
        (Entry(b"a.md", local_size=9), "two sizes"),
        (Entry(b"a.md", method=0, data=b"abc", size=2, local_size=2), "two sizes"),
        (Entry(b"a.md", offset=7), "no header|shares bytes"),
        (Entry(b"a.md", packed_size=5_000), "runs into the directory"),
        (Entry(b"a.md", offset=2**31), "runs into the directory"),
        (Entry(b"a.md", offset=2**32 - 1, extra=struct.pack("<2HQ", 1, 8, 2**63)), "runs into the directory"),
        (Entry(b"a.md", extra=b"\1\0\xff\0"), "damaged|two sizes"),
        (Entry(b"folder/", b"x"), "holds bytes"),
    ],
)
def test_headers_that_contradict_each_other(tmp_path: Path, entry: Entry, words: str) -> None:
    _assert_refused(tmp_path, pack([*SITE, entry]), words)


LIES = {
    "longer than stated": Entry(b"content/a.md", b"abc", packed=_deflate(b"abc" * 99)),
    "shorter than stated": Entry(b"content/a.md", b"abc", packed=_deflate(b"a")),
    "other checksum": Entry(b"content/a.md", b"abc", crc=7),
    "more behind it": Entry(b"content/a.md", b"abc", packed=_deflate(b"abc") + b"more"),
    "cut off": Entry(b"content/a.md", b"abc" * 99, packed=_deflate(bytes(range(256)) * 9)[:40]),
    "no deflate": Entry(b"content/a.md", b"abc", packed=b"\xff\xff\xff\xff"),
    "a bomb that states little": Entry(b"content/a.md", b"abc", packed=_deflate(b"\0" * 5_000_000)),
}


@pytest.mark.parametrize("entry", LIES.values(), ids=LIES)
def test_an_entry_that_lies_is_caught_when_it_is_read(tmp_path: Path, entry: Entry) -> None:
    _assert_refused(tmp_path, pack([*SITE, entry]), "damaged|does not hold")


def _zip64(end64: tuple[int, int, int], end: tuple[int, int, int] = (0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)) -> bytes:
    """The honest site with a zip64 record; each triple is entries, directory size and offset."""
    plain = pack(SITE)[:-22]
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, end64[0], *end64)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(plain), 1)
    return plain + record + locator + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, end[0], *end, 0)


def test_zip64_records(tmp_path: Path) -> None:
    honest = pack(SITE)
    size, offset = struct.unpack("<2L", honest[-10:-2])
    assert len(_open(tmp_path, _zip64((2, size, offset)))) == 2
    for lie in [(2**40, size, offset), (2, 2**62, offset), (2, size, 2**63), (MAX_FILES + 1, size, offset)]:
        _assert_refused(tmp_path, _zip64(lie), "entries|directory is not")
    _assert_refused(tmp_path, _zip64((2, size, offset), (3, size, offset)), "contradicts")
    locator = b"PK\6\7" + bytes(16)
    _assert_refused(tmp_path, honest[:-22] + locator + honest[-22:], "zip64 record is missing")


def test_an_entry_that_states_a_size_beyond_all_bounds(tmp_path: Path) -> None:
    extra = struct.pack("<2HQ", 1, 8, 2**63)
    _assert_refused(tmp_path, pack([*SITE, Entry(b"a.md", size=0xFFFFFFFF, extra=extra)]), "200 times")


def test_damage_anywhere_is_an_error_in_words(tmp_path: Path) -> None:
    whole = pack([*SITE, Entry(b"static/a.png", bytes(range(256)))], comment=b"0123456789")
    refused = 0
    for place in range(4, len(whole) - 10):
        for mask in (0x01, 0x80):
            damaged = bytearray(whole)
            damaged[place] ^= mask
            try:
                files = _open(tmp_path, bytes(damaged))
            except ArchiveError:
                refused += 1
            else:
                assert files == ["content/one.md", "hugo.yaml", "static/a.png"]
    assert refused > len(whole)


def test_a_zip_cut_off_anywhere_is_an_error_in_words(tmp_path: Path) -> None:
    whole = pack(SITE, comment=b"0123456789")
    for length in range(4, len(whole)):
        _assert_refused(tmp_path, whole[:length], "damaged|directory")


def test_a_directory_too_large_is_not_read() -> None:
    directory = zip_checks.MAX_DIRECTORY + 1
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, directory, 0, 0)
    with pytest.raises(ArchiveError, match="directory is not"):
        zip_checks.check_directory(io.BytesIO(bytes(directory) + end))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("content/" + "d" * 100 + "/../" + "e" * 100 + ".md", "content/" + "d" * 100 + "/../" + "e" * 100 + ".md"),
        ("content/caf\u00e9/../x.md", "content/caf\u00e9/../x.md"),
        ("content/../gnp\u202e.md", "content/../gnp\\u202e.md"),
        ("content/../a\x1b[2Jb\u200fc\u061c", "content/../a\\x1b[2Jb\\u200fc\\u061c"),
        ("content/../" + "x" * 5_000 + "end.md", "x…x"),
    ],
)
def test_a_refused_name_is_shown_whole_and_harmless(tmp_path: Path, name: str, shown: str) -> None:
    file = tmp_path / "site.zip"
    file.write_bytes(pack([*SITE, Entry(name.encode(), flags=0x800)]))
    with pytest.raises(ArchiveError) as caught, open_source(file, silent):
        pass
    assert shown in caught.value.message
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < MAX_MESSAGE
    assert len(name) < 5_000 or "end.md'" in caught.value.message
