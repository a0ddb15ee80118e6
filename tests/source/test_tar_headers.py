"""Promise G6: hostile tars are refused as a whole before anything of them is read.

The archives are put together block by block, because no packer makes them.
"""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from aixreader.errors import ArchiveError
from aixreader.progress import silent
from aixreader.source.archive import open_archive
from tests.source.tars import BLOCK, END, GNU, Member, long_name, packed, pax, tar

EVIL = Member(b"content/evil.md")
NAME = "content/ü.md"

HOSTILE = {
    "a name that climbs out": (tar(Member(b"../evil.md")), "leads out of its folder"),
    "a name that climbs out on its way": (tar(Member(b"content/../../evil.md")), "leads out of its folder"),
    "an absolute name": (tar(Member(b"/etc/passwd")), "absolute path"),
    "an absolute name behind a dot": (tar(Member(b".//etc/passwd")), "absolute path"),
    "a drive of Windows": (tar(Member(b"C:/evil.md")), "absolute path"),
    "a backslash": (tar(Member(b"..\\evil.md")), "backslash"),
    "a name that acts in a terminal": (tar(Member(b"content/a\x1b[2Jb.md")), "control characters"),
    "a name that turns the text around": (tar(Member("content/a\u202eb.md".encode())), "control characters"),
    "a name that is no text": (tar(Member(b"content/\xff.md")), "control characters"),
    "a device of Windows": (tar(Member(b"content/nul.md")), "Windows reserves"),
    "a prefix that climbs out": (tar(Member(b"evil.md", prefix=b"..")), "leads out of its folder"),
    "an empty name": (tar(Member(b"")), "leads out of its folder"),
    "two entries of one name": (tar(Member(b"content/one.md", b"# Two")), "two entries are named"),
    "two entries of one name, one behind a dot": (tar(Member(b"./content/one.md")), "two entries are named"),
    "a long name that climbs out": (tar(long_name(b"../" * 40 + b"evil"), EVIL), "leads out of its folder"),
    "a long name without an end": (tar(long_name(b"a/" * 600 + b"b"), EVIL), "is too long"),
    "a name of pax that climbs out": (tar(pax({b"path": b"../evil.md"}), EVIL), "leads out of its folder"),
    "a name of pax with a NUL": (tar(pax({b"path": b"content/a.md\0.png"}), EVIL), "control characters"),
    "a name in two ways": (tar(long_name(b"content/a.md"), pax({b"path": b"content/b.md"}), EVIL), "named twice"),
    "a size of pax that is another": (tar(pax({b"size": b"512"}), EVIL), "states two sizes"),
    "a size of pax that is huge": (tar(pax({b"size": b"9" * 30}), EVIL), "states two sizes"),
    "a name for all entries": (tar(pax({b"path": b"content/a.md"}, b"g"), EVIL), "all of its entries one name or size"),
    "a size for all entries": (tar(pax({b"size": b"0"}, b"g"), EVIL), "all of its entries one name or size"),
    "a key twice": (tar(Member(b"pax", b"12 path=a.b\n12 path=c.d\n", b"x"), EVIL), "description of an entry is dam"),
    "a record longer than its header": (tar(Member(b"pax", b"99 path=a\n", b"x"), EVIL), "description of an entry is"),
    "a record that is no record": (tar(Member(b"pax", b"path=a\n", b"x"), EVIL), "description of an entry is damaged"),
    "a record of an endless length": (tar(Member(b"pax", b"9" * 500 + b" a=b\n", b"x"), EVIL), "description of an"),
    "a description of megabytes": (tar(Member(b"pax", b"", b"x", size=2**21), EVIL), "description of an entry is too"),
    "a description of nothing": (tar(pax({b"path": b"content/a.md"})), "entry that is missing"),
    "names in an encoding of its own": (tar(pax({b"hdrcharset": b"BINARY"}), EVIL), "unknown encoding"),
    "a sparse file of old": (tar(Member(b"content/a.md", kind=b"S", magic=GNU)), "sparse file"),
    "a sparse file of pax": (tar(pax({b"GNU.sparse.major": b"1"}), EVIL), "sparse file"),
    "a sparse file of another program": (tar(pax({b"SCHILY.realsize": b"9"}), EVIL), "sparse file"),
    "a part of a volume": (tar(Member(b"content/a.md", kind=b"M")), "unknown kind"),
    "a kind that nobody knows": (tar(Member(b"content/a.md", kind=b"Q")), "unknown kind"),
    "a link that brings bytes": (tar(Member(b"content/a.md", kind=b"2", target=b"/etc/passwd")), "is no file"),
    "a link to another entry that brings bytes": (tar(Member(b"content/a.md", kind=b"1")), "is no file"),
    "a folder that brings bytes": (tar(Member(b"content/a/", kind=b"5")), "is no file"),
    "a size in base 256": (tar(Member(b"content/a.md", size=b"\x80".ljust(12, b"\xff"))), "no file of a site has"),
    "a size below nothing": (tar(Member(b"content/a.md", size=b"-0000000001\0")), "no file of a site has"),
    "a size beyond the bound": (tar(Member(b"content/a.md", size=2**32)), "larger than 256 MB"),
    "a size that no bytes follow": (tar(Member(b"content/a.md", size=2**20), end=b""), "200 times|not whole"),
    "a header with another checksum": (tar(Member(b"content/a.md", checksum=1)), "a header of it is damaged"),
    "a header of no known kind": (tar(Member(b"content/a.md", magic=bytes(8))), "no tar"),
    "no end": (tar(end=b""), "not whole"),
    "half an end": (tar(end=bytes(BLOCK)), "not whole"),
    "an end that is none": (tar(end=bytes(BLOCK) + b"x" * BLOCK), "not whole"),
    "entries behind the end": (tar() + EVIL.blocks + END, "something follows its end"),
    "nothing at all": (b"", "not whole"),
    "text": (b"no tar" * 200, "no tar"),
}


FILES = {"./hugo.yaml": b"", "./content/one.md": b"# One", f"./static/{'d' * 90}/e.png": b"x"}


def opened(tmp_path: Path, data: bytes) -> list[str]:
    """The files of the site in a tar.gz of this, all of them read."""
    path = tmp_path / "site.tar.gz"
    path.write_bytes(packed(data))
    with open_archive(path, silent) as tree:
        tree.digest(silent)
        return sorted(tree.files)


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_tar_is_refused_in_words(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ArchiveError, match=words) as caught:
        opened(tmp_path, data)
    message = caught.value.message
    assert message.startswith("The archive is not taken: ")
    assert message.endswith(".")
    assert message.isprintable()
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["site.tar.gz"]


def test_the_builder_of_these_tests_makes_honest_tars(tmp_path: Path) -> None:
    members = (
        long_name(b"content/" + b"d" * 120 + b".md"),
        Member(b"cut"),
        pax({b"path": "content/ü.md".encode()}),
        EVIL,
    )
    with tarfile.open(fileobj=io.BytesIO(tar(*members))) as archive:
        names = archive.getnames()
    assert names == ["hugo.yaml", "content/one.md", "content/" + "d" * 120 + ".md", NAME]
    assert opened(tmp_path, tar(*members)) == sorted(names)


def test_what_other_packers_write_is_taken(tmp_path: Path) -> None:
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=form) as archive:
            for name, data in [
                ("./hugo.yaml", b""),
                ("./content/one.md", b"# One"),
                (f"./static/{'d' * 90}/e.png", b"x"),
            ]:
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
            for name in (".", "content", "content/docs"):
                info = tarfile.TarInfo(name)
                info.type = tarfile.DIRTYPE
                archive.addfile(info)
        assert opened(tmp_path, out.getvalue()) == ["content/one.md", "hugo.yaml", f"static/{'d' * 90}/e.png"]


def test_attributes_that_name_no_file_are_passed_over(tmp_path: Path) -> None:
    mac = {
        b"mtime": b"1.5",
        b"LIBARCHIVE.xattr.com.apple.quarantine": b"abc=",
        b"SCHILY.fflags": b"x",
        b"size": b"1",
    }
    assert "content/evil.md" in opened(tmp_path, tar(pax(mac), EVIL))


def test_a_header_cut_off_anywhere_is_an_error_in_words(tmp_path: Path) -> None:
    whole = tar()
    for length in range(0, len(whole), 100):
        with pytest.raises(ArchiveError):
            opened(tmp_path, whole[:length])
