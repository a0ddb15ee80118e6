"""`--smoke`: opens the edition, shows its home page and one section, tells whether both hold text, and then tries the
reader's other parts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot

from aixreader.errors import AixError, EditionError
from aixreader.ui.app.scripted_run import ScriptedRun
from aixreader.ui.app.smoke_checks import checks
from aixreader.ui.window.window_controller import WindowController

MAX_RETRIES, RETRY_DELAY_MS = 20, 100


class Smoke(ScriptedRun):
    """Visits home, then `section` (without a name, the first section that is no page's top)."""

    def __init__(self, controller: WindowController, end: Callable[[int], None], section: str | None) -> None:
        super().__init__(controller, end)
        self._section = section
        self._shown: list[tuple[str, int]] = []
        self._tries = 0
        self.page_shown.connect(self._on_page_shown)

    @Slot()
    def _on_page_shown(self) -> None:
        if self._controller.host.pane is not None:
            self._controller.host.pane.page.toPlainText(self._judge)

    def _judge(self, text: str) -> None:
        """Go on from home to the section; after the section tell in one line."""
        if self._controller.host.pane is None or self._controller.context.session is None:
            return
        words = len(text.split())
        if not words:
            self._ask_again()
            return
        self._tries = 0
        self._shown.append((self._controller.host.pane.address, words))
        if len(self._shown) == 2:
            pages = ", ".join(f"{address} ({words} words)" for address, words in self._shown)
            sys.stdout.write(f"Shown from {self._controller.context.session.title}: {pages}\n")
            QTimer.singleShot(0, self._try_the_rest)  # it waits for pages, and this is a page's own answer
            return
        try:
            self._controller.context.go(self._next_address())
        except AixError as error:
            self.fail(error)

    def _ask_again(self) -> None:
        """A page that was just there may not be laid out yet; one that stays empty is a fault."""
        self._tries += 1
        if self._tries <= MAX_RETRIES:
            QTimer.singleShot(RETRY_DELAY_MS, self._on_page_shown)
        elif self._controller.host.pane is not None:
            self.fail(EditionError(f"The page {self._controller.host.pane.address} holds no text."))

    @Slot()
    def _try_the_rest(self) -> None:
        """Tell in one line what else works, or fail with what does not."""
        session, section = self._controller.context.session, self._controller.context.section
        assert session is not None  # noqa: S101  # a page was shown
        section = section or next(iter(session.edition.sections.values()))
        try:
            told = ", ".join(f"{what} ({act()})" for what, act in checks(self, session, section))
        except AixError as error:
            self.fail(error)
            return
        sys.stdout.write(f"Tried: {told}\n")
        sys.stdout.flush()
        self.finish(0)

    def _next_address(self) -> str:
        """The section to visit after home; raises `NotFoundError` where there is none of that name."""
        session = self._controller.context.session
        assert session is not None  # noqa: S101  # called after a page was shown
        if self._section is not None:
            return self._controller.context.section_address(self._section)
        here = self._controller.host.pane.address if self._controller.host.pane else ""
        below = (child.address for item in session.contents() for child in (*item.children, item))
        return next(
            (address for address in below if address.partition("#")[0] != here.partition("#")[0]), session.home()
        )
