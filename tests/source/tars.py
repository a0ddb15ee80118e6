"""Puts tars together block by block, also such as no packer makes."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

BLOCK = 512
POSIX, GNU = b"ustar\x0000", b"ustar  \x00"


@dataclass(frozen=True)
class Member:
    """An entry; `size` is what its header states where that is not the length of its data, `checksum` is added to the
    right one.
    """

    name: bytes
    data: bytes = b"x"
    kind: bytes = b"0"
    size: int | bytes | None = None
    magic: bytes = POSIX
    prefix: bytes = b""
    checksum: int = 0
    target: bytes = b""

    @property
    def blocks(self) -> bytes:
        """The header and the data, filled up."""
        size = self.size if self.size is not None else len(self.data)
        stated = size if isinstance(size, bytes) else b"%011o\0" % size
        head = self.name[:100].ljust(100, b"\0") + b"0000644\0" * 3 + stated + b"00000000000\0"
        head += b" " * 8 + self.kind + self.target.ljust(100, b"\0") + self.magic
        head = head.ljust(345, b"\0") + self.prefix.ljust(155, b"\0")
        head = head.ljust(BLOCK, b"\0")
        total = b"%06o\0 " % (sum(head) + self.checksum)
        return head[:148] + total + head[156:] + self.data + bytes(-len(self.data) % BLOCK)


def record(key: bytes, value: bytes) -> bytes:
    """A record of a pax header."""
    rest = b" %s=%s\n" % (key, value)
    size = len(rest)
    while len(b"%d" % size) + len(rest) != size:
        size = len(b"%d" % size) + len(rest)
    return b"%d" % size + rest


def pax(values: dict[bytes, bytes], kind: bytes = b"x") -> Member:
    """A pax header with these values."""
    return Member(b"pax", b"".join(record(key, value) for key, value in values.items()), kind)


def long_name(name: bytes) -> Member:
    """A name as GNU tar writes one that is too long for a header."""
    return Member(b"././@LongLink", name + b"\0", b"L", magic=GNU)


SITE = (Member(b"hugo.yaml", b"title: Trial"), Member(b"content/one.md", b"# One"))
END = bytes(2 * BLOCK)


def tar(*members: Member, end: bytes = END) -> bytes:
    """The blocks of an honest site and these members."""
    return b"".join(member.blocks for member in (*SITE, *members)) + end


def packed(data: bytes) -> bytes:
    """A gzip of it."""
    return gzip.compress(data, 6, mtime=0)
