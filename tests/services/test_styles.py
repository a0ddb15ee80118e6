"""The pages' styles: readable by day and night, and nothing the pane would refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pygments.token import STANDARD_TYPES

from aixreader.pages.page_shell import STYLES
from aixreader.paths import resources
from aixreader.services.export.style_sheets import PAPER, WEB_PAGE
from aixreader.ui.web.picture_plates import PLATES

LEAST = 4.5
NIGHT = ':root[data-look~="dark"] {'
TOKEN = re.compile(r"--([a-z]+): (#[0-9A-F]{6});")


def read(name: str) -> str:
    return (resources() / "styles" / f"{name}.css").read_text("utf-8")


def tokens(night: bool) -> dict[str, str]:
    day, _, rest = read("tokens").partition(NIGHT)
    return dict(TOKEN.findall(rest.partition("}")[0] if night else day))


def contrast(one: str, two: str) -> float:
    """WCAG's contrast ratio of two colours."""
    bright, dim = sorted((luminance(one), luminance(two)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("night", [False, True])
def test_every_text_stands_out_from_its_ground(night: bool) -> None:
    colours = tokens(night)
    texts = ["ink", "muted", "link", "threat", "control", "group", "discussion", "test"]
    assert {
        name
        for name in texts
        for ground in ("paper", "raised", "sunken")
        if contrast(colours[name], colours[ground]) < LEAST
    } == set()
    assert contrast(colours["ink"], colours["mark"]) >= LEAST


@pytest.mark.parametrize("night", [False, True])
def test_changes_stand_out_from_their_ground(night: bool) -> None:
    colours = tokens(night)
    for ground in ("insertion", "deletion"):
        assert {name for name in ("ink", "link") if contrast(colours[name], colours[ground]) < LEAST} == set()
    for sign in ("added", "removed"):
        assert contrast(colours[sign], colours["paper"]) >= LEAST


@pytest.mark.parametrize("night", [False, True])
def test_code_stands_out_from_its_ground(night: bool) -> None:
    day, _, rest = read("code").partition(NIGHT)
    result = re.findall(r"color: (#[0-9A-F]{6});", rest if night else day)
    assert len(result) > 5
    assert [colour for colour in result if contrast(colour, tokens(night)["sunken"]) < LEAST] == []


def test_day_and_night_know_the_same_words() -> None:
    assert set(tokens(night=False)) == set(tokens(night=True))


def test_code_knows_classes_of_pygments_only() -> None:
    classes = set(re.findall(r"\.highlight \.([a-z0-9]+)", read("code")))
    assert classes <= {name for name in STANDARD_TYPES.values() if name}
    assert {"k", "s2", "c1", "nf"} <= classes


@pytest.mark.parametrize("name", STYLES)
def test_styles_load_nothing_from_anywhere(name: str) -> None:
    text = read(name)
    assert "url(" not in text
    assert "@import" not in text
    assert "expression" not in text


def test_every_style_there_is_is_used() -> None:
    assert {Path(path).stem for path in (resources() / "styles").glob("*.css")} == {
        *STYLES,
        *WEB_PAGE,
        *PAPER,
    }


@pytest.mark.parametrize(
    "part",
    [
        "placeholder",
        "remote-image",
        "callout",
        "cards",
        "card",
        "a.guessed",
        "a.external",
        "a.name",
        "a.figure",
        "tab",
        "chips",
        "chip.role",
        "permalink",
        "tag",
        "lead",
        "references",
        "strong.label",
        "table.tall",
        "table.broad",
        "wide",
        "spanned",
        "img.broad",
        "role-threat",
        "role-control",
        "role-group",
        "role-discussion",
        "role-test",
    ],
)
def test_every_part_of_a_page_has_its_look(part: str) -> None:
    assert re.search(rf"(?:^|[\s,.(]){re.escape(part)}\b", read("page"), re.MULTILINE)


@pytest.mark.parametrize("name", ["page", "home"])
def test_colours_come_from_the_tokens(name: str) -> None:
    known_grounds = {"#FFFFFF", *PLATES.values()}
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b(?![-\w])", read(name))) <= known_grounds  # under figures, logos
    known = set(re.findall(r"--([a-z]+):", read("tokens") + read("page")))
    assert set(re.findall(r"var\(--([a-z]+)\b", read(name))) - known <= {"size", "measure"}


def test_motion_is_left_out_where_it_is_not_wanted() -> None:
    moving = re.findall(r"^\s*(?:animation|transition)[\w-]*:", read("page"), re.MULTILINE)
    assert moving
    assert "(prefers-reduced-motion: reduce)" in read("page")
