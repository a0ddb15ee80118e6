"""The age of the open edition is in sight, quietly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from aixreader.services.session.session import Session
from aixreader.ui.window.edition_age import EditionAge
from aixreader.ui.window.shelf_rows import today
from tests.ui.conftest import MakeContext


def test_it_says_how_old_the_edition_is(
    bare_window: QWidget,
    make_context: MakeContext,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = make_context(bare_window, set_clipboard=lambda _text: None)
    label = EditionAge(context)
    assert label.isHidden(), "nothing is open"

    def opened(date: str) -> None:
        changed = replace(session.edition.manifest, date=date, title="Tea", revision="c0ffee" * 7)
        monkeypatch.setattr(session.edition, "manifest", changed)
        context.set_session(session)

    opened("")
    assert label.isHidden(), "nobody knows"
    opened("2019-01-02T10:00:00Z")
    assert label.text().endswith(" years old")
    assert label.toolTip().startswith("Tea, as of 2019-01-02, c0ffeec0ffee\n")
    opened(today().isoformat())
    assert label.text() == f"As of {today()}"
    assert "\n" not in label.toolTip(), "it is not old"
