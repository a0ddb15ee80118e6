"""The pages of help."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from aixreader.delivery.request_counter import HostRequests
from aixreader.pages.help_pages import KEY, USING, about_document, shortcuts_document, using_document
from aixreader.search.facets import FIELD_SYNTAX

CHECKOUT = Path(__file__).resolve().parents[2]
ACTIONS = set(KEY.findall(USING))
ALL_KEYS = {action: (f"Ctrl+{number}",) for number, action in enumerate(sorted(ACTIONS))}
LICENCES = [("Tea <pot>", "2.1", "MIT", "aix://app/licence/tea-pot")]
EVIL = '</td></table><script>alert("1")</script>'


def texts(document: str) -> str:
    """What is read in the document, which has to be a sound one that the policy allows."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(document)
    assert not list(tree.iter("script"))
    assert "style=" not in document
    assert tree.find("head/link").get("href") == "aix://content/-/reader.css"
    assert len(tree.findall("body/main/h1")) == 1
    return " ".join("".join(tree.find("body/main").itertext()).split())


def test_shortcuts_stand_by_menu_in_their_order() -> None:
    document = shortcuts_document(
        [("Go", "Back", ("Alt+Left", "Back")), ("Go", "Top", ()), ("Go", "Home", ("Alt+Home",)), ("Tab", "New", ("?",))]
    )
    assert re.findall(r"<h2>(.*?)</h2>", document) == ["Go", "Tab"]
    assert "<td>Back</td><td><kbd>Alt+Left</kbd> or <kbd>Back</kbd></td>" in document
    assert document.index("Back") < document.index("Alt+Home") < document.index("<td>New</td>")
    assert "Top" not in texts(document)


def test_using_it_names_the_keys() -> None:
    document = using_document(ALL_KEYS)
    assert f"<kbd>{ALL_KEYS['find'][0]}</kbd> looks for words in the page" in document
    assert 300 <= len(texts(document).replace(FIELD_SYNTAX, "").split()) <= 1150
    assert not KEY.search(document)


def test_formats_of_other_programs_are_listed() -> None:
    document = using_document(ALL_KEYS, [("Tea <list>", "aixreader export all --format tea", "No milk.")])
    assert (
        "<td>Tea &lt;list&gt;</td><td><code>aixreader export all --format tea</code></td><td>No milk.</td>" in document
    )
    assert "Into other tools" in texts(document)
    assert "Into other tools" not in using_document(ALL_KEYS)


def test_what_the_window_cannot_do_is_not_told() -> None:
    document = using_document(
        {action: keys for action, keys in ALL_KEYS.items() if action not in ("print", "bookmark")}
    )
    assert "prints the section" not in document
    assert "keeps the section" not in document
    assert "copies its permanent address" in document
    assert "<h2>Find</h2>" not in using_document({})
    assert "Links that lead outside" in using_document({})


def test_the_rest_of_what_it_names_is_there() -> None:
    """Actions are named by their ids in the window's table, but for those that are still to come."""
    table = (CHECKOUT / "aixreader" / "ui" / "base" / "action_table.py").read_text("utf-8")
    known = set(re.findall(r'ActionSpec\(\s*"(\w+)"', table))
    assert ACTIONS - known <= {"bookmark", "print", "search"}


def test_about_says_what_is_running_and_that_it_asked_nothing_of_the_network() -> None:
    text = texts(
        about_document(
            [("AIX Reader", "1.2"), ("Qt", "6")],
            [("Title", "Teas & co")],
            LICENCES,
            problems=(51, "aix://act/problems"),
            hosts=[
                HostRequests("git.example", requests=6, received=254_435, sent=3263),
                HostRequests("evil.example", blocked=12),
            ],
        )
    )
    assert "Problems found when it was built: 51" in text
    none = about_document([], [], LICENCES, problems=(0, "aix://act/problems"))
    assert "Problems" not in none
    assert "AIX Reader1.2" in text
    assert "Teas & co" in text
    assert "Network requests made6" in text
    assert "Requests of pages blocked12" in text
    assert "git.example6254,4353,2630" in text
    assert "evil.example00012" in text
    assert "Network requests made0" in texts(none)
    assert "Host" not in texts(none), "nothing was asked of any"
    assert "Tea <pot>2.1MIT" in text


@pytest.mark.parametrize(
    "document",
    [
        shortcuts_document([(EVIL, EVIL, (EVIL,))]),
        using_document(dict.fromkeys(ACTIONS, (EVIL,))),
        about_document(
            [(EVIL, EVIL)], [(EVIL, EVIL)], [(EVIL, EVIL, EVIL, EVIL)], hosts=[HostRequests(EVIL, requests=1)]
        ),
    ],
    ids=["shortcuts", "using", "about"],
)
def test_whatever_is_handed_in_stays_text(document: str) -> None:
    assert EVIL in texts(document)
