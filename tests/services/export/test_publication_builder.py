"""Publications made of sections."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.publish.publication import Piece, Publication
from aixreader.services.editions.build import build
from aixreader.services.export.publication_builder import publication_of, with_children
from aixreader.services.session.session import Session


def made(session: Session, *names: str) -> Publication:
    return publication_of(session, [session.find(name) for name in names], "Tea")


def piece(publication: Publication, section: str) -> Piece:
    return next(piece for piece in publication.pieces if piece.section == section)


def test_links_inside_the_selection_stay_inside(session: Session) -> None:
    result = made(session, "kettlerules", "teapot", "oversteep")
    links = re.findall(r'href="([^"]*)"', piece(result, "oversteep").html)
    general = "https://owaspai.org/go/generalkettle/"
    number = result.notes.index(general) + 1
    assert links == ["#s-kettlerules", general, f"#note-{number}", "#s-kettlerules", "#s-teapot"]


def test_headings_and_what_they_are(session: Session) -> None:
    result = made(session, "generalkettle", "kettlerules", "lidlock")
    rules = piece(result, "kettlerules")
    assert (rules.title, rules.level, rules.meta) == ("Kettle rules", 3, "Control, governance")
    assert rules.permalink == "https://owaspai.org/go/kettlerules/"
    assert not re.search(r"KETTLE RULES|Category|Permalink", rules.html)
    assert piece(result, "generalkettle").level == 2
    assert [chapter.title for chapter in result.chapters] == ["1. Controls"]


def test_in_another_order_no_section_stands_below_one_that_is_not_its_own(session: Session) -> None:
    def levels(*names: str) -> list[int]:
        return [piece.level for piece in made(session, *names).pieces]

    below = "docs/2_threats#café-ünder-the-élms"
    assert levels("oversteep", below, "teatheft") == [2, 3, 2]
    assert levels("oversteep", "teatheft", below, "docs/2_threats#introduction") == [2, 2, 2, 2]
    assert levels("generalkettle", "docs/1_controls#11-kettle-rules", "teapot", "kettlerules") == [2, 3, 4, 4]


def test_pictures_go_with_it(session: Session) -> None:
    page = session.find("overview")
    result = publication_of(session, with_children(session, [page]), "Tea")
    assert set(result.pictures) == {"images/kettle.png"}
    assert 'src="images/kettle.png"' in "".join(piece.html for piece in result.pieces)
    assert result.pictures["images/kettle.png"].data.startswith(b"\x89PNG")


def test_all_of_it_holds_together(session: Session) -> None:
    result = publication_of(session, session.edition.sections.values(), "All")
    ids = [piece.id for piece in result.pieces]
    assert len(ids) == len(set(ids))
    inside = [name for piece in result.pieces for name in re.findall(r'href="#(s-[^"]*)"', piece.html)]
    assert set(inside) <= set(ids)
    numbers = [int(number) for piece in result.pieces for number in re.findall(r'href="#note-(\d+)"', piece.html)]
    assert set(numbers) == set(range(1, len(result.notes) + 1))
    assert not [piece.id for piece in result.pieces if "aix:" in piece.html]


def test_what_stands_below_goes_along_once(session: Session) -> None:
    general, rules = session.find("generalkettle"), session.find("kettlerules")
    result = [section.id for section in with_children(session, [rules, general, general])]
    assert result.count("kettlerules") == 1
    assert result.index("generalkettle") < result.index("kettlerules") < result.index("lidlock")


def test_a_page_says_first_what_it_is_about(session: Session) -> None:
    page = session.edition.pages[session.find("generalkettle").page]
    result = publication_of(session, [session.edition.sections[section] for section in page.sections], "Tea")
    whole = result.chapters[0].pieces[0]
    assert (whole.level, whole.html) == (1, '<p class="lead">What keeps the tea safe.</p>')


def test_a_title_holds_no_characters_that_act(session: Session) -> None:
    assert publication_of(session, (), "Tea\u202e p\u2066ot\x1b\n").title == "Tea pot "


def test_links_have_words_and_have_them_once(site: Path, folders: Folders, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    with (copy / "content" / "docs" / "1_controls.md").open("a", encoding="utf-8") as page:
        page.write(
            '\n## Icons\n\n<a href="https://a.example/" aria-label="Name"><i class="fab"></i></a>\n'
            '<a href="https://b.example/"><img src="/images/kettle.png" alt="Kettle"> <span>kettle</span></a>\n'
            '<a href="https://c.example/"><img src="/images/kettle.png" alt="Kettle"> Shop</a>\n'
        )
    with Session(build(copy, silent, out=None, folders=folders)) as session:
        html = made(session, "docs/1_controls#icons").chapters[0].pieces[0].html
    assert "</i>Name</a>" in html
    assert re.findall(r'alt="([^"]*)"', html) == ["", "Kettle"]
