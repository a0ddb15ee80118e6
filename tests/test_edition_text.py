"""The text of the edition that ships: whole, linked, spelled, and our own."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

import pytest
import yaml

from aixreader.edition.edition import open_edition
from aixreader.pages.home_page import home_document, home_facts
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.session_factory import create_session
from aixreader.services.session.session import Session
from tests.fidelity.test_decision_tree import NEW, leads

ROOT = Path(__file__).resolve().parent.parent
EDITION = ROOT / "resources" / "edition"
PAGES = sorted((EDITION / "content" / "docs").glob("*.md"))
OURS = [*PAGES, ROOT / "resources" / "said.txt"]
"""What is written about the Exchange's sections: no sentence of it is the Exchange's."""
ALLOWED = ROOT / "resources" / "overlap-allow.txt"
RUN = 8
"""So many words in a row that stand in the Exchange as well are a copy."""
LEAST_SECTIONS = 120
LEAST_WORDS = 18_000
WORDS_OF_ONE = range(90, 201)
"""How much is said of one threat or one control."""
LEAST_DRAWINGS = 6
LEAST_ALT = 120
"""Letters that tell in words what a drawing shows."""

HEADING = re.compile(r"(?P<marks>#{1,6}) (?P<title>.+)")
CATEGORY = re.compile(r"> Category: (?P<text>.+?) {2}")
PERMALINK = re.compile(r"> Permalink: https://owaspai\.org/go/(?P<slug>[a-z]+)/")
GO_LINK = re.compile(r"""\]\(/go/(?P<markdown>[^)]*)\)|href="/go/(?P<html>[^"]*)\"""")
MARKUP = re.compile(r"<!--.*?-->|https?://\S+|\]\([^)]*\)|<[^>]+>|&\w+;", re.DOTALL)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HERO = re.compile(r'^heroText: *"?(?P<text>[^"\n]*)', re.MULTILINE)
WORD = re.compile(r"[a-z0-9]+")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session on the edition that ships, compiled once for all tests of it."""
    with create_session(user_folders(tmp_path_factory.mktemp("home")), silent) as session:
        yield session


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def heading_id(title: str) -> str:
    """The id Hugo gives a heading of plain words."""
    kept = (char.lower() for char in title.strip() if char.isalnum() or char in "_- ")
    return "".join(kept).strip().replace(" ", "-")


def role_of(category: str) -> str:
    """What a section is, by its Category: the last word before what it is aimed at and what is remarked on it."""
    subject = re.split(r" for | against | - | \(", category)[0]
    words = subject.split()
    group = "group of " if subject.startswith("group of ") else ""
    return group + (words[-1] if group else words[-1].removesuffix("s"))


def stated_places() -> dict[str, str]:
    """Every slug with the address of the section that states it: the page, and the heading above its Permalink."""
    found: dict[str, str] = {}
    for page in PAGES:
        anchor = ""
        for line in text_of(page).splitlines():
            if heading := HEADING.fullmatch(line):
                anchor = "#" + heading_id(heading["title"])
            elif permalink := PERMALINK.fullmatch(line):
                assert permalink["slug"] not in found, f"{permalink['slug']} is stated twice"
                found[permalink["slug"]] = f"/docs/{page.stem}/{anchor}"
    return found


def redirects() -> dict[str, str]:
    table = json.loads((EDITION / "firebase.json").read_text(encoding="utf-8"))["hosting"]["redirects"]
    assert {entry["type"] for entry in table} == {302}
    found = {entry["source"]: entry["destination"] for entry in table}
    assert len(found) == len(table), "an address is redirected twice"
    return found


def words_of(text: str) -> list[str]:
    """The words of a text without markup and addresses, as a copy would be compared."""
    front = FRONT.match(text)
    hero = HERO.search(front[0]) if front else None
    body = f"{hero['text'] if hero else ''}\n{text[front.end() if front else 0 :]}"
    plain = MARKUP.sub(" ", body).lower().replace("’", "'").replace("'", "")
    return WORD.findall(plain)


@cache
def runs_in(page: Path) -> tuple[tuple[str, ...], ...]:
    """The runs of words of a page, of those that are read by two tests."""
    return tuple(runs_of(words_of(text_of(page))))


def runs_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def exchange_pages() -> list[Path]:
    """The Markdown of the revisions of the Exchange that are at hand, older ones beside the first included."""
    named = os.environ.get("AIXREADER_EXCHANGE")
    first = Path(named) if named else ROOT.parent / "shared" / "exchange"
    folders = {first, *first.parent.glob("exchange*")}
    return [page for folder in sorted(folders) for page in sorted(folder.glob("content/**/*.md"))]


def test_every_link_leads_to_a_section() -> None:
    known = {f"{slug}/" for slug in stated_places()} | {source.removeprefix("/go/") for source in redirects()}
    links = [(page.name, m["markdown"] or m["html"]) for page in PAGES for m in GO_LINK.finditer(text_of(page))]
    assert len(links) > 250
    assert [link for link in links if link[1] not in known] == []


def test_every_section_has_its_redirect_and_every_redirect_its_section() -> None:
    places = stated_places()
    table = redirects()
    assert {slug: table.get(f"/go/{slug}/") for slug in places} == places
    assert set(table.values()) <= set(places.values())


def test_all_threats_and_controls_are_there() -> None:
    lines = [line for page in PAGES for line in text_of(page).splitlines()]
    counts = Counter(role_of(match["text"]) for line in lines if (match := CATEGORY.fullmatch(line)))
    for other in ("discussion", "test", "review", "detail"):
        del counts[other]
    assert counts == {"threat": 25, "group of threats": 9, "control": 55, "group of controls": 4}


def test_every_control_is_named_by_a_threat_or_its_group() -> None:
    """Every control can be reached from some threat: by its own link or by that of a group it stands under."""
    threats, controls = (
        "\n".join(text_of(page) for page in PAGES if page.stem.endswith(kind)) for kind in ("threats", "controls")
    )
    named = set(re.findall(r"\]\(/go/([a-z]+)/\)", threats))
    above: dict[int, str] = {}
    level = 0
    unnamed = []
    for line in controls.splitlines():
        if line == "---":
            above, level = {}, 0
        elif heading := HEADING.match(line):
            level = len(heading["marks"])
            above = {depth: slug for depth, slug in above.items() if depth < level}
        elif permalink := PERMALINK.fullmatch(line):
            above[level] = permalink["slug"]
            if not named & set(above.values()):
                unnamed.append(permalink["slug"])
    assert unnamed == ["controlsoverview"], "but the overview, which is none"


def test_the_periodic_table_is_complete() -> None:
    table = (EDITION / "content" / "docs" / "periodic_table.md").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>(.*?)</tr>", table)[1:]
    cells = [re.findall(r"<td(?: rowspan=\"(\d)\")?>(.*?)</td>", row) for row in rows]
    assert len(rows) == 18
    assert sum(cell.count("<a href=") for row in cells for _, cell in row[-1:]) == 78
    assert sum(int(span or 1) for row in cells for span, _ in row) == 18 * 4


def test_the_menu_lists_every_page_in_order() -> None:
    menu = yaml.safe_load((EDITION / "hugo.yaml").read_text(encoding="utf-8"))["menu"]["docs"]
    assert [entry["weight"] for entry in menu] == sorted(range(1, len(menu) + 1))
    assert {entry["pageRef"] for entry in menu} == {f"/docs/{page.stem}" for page in PAGES}


def test_no_sentence_is_the_exchanges() -> None:
    exchange = exchange_pages()
    if not exchange:
        pytest.skip("The Exchange's source is not here; AIXREADER_EXCHANGE can name its folder.")
    theirs = {run for page in exchange for run in runs_of(words_of(text_of(page)))}
    facts = {run for line in text_of(ALLOWED).splitlines() for run in runs_of(words_of(line))}
    copied = theirs - facts
    shared = [
        f"{page.name}: {' '.join(run)}" for page in OURS for run in runs_of(words_of(text_of(page))) if run in copied
    ]
    assert shared == []


def test_only_facts_are_allowed_to_stand_in_both() -> None:
    """The allowed phrases are heads of sections, also in their ids, and rows of the table, each in use."""
    ours = {run for page in OURS for run in runs_in(page)}
    for line in text_of(ALLOWED).splitlines():
        assert set(runs_of(words_of(line))) <= ours, f"no longer needed: {line}"


def told_words(lines: list[str]) -> int:
    """How many words a section says, without its Category, its Permalink and addresses."""
    text = " ".join(line for line in lines if not CATEGORY.fullmatch(line) and not PERMALINK.fullmatch(line))
    return len(re.findall(r"[A-Za-z0-9][\w'’/-]*", re.sub(r"\]\([^)]*\)|<[^>]+>", "", text)))


def own_sections() -> Iterator[tuple[str, str, list[str]]]:
    """Every section with its slug (or title), its Category, and the lines under its own heading."""
    for page in PAGES:
        body = FRONT.sub("", text_of(page))
        parts = re.split(r"^#{1,6} (.+)$", body, flags=re.MULTILINE)
        for title, text in zip([page.stem, *parts[1::2]], parts[::2], strict=True):
            lines = text.splitlines()
            category = next((match["text"] for line in lines if (match := CATEGORY.fullmatch(line))), "")
            slug = next((match["slug"] for line in lines if (match := PERMALINK.fullmatch(line))), title)
            yield slug, category, lines


def test_it_says_enough_and_not_too_much() -> None:
    sections = list(own_sections())
    words = {slug: told_words(lines) for slug, _, lines in sections}
    assert len(sections) >= LEAST_SECTIONS
    assert sum(words.values()) >= LEAST_WORDS
    single = [slug for slug, category, _ in sections if role_of(category or "none") in ("threat", "control")]
    assert len(single) == 25 + 55
    assert {slug: words[slug] for slug in single if words[slug] not in WORDS_OF_ONE} == {}


def test_every_slug_of_the_exchange_leads_somewhere(session: Session, exchange_edition: Path) -> None:
    with Session(open_edition(exchange_edition)) as theirs:
        wanted = {section.slug for section in theirs.edition.sections.values() if section.slug}
    assert wanted - {section.slug for section in session.edition.sections.values()} == set()


def test_drawings_are_our_own_and_say_in_words_what_they_show() -> None:
    images = [match for page in PAGES for match in re.finditer(r"!\[(?P<alt>[^\]]*)\]\((?P<at>[^)]+)\)", text_of(page))]
    named = {match["at"].removeprefix("/") for match in images}
    drawn = {path.relative_to(EDITION / "static").as_posix() for path in (EDITION / "static").rglob("*.svg")}
    assert named == drawn
    assert len(drawn) >= LEAST_DRAWINGS
    assert [match["at"] for match in images if len(match["alt"]) < LEAST_ALT] == []
    for path in drawn:
        text = (EDITION / "static" / path).read_text("utf-8")
        assert not re.search(r"<(script|style|image|use|foreignObject|animate)|href=|url\(|data:", text), path


def test_spelling() -> None:
    if importlib.util.find_spec("codespell_lib") is None:
        pytest.skip("codespell is not installed.")
    files = [*map(str, PAGES), str(EDITION / "hugo.yaml"), str(ALLOWED)]
    checked = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "--uri-ignore-words-list", "bund", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_it_is_marked_for_what_it_is_and_once(session: Session) -> None:
    """In the manifest, over every page (folded under the edition's name) and on the home page; in each once."""
    notice = session.edition.manifest.notice
    assert notice.startswith("Concise edition, written for AIX Reader, not the OWASP AI Exchange's own text.")
    pages = [item.address.removeprefix("aix://content") for item in session.contents()]
    title = f"<summary>{escape(session.edition.manifest.title)}</summary>"
    assert "concise edition" in title
    home = home_document(home_facts(session, shipped=True))
    for text in [home, *(session.fetch(path).data.decode() for path in pages)]:
        assert text.count(escape(notice)) == 1
        assert text.lower().count("concise edition, written") == 1
    for path in pages:
        assert f'<details class="notice">{title}{escape(notice)}</details>' in session.fetch(path).data.decode()
    assert f'<p class="notice">{escape(notice)}</p>' in home
    assert home.lower().count("concise edition") == 2, "its name and the notice"


def test_the_compiler_finds_nothing_to_mend(session: Session) -> None:
    assert session.edition.problems == ()


def test_its_relations_are_those_of_the_exchange(session: Session, exchange_edition: Path) -> None:
    with Session(open_edition(exchange_edition)) as theirs:
        pairs = [{(edge.threat, edge.control) for edge in of.edition.findings.relations} for of in (session, theirs)]
    assert pairs[0] == pairs[1]


def test_its_questions_ask_what_those_of_the_exchange_ask(session: Session) -> None:
    questions = session.edition.findings.decision_tree
    assert leads(questions) == NEW
    assert {question.section for question in questions} == {"riskanalysis"}
    assert {each.id: [(need.question, need.answer) for need in each.needs] for each in questions if each.needs} == {
        "trifecta": [("acts", "yes")],
        "trainingdata": [("trains", "self")],
        "ragdata": [("augments", "yes")],
        "theft": [("trains", "self")],
    }
    assert [each.id for each in questions if each.is_implied] == ["ragdata"]
