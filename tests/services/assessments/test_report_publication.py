"""The report: what is in it, and that whatever was typed stays text."""

from __future__ import annotations

from dataclasses import replace

from aixreader.assess.sign_off import sign_off
from aixreader.publish.publication import Picture
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.report_contents import PART_TITLES
from aixreader.services.assessments.report_publication import LOGO, ReportOptions, report_publication
from tests.services.assessments.conftest import TODAY


def test_there_is_a_chapter_for_each_system_with_all_parts(assessed: AssessedEdition) -> None:
    publication = report_publication(assessed, assessed.systems(), ReportOptions(TODAY))
    assert publication.title == "Assessment: Tea"
    assert [chapter.title for chapter in publication.chapters] == ["About this report", "Kitchen", "Garden"]
    assert [piece.title for piece in publication.chapters[1].pieces] == list(PART_TITLES.values())
    ids = [piece.id for piece in publication.pieces]
    assert len(set(ids)) == len(ids)


def test_parts_can_be_chosen(assessed: AssessedEdition) -> None:
    publication = report_publication(assessed, [assessed.system()], ReportOptions(TODAY, ("gaps", "summary")))
    assert [piece.id for piece in publication.chapters[1].pieces] == ["s1-summary", "s1-gaps"]


def test_the_first_page_says_what_it_rests_on(facts: EditionFacts, assessed: AssessedEdition) -> None:
    options = ReportOptions(TODAY, logo=Picture(LOGO, "image/png", b"x"), made_by="Ann")
    plain = report_publication(assessed, assessed.systems(), options)
    about = next(plain.pieces).html
    assert "Not signed off" in about
    assert facts.ref.digest in about
    assert f'<img src="{LOGO}"' in about
    assert plain.pictures[LOGO].data == b"x"
    signed = AssessedEdition(facts, sign_off(assessed.document, "Board", "2026-06-01T10:00:00Z"))
    about = next(report_publication(signed, signed.systems(), options).pieces).html
    assert "1, approved by Board on 2026-06-01" in about


def test_what_was_typed_stays_text(facts: EditionFacts, assessed: AssessedEdition) -> None:
    system = replace(assessed.document.systems[0], purpose="<script>alert(1)</script>\n<b>x")
    hostile = AssessedEdition(facts, assessed.document.with_system(system))
    html = "".join(piece.html for piece in report_publication(hostile, hostile.systems(), ReportOptions(TODAY)).pieces)
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>&lt;b&gt;x" in html
