"""`--smoke`: loads the home page and one section, checks that both contain text, then checks the reader's other parts.

Writes two lines to stdout, the pages and the checks; the exit code is 0 if all of them passed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot

from aixreader.errors import AixError, EditionError
from aixreader.ui.app.scripted_run import ScriptedRun
from aixreader.ui.app.smoke_checks import checks
from aixreader.ui.window.window_controller import WindowController

MAX_RETRIES, RETRY_DELAY_MS = 20, 100  # for the text of a page that is loaded but not laid out yet


class SmokeRun(ScriptedRun):
    """Loads home, then `section` (a name or slug; None for the first section that is on another page)."""

    def __init__(self, controller: WindowController, end: Callable[[int], None], section: str | None) -> None:
        super().__init__(controller, end)
        self._section = section
        self._shown: list[tuple[str, int]] = []
        self._retries = 0
        self.page_shown.connect(self._on_page_shown)

    @Slot()
    def _on_page_shown(self) -> None:
        if self._controller.host.pane is not None:
            self._controller.host.pane.page.toPlainText(self._on_text_ready)

    def _on_text_ready(self, text: str) -> None:
        """Check the text of the current page: after home go to the section, after the section run the checks."""
        if self._controller.host.pane is None or self._controller.context.session is None:
            return
        words = len(text.split())
        if not words:
            self._retry()
            return
        self._retries = 0
        self._shown.append((self._controller.host.pane.address, words))
        if len(self._shown) == 2:
            pages = ", ".join(f"{address} ({words} words)" for address, words in self._shown)
            sys.stdout.write(f"Loaded from {self._controller.context.session.title}: {pages}\n")
            QTimer.singleShot(0, self._run_checks)  # it waits for pages, not possible inside a page's callback
            return
        try:
            self._controller.context.go(self._next_address())
        except AixError as error:
            self.fail(error)

    def _retry(self) -> None:
        """Request the text again: a loaded page may not be laid out yet. Fails after `MAX_RETRIES`."""
        self._retries += 1
        if self._retries <= MAX_RETRIES:
            QTimer.singleShot(RETRY_DELAY_MS, self._on_page_shown)
        elif self._controller.host.pane is not None:
            self.fail(EditionError(f"The page {self._controller.host.pane.address} contains no text."))

    @Slot()
    def _run_checks(self) -> None:
        """Run all checks and write their results in one line; fails with the first error."""
        session, section = self._controller.context.session, self._controller.context.section
        assert session is not None  # noqa: S101  # a page was shown
        section = section or next(iter(session.edition.sections.values()))
        try:
            results = ", ".join(f"{name} ({check()})" for name, check in checks(self, session, section))
        except AixError as error:
            self.fail(error)
            return
        sys.stdout.write(f"Checked: {results}\n")
        sys.stdout.flush()
        self.finish(0)

    def _next_address(self) -> str:
        """The address of the section to load after home. Raises `NotFoundError` for an unknown name."""
        session = self._controller.context.session
        assert session is not None  # noqa: S101  # called after a page was shown
        if self._section is not None:
            return self._controller.context.section_address(self._section)
        current = self._controller.host.pane.address if self._controller.host.pane else ""
        addresses = (child.address for item in session.contents() for child in (*item.children, item))
        return next(
            (address for address in addresses if address.partition("#")[0] != current.partition("#")[0]), session.home()
        )
