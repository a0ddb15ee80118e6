"""Finding the section that somebody means."""

from __future__ import annotations

import pytest

from aixreader.errors import MAX_QUOTED, NotFoundError
from aixreader.services.session.session import Session
from tests.waiting import no_hang


@pytest.mark.parametrize(
    "name",
    [
        "teapot",
        "TeaPot",
        "  teapot ",
        "aix:teapot",
        "AIX:Teapot",
        "AIX://CONTENT/docs/1_controls#teapot-watch",
        "go/teapot",
        "/go/teapot/",
        "/goto/teapot",
        "https://owaspai.org/go/teapot/",
        "https://www.owaspai.org/goto/TEAPOT",
        "http://owaspai.org/go/teapot/?x=1#y",
        "owaspai.org/go/teapot",
        "pothandle",
        "https://owaspai.org/goto/pothandle/",
        "aix://content/docs/1_controls#teapot-watch",
        "docs/1_controls#teapot-watch",
        "/docs/1_controls/#teapot-watch",
        "https://owaspai.org/docs/1_controls/#teapot-watch",
        "#TEAPOT WATCH",
        "teapot   watch",
        "TEAPOTWATCH",
        "#teapotwatch",
        "((aix:teapot))",
        "[teapot](https://owaspai.org/go/teapot/)",
        "HTTPS://WWW.OWASPAI.ORG:443/DOCS/1_CONTROLS/INDEX.HTML?print=1#TEAPOT-WATCH",
        "docs/1_controls.md#teapotwatch",
        "https:/owaspai.org//docs//1_controls/#teapot-watch",
        "docs\\1_controls#teapot-watch",
    ],
)
def test_many_names_mean_one_section(session: Session, name: str) -> None:
    assert session.find(name).id == "teapot"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("overview", "overview"),
        ("docs/overview", "overview"),
        ("/docs/OVERVIEW/", "overview"),
        ("docs/2_threats", "docs/2_threats"),
        ("docs", "docs/_index"),
        ("contribute#who-brews", "contribute#who-brews"),
        ("Café «Ünder the Élms»", "docs/2_threats#café-ünder-the-élms"),
        ("café ünder the élms", "docs/2_threats#café-ünder-the-élms"),
        ("docs/2_threats#introduction-1", "docs/2_threats#introduction-1"),
        ("Introduction", "docs/2_threats#introduction"),
        ("2.1 oversteeping", "oversteep"),
    ],
)
def test_sections_of_all_kinds(session: Session, name: str, found: str) -> None:
    assert session.find(name).id == found


@pytest.mark.parametrize(
    "name",
    [
        "teepot",
        "mopsutee",
        "docs/2_threats#none",
        "#none",
        "",
        "#",
        "/",
        "https://example.org/go/teapot",
        "x" * 10_000,
        "\0",
    ],
)
def test_a_miss_names_the_three_nearest(session: Session, name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        session.find(name)
    assert len(caught.value.nearest) == 3
    assert all(near in session.edition.sections for near in caught.value.nearest)


def test_the_nearest_is_near(session: Session) -> None:
    with pytest.raises(NotFoundError) as caught:
        session.find("teepot")
    assert caught.value.nearest[0] == "teapot"
    assert "teapot" in caught.value.hint


@pytest.mark.parametrize(("name", "target"), [("shop", "https://example.org/shop"), ("map", "images/kettle.png")])
def test_a_slug_that_leads_elsewhere_is_told(session: Session, name: str, target: str) -> None:
    with pytest.raises(NotFoundError, match="not a section") as caught:
        session.find(name)
    assert target in caught.value.message


def test_places(session: Session) -> None:
    finder = session._finder
    at = finder.at("docs/1_controls", "lid-lock")
    assert at is not None
    assert at.id == "lidlock"
    top = finder.at("docs/1_controls", "no heading of this name")
    assert top is not None
    assert top.id == "docs/1_controls"
    assert finder.at("docs/none", "") is None


def test_a_miss_is_short_whatever_was_asked_for(session: Session) -> None:
    for name in ("aix:" + "teapot" * 10_000, "/go/" + "x" * 60_000, "#" + "é " * 30_000, "../" * 20_000):
        with no_hang(), pytest.raises(NotFoundError) as caught:
            session.find(name)
        assert len(caught.value.message) < MAX_QUOTED + 50
