"""The shelf on the home page."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib

from aixreader.pages.shelf_part import MISSING, SILENT, ShelfFacts, ShelfRow, shelf_part

ROW = ShelfRow("a1", "Teas & <co>", "2026-01-02T10:00:00Z", "abcdef0123456", 12, '~/"tea".zip', "/users/t/tea.zip")
OWN = ShelfRow("", "Edition that comes with the reader", sections=3, is_open=True)


def shown(*rows: ShelfRow, removed: str = "", can_remove: bool = True) -> str:
    text = shelf_part(ShelfFacts(rows, removed, can_remove))
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(text)
    assert "style=" not in text
    return text


def links(text: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', text)


def test_a_new_user_is_told_how_to_open_the_exchange_in_one_act() -> None:
    text = shown()
    acts = ("get_exchange", "open_folder", "open_archive")
    assert links(text)[:3] == [f"aix://act/action/{act}" for act in acts]
    assert "Read the full Exchange" in text
    assert "drop" in text
    assert links(text)[3].startswith("https://github.com/OWASP/")
    assert "<li" not in text
    assert "Read the full Exchange" not in shown(ROW, OWN), "whoever has one knows"


def test_a_row_says_what_the_edition_is_and_opens_it() -> None:
    text = shown(ROW, OWN)
    assert "<bdi>Teas &amp; &lt;co&gt;</bdi></a>" in text
    for words in ("12 sections", "2026-01-02 · abcdef0123 · ", 'title="/users/t/tea.zip">~/&quot;tea&quot;.zip<'):
        assert words in text
    assert "aix://act/open-edition/a1" in links(text)
    assert "aix://act/remove-edition/a1" in links(text)
    assert "Not found" not in text
    opened = shown(replace(ROW, is_open=True), replace(OWN, is_open=False))
    assert "aix://act/open-edition/a1" not in links(opened)
    assert "aix://act/open-edition/-" in links(opened)
    assert "1 section<" in shown(replace(ROW, sections=1))


def test_pictures_that_are_missing_can_be_fetched() -> None:
    assert "pictures" not in shown(ROW)
    lacking = replace(ROW, is_open=True, pictures="40 of 120")
    assert "pictures: 40 of 120<" in shown(lacking)
    assert "aix://act/action/get_pictures" in links(shown(replace(lacking, can_fetch=True)))
    assert "aix://act/action/get_pictures" not in links(shown(lacking)), "they are being fetched"


def test_what_is_gone_can_be_found_or_removed_and_what_does_not_answer_says_so() -> None:
    gone = shown(replace(ROW, state=MISSING))
    assert '<li class="missing">' in gone
    assert "Not found" in gone
    assert {"aix://act/locate-edition/a1", "aix://act/remove-edition/a1", "aix://act/open-edition/a1"} <= set(
        links(gone)
    )
    silent = shown(replace(ROW, state=SILENT))
    assert "Not reachable" in silent
    assert "aix://act/locate-edition/a1" not in links(silent)
    read_only = shown(replace(ROW, state=MISSING), can_remove=False)
    assert "aix://act/remove-edition/a1" not in links(read_only)


def test_a_removal_can_be_undone() -> None:
    assert "undo-removal" not in shown(ROW)
    text = shown(removed="Teas <1>")
    assert "<bdi>Teas &lt;1&gt;</bdi> was removed from the list." in text
    assert "aix://act/undo-removal" in links(text)


def test_a_long_list_is_folded_but_for_the_first_and_the_edition_of_the_reader() -> None:
    rows = [replace(ROW, name=f"n{number}", title=f"Edition {number}.") for number in range(12)]
    head, fold, rest = shown(*rows, OWN).partition("<details>")
    assert fold
    assert [f"Edition {number}." in head for number in range(12)] == [True] * 4 + [False] * 8
    assert "comes with the reader" in head
    assert "8 more" in rest
    assert "Edition 11." in rest
    assert "<details>" not in shown(*rows[:4], OWN)
