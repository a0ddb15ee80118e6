"""Opening and previewing results."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from aixreader.search.answer import Answer, Excerpts, Hit, Snippet, Terms
from aixreader.ui.search.result_highlights import ResultHighlights
from aixreader.ui.search.result_opener import ResultOpener
from aixreader.ui.search.search_panel import SearchPanel
from tests.ui.conftest import Reading
from tests.ui.seen import ask


@pytest.fixture
def opener(qtbot: QtBot, reading: Reading) -> ResultOpener:
    reading.open("oversteep")
    panel = SearchPanel(reading.context.tokens)
    qtbot.addWidget(panel)
    panel.field.setText("teapot")
    return ResultOpener(reading.context, panel, ResultHighlights(reading.context))


def test_a_snippet_leads_to_its_place(qtbot: QtBot, reading: Reading, opener: ResultOpener) -> None:
    context = reading.context
    assert context.session is not None
    words = context.session.edition.sections["teapot"].title.split()
    last = ask(qtbot, reading, "document.title")
    text = str(words[0])
    excerpts = Excerpts((Snippet(f"{text} nothing that is there"), Snippet(text, ((0, len(text)),))))
    hit = Hit("teapot", "pots", "Teapot", (), "", 1.0, lambda: excerpts)
    opener.answer = Answer("teapot", (hit,), 1, make_marked=lambda: Terms((text.lower(), "the")))
    with qtbot.waitSignal(opener.opened) as opened, qtbot.waitSignal(context.page_loaded):
        opener._panel.snippet_activated.emit(hit, 1)
    assert opened.args == ["teapot"]
    here = "[...(CSS.highlights.get('here') ?? [])].map(range => range.toString().toLowerCase()).join()"
    qtbot.waitUntil(lambda: ask(qtbot, reading, here) == text.lower())
    assert ask(qtbot, reading, "document.title") != last


def test_a_note_is_left_to_who_has_it(qtbot: QtBot, opener: ResultOpener) -> None:
    note = Hit("a-note", "", "A note", (), "", 1.0)
    opener._panel.hit_activated.emit(note, True)  # without an answer nothing is listed, and nothing happens
    opener.answer = Answer("teapot")
    with qtbot.waitSignal(opener.mark_activated) as activated:
        opener._panel.hit_activated.emit(note, True)
    assert activated.args == ["a-note", True]
    with qtbot.waitSignal(opener.mark_activated) as activated:
        opener._panel.snippet_activated.emit(note, 0)
    assert activated.args == ["a-note", False], "its text leads there too"
