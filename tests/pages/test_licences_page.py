"""The licences of the parts, held to what the reader needs and to what is on the disk."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import html5lib
import pytest

from aixreader.errors import NotFoundError
from aixreader.pages.licences_page import NO_TEXT, PARTS, Part, licence_document, licence_texts, version_of
from aixreader.paths import resources

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
IN_QT = {"pyside6", "pyside6-addons", "pyside6-essentials", "pyside6-pdf", "pyside6-webengine", "shiboken6"}


def test_every_part_that_is_shipped_has_its_licence() -> None:
    locked = set(LOCKED.findall((CHECKOUT / "packaging" / "requirements.lock").read_text("utf-8")))
    assert {part.package.lower() for part in PARTS if part.package} | IN_QT == locked
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] in {part.licence for part in PARTS if part.name == "AIX Reader"}


def test_the_reader_s_licence_is_the_project_s() -> None:
    assert (resources() / "licences" / "Apache-2.0.txt").read_bytes() == (CHECKOUT / "LICENSE").read_bytes()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_each_has_its_text(part: Part) -> None:
    texts = list(licence_texts(part))
    assert texts
    assert max(len(text) for text in texts) > 100
    assert min(len(text) for text in texts) > 50  # a list of authors may be short
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(licence_document(part.id))
    assert tree.find("body/main/h1").text == f"{part.name}: licence"
    assert [pre.text for pre in tree.iter("pre")] == [text.removeprefix("\n") for text in texts]


def test_the_lgpl_is_told_with_what_it_adds_to_and_where_sources_are() -> None:
    texts = "\n".join(licence_texts(next(part for part in PARTS if part.package == "PySide6")))
    for told in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "code.qt.io", "You may replace"):
        assert told in texts


def test_versions_are_those_that_run() -> None:
    told = {part.package: version_of(part) for part in PARTS if part.package}
    assert told == {package: version(package) for package in told}
    assert version_of(Part("Tea", "none")) == version_of(Part("Tea", "none", "no-such-package-of-tea")) == ""


def test_a_part_without_text_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aixreader.pages.licences_page.PARTS", (Part("Tea", "none", "no-such-package-of-tea"),))
    assert NO_TEXT in licence_document("tea")


def test_there_is_no_other_part() -> None:
    with pytest.raises(NotFoundError):
        licence_document("../LICENSE")
