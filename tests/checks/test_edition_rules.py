"""The findings of an edition."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from aixreader.checks.edition_rules import MAX_PICTURE, check_edition
from aixreader.checks.finding import Finding
from aixreader.checks.rules import Level
from aixreader.edition.edition import open_edition
from aixreader.services.session.session import Session
from tests.shared import RunFolder

ONE_SIDED = "'Teapot watch' answers '2.2 Tea theft' in the periodic table, but not in the threat's list of controls"
CONTROLS = "content/docs/1_controls.md"


@pytest.fixture
def changed(site: Path, tmp_path: Path, run_folder: RunFolder) -> tuple[Finding, ...]:
    """The findings of the tiny site after an editor's slips."""
    folder = shutil.copytree(site, tmp_path / "slips")
    page = folder / CONTROLS
    text = page.read_text("utf-8")
    text = text.replace("> Category: development-time information security control (agentic)  \n", "")
    text = text.replace(">Permalink: https://owaspai.org/go/kettlerules/\n", "")
    page.write_text(text, encoding="utf-8")
    picture = folder / "static" / "images" / "lid.svg"
    picture.write_text(picture.read_text("utf-8") + " " * MAX_PICTURE, encoding="utf-8")
    with open_edition(run_folder.edition(folder)) as edition:
        return check_edition(edition)


def told(findings: tuple[Finding, ...], rule: str) -> list[str]:
    return [f"{each.where} {each.message}" for each in findings if each.rule.id == rule]


def test_problems_and_relations_of_the_tiny_site(session: Session) -> None:
    findings = check_edition(session.edition)
    assert Counter(each.rule.level for each in findings) == {Level.ERROR: 3, Level.WARNING: 3, Level.NOTE: 2}
    assert told(findings, "relation-one-sided") == ["content/docs/2_threats.md:26 " + ONE_SIDED]
    (broken,) = (each for each in findings if each.rule.id == "link-broken")
    assert "one that is [lost](/go/nosuchteaware/)" in broken.text
    assert (broken.file, broken.line) == (CONTROLS, 65)
    assert [(each.file, each.line) for each in findings] == sorted((each.file, each.line) for each in findings)


def test_headings_that_lack_a_line_and_large_pictures(changed: tuple[Finding, ...]) -> None:
    assert told(changed, "category-missing") == [f"{CONTROLS}:59 '#LID LOCK' has no Category line"]
    assert told(changed, "permalink-missing") == [
        f"{CONTROLS}:14 '#KETTLE RULES' has a Category, but no Permalink line"
    ]
    assert told(changed, "permalink-other") == [
        f"{CONTROLS}:45 the Permalink 'teapot' is not 'teapotwatch' as '#TEAPOT WATCH'"
    ]
    assert told(changed, "picture-large") == ["static/images/lid.svg the picture has 1.0 MB, more than 1 MB"]


def test_the_real_exchange_has_what_was_read_in_its_source(exchange_edition: Path) -> None:
    with open_edition(exchange_edition) as edition:
        findings = check_edition(edition)
    one_sided = told(findings, "relation-one-sided")
    assert any(
        "'Federated learning' answers '3.2.2." in each and "in the periodic table, but" in each for each in one_sided
    )
    assert len(one_sided) < 25, "it is not noise"
    assert [each.where for each in findings if each.rule.level is Level.ERROR] == [
        "content/docs/3_development_time_threats.md:690",
        "content/docs/ai_security_overview.md:830",
    ]
