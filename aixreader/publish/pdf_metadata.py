"""What a PDF says about itself: title, author and dates, for viewers (information dictionary) and programs (XMP)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from aixreader.control_characters import without_controls
from aixreader.publish.publication import Publication
from aixreader.publish.timestamps import NO_DATE, edition_time

if TYPE_CHECKING:
    from pypdf import PdfWriter

HEADER = "%PDF-1.7"
"""ISO 32000-1: what is in the PDF is in none newer, and some in none older."""
LANGUAGE = "en"
DATES = "/CreationDate", "/ModDate"
CREATOR = "AIX Reader"
NAMESPACES = (
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
)


def describe(writer: PdfWriter, publication: Publication) -> None:
    """Write all that the PDF says about itself, also as XMP."""
    from pypdf.generic import DecodedStreamObject, NameObject

    written = writer.metadata
    producer = str(written.get("/Producer", "")) if written is not None else ""
    values = {
        "/Title": publication.title,
        "/Author": publication.attribution.author,
        "/Subject": publication.edition_line,
        "/Keywords": publication.keywords,
        "/Producer": producer,
    }
    state(writer, values, publication.date)
    stream = DecodedStreamObject()
    stream.set_data(_xmp(publication, producer).encode())
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)  # noqa: SLF001  # there is no other way


def state(writer: PdfWriter, values: Mapping[str, str], date: str) -> None:
    """Write version, language and the information dictionary: those of `values` that are not empty. Viewers show the
    title instead of the file's name.

    `date` is that of the edition (ISO 8601), so that the same content gives the same bytes.
    """
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    time = edition_time(date)
    dates = {} if time == NO_DATE else dict.fromkeys(DATES, f"D:{time:%Y%m%d%H%M%S}Z")
    stated = {name: without_controls(value) for name, value in values.items() if value}
    writer.pdf_header = HEADER
    writer.metadata = {**stated, "/Creator": CREATOR, **dates}
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )


def _xmp(publication: Publication, producer: str) -> str:
    """The metadata as an XMP packet (ISO 16684-1)."""
    time = edition_time(publication.date)
    date = "" if time == NO_DATE else f"{time:%Y-%m-%dT%H:%M:%SZ}"
    fields = (
        ("dc:format", "application/pdf"),
        ("dc:title", _listed("Alt", publication.title)),
        ("dc:creator", _listed("Seq", publication.attribution.author)),
        ("dc:description", _listed("Alt", publication.edition_line)),
        ("dc:subject", _listed("Bag", *publication.keywords.split(", "))),
        ("dc:rights", _listed("Alt", publication.attribution.licence)),
        ("dc:language", _listed("Bag", LANGUAGE)),
        ("pdf:Keywords", _text(publication.keywords)),
        ("pdf:Producer", _text(producer)),
        ("xmp:CreatorTool", _text(CREATOR)),
        ("xmp:CreateDate", date),
        ("xmp:ModifyDate", date),
        ("xmp:MetadataDate", date),
    )
    lines = "\n".join(f"<{name}>{value}</{name}>" for name, value in fields if value)
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES)
    return (
        '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF {declared}>\n<rdf:Description rdf:about="">\n{lines}\n'
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _listed(kind: str, *texts: str) -> str:
    """An array of XMP: `kind` is `Alt` (one text by language), `Bag` or `Seq`."""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{_text(text)}</rdf:li>" for text in texts if text)
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _text(text: str) -> str:
    return escape(without_controls(text), quote=False)
