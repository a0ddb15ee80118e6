"""What a PDF says about itself."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

from aixreader.publish.pdf_metadata import describe
from aixreader.publish.publication import Publication


def described(publication: Publication) -> PdfReader:
    writer = PdfWriter()
    writer.add_blank_page(600, 800)
    describe(writer, publication)
    out = io.BytesIO()
    writer.write(out)
    return PdfReader(out)


def test_viewers_and_programs_are_told_the_same(publication: Publication) -> None:
    reader = described(publication)
    assert reader.pdf_header == "%PDF-1.7"
    root: Any = reader.root_object
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert str(root["/Lang"]) == "en"
    metadata, xmp = reader.metadata, reader.xmp_metadata
    assert metadata is not None
    assert xmp is not None
    assert xmp.dc_title is not None
    assert xmp.dc_description is not None
    assert metadata.title == xmp.dc_title["x-default"] == "Tea <1>"
    assert [metadata.author] == xmp.dc_creator == ["OWASP AI Exchange"]
    assert metadata.subject == xmp.dc_description["x-default"] == publication.edition_line
    assert metadata.keywords == xmp.pdf_keywords == publication.keywords
    assert metadata.creator == xmp.xmp_creator_tool == "AIX Reader"
    assert xmp.dc_language == ["en"]
    assert metadata.creation_date == metadata.modification_date
    assert f"{metadata.creation_date:%Y-%m-%dT%H:%M}" == publication.date, "not the time of printing"
    assert f"{xmp.xmp_create_date:%Y-%m-%dT%H:%M}" == publication.date


def test_what_is_not_known_is_not_stated(publication: Publication) -> None:
    reader = described(replace(publication, date="", title="a\x00<&\ufffeb"))
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None
    stream = reader.root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    packet = stream.get_data()
    assert b"Date>" not in packet
    assert b"&lt;&amp;" in packet
    ET.fromstring(packet)  # noqa: S314  # our own
