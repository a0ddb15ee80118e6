"""Packs the objects of a PDF into one compressed stream (an object stream of PDF 1.5), which pypdf does not write.

A link is an object of some 250 bytes; packed, it takes about 40.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FREE, PLAIN, PACKED = 0, 1, 2
"""Kinds of entries of a cross-reference stream."""
WIDTHS = (1, 4, 2)
"""Bytes of the fields of an entry."""


def packed_pdf(data: bytes) -> bytes:
    """A PDF of one revision, which is not encrypted, with all but its streams packed."""
    from pypdf import PdfReader
    from pypdf.generic import ArrayObject, NameObject, NumberObject, StreamObject

    reader = PdfReader(io.BytesIO(data))
    objects = {number: reader.get_object(number) for number in sorted(reader.xref[0])}
    packs, table = max(objects) + 1, max(objects) + 2
    entries = [(FREE, 0, 0)] * (table + 1)
    out = bytearray(HEADER)

    def add(number: int, value: PdfObject | None) -> None:
        entries[number] = (PLAIN, len(out), 0)
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (number, _written(value)))

    def add_stream(number: int, content: bytes, fields: dict[str, PdfObject]) -> None:
        stream = StreamObject()
        stream.set_data(zlib.compress(content, 9))
        stream.update({NameObject(name): value for name, value in fields.items()})
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        add(number, stream)

    places: list[bytes] = []
    bodies: list[bytes] = []
    end = 0
    for number, value in objects.items():
        if isinstance(value, StreamObject):
            add(number, value)
            continue
        entries[number] = (PACKED, packs, len(places))
        body = _written(value) + b"\n"
        places.append(b"%d %d " % (number, end))
        bodies.append(body)
        end += len(body)
    head = b"".join(places)
    kind = {"/Type": NameObject("/ObjStm"), "/N": NumberObject(len(places)), "/First": NumberObject(len(head))}
    add_stream(packs, head + b"".join(bodies), kind)
    start = len(out)
    entries[table] = (PLAIN, start, 0)
    rows = b"".join(
        value.to_bytes(width, "big") for entry in entries for value, width in zip(entry, WIDTHS, strict=True)
    )
    trailer = {
        "/Type": NameObject("/XRef"),
        "/Size": NumberObject(len(entries)),
        "/W": ArrayObject(map(NumberObject, WIDTHS)),
        "/Root": reader.trailer.raw_get("/Root"),
        "/Info": reader.trailer.raw_get("/Info"),
    }
    add_stream(table, rows, trailer)
    out.extend(b"startxref\n%d\n%%%%EOF\n" % start)
    return bytes(out)


def _written(value: PdfObject | None) -> bytes:
    from pypdf.generic import NullObject

    out = io.BytesIO()
    (value if value is not None else NullObject()).write_to_stream(out)
    return out.getvalue()
