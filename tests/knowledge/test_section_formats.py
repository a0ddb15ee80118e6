"""A section in the forms it is read in."""

from __future__ import annotations

import html5lib

from aixreader.knowledge.section_formats import SectionFormats
from aixreader.services.session.session import Session


def reading(session: Session, name: str, *, only: bool = False) -> SectionFormats:
    return SectionFormats(session, session.find(name), only=only)


def test_text_has_the_section_with_those_below_it(session: Session) -> None:
    text = reading(session, "generalkettle").text()
    assert text.startswith("## 1.0 Controls in general\n")
    assert "#### Lid lock\n" in text
    assert "OPENCRE" not in text


def test_only_itself(session: Session) -> None:
    text = reading(session, "generalkettle", only=True).text()
    assert "These controls answer more than one threat." in text
    assert "Kettle rules" not in text


def test_a_section_ends_where_the_next_of_its_level_begins(session: Session) -> None:
    text = reading(session, "teapot").text()
    assert "Teapot watch" in text
    assert "lid lock" not in text.lower()


def test_links_inside_the_edition_are_told_as_show_takes_them(session: Session) -> None:
    text = reading(session, "teapot").text()
    assert "files/kettle rules (1).txt" in text
    assert "aix:teapot" in text
    assert session.find("aix:teapot").id == "teapot"


def test_links_in_html_and_data_open_everywhere(session: Session) -> None:
    for section in session.edition.sections.values():
        formats = SectionFormats(session, section)
        record = formats.record()
        for text in (formats.html(), record["html"], record["text"]):
            assert "aix:" not in str(text), section.id
    record = reading(session, "contribute").record()
    assert (record["permalink"], record["url"]) == (None, "https://owaspai.org/contribute/")
    assert "https://owaspai.org/go/teapot/" in str(reading(session, "teapot").record()["text"])


def test_markdown_is_the_sources_own(session: Session) -> None:
    text = reading(session, "kettlerules").markdown()
    assert text.startswith("#### #KETTLE RULES\n>Category: governance control")
    assert "<!-- OPENCRE_SECTION_CRE_START slug=kettlerules -->" in text
    assert "TEAPOT" not in text
    assert "LID LOCK" in reading(session, "generalkettle").markdown()
    assert (
        reading(session, "generalkettle", only=True).markdown().endswith("These controls answer more than one threat.")
    )


def test_html_stands_for_itself(session: Session) -> None:
    for section in session.edition.sections.values():
        parser = html5lib.HTMLParser()
        parser.parseFragment(SectionFormats(session, section).html())
        assert "expected-closing-tag-but-got-eof" not in {code for _, code, _ in parser.errors}


def test_the_record_tells_all(session: Session) -> None:
    record = reading(session, "lidlock").record()
    assert record["id"] == record["slug"] == "lidlock"
    assert record["permalink"] == "https://owaspai.org/go/lidlock/"
    assert record["role"] == "control"
    assert record["page"] == "docs/1_controls"
    assert record["anchor"] == "lid-lock"
    assert record["children"] == []
    category = record["category"]
    assert isinstance(category, dict)
    assert category["when"] == ["development-time"]
    assert reading(session, "generalkettle").record()["children"] == ["docs/1_controls#11-kettle-rules"]
    assert reading(session, "contribute").record()["category"] is None
