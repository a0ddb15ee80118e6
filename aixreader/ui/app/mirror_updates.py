"""Updates from the signed mirror that the administrator's policy names: after a question, or silently.

Signals: `reopen_requested()` when an edition was installed and the user wants to read it now.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from aixreader.errors import AixError, MirrorError
from aixreader.progress import Report
from aixreader.ui.base.jobs import JobRunner
from aixreader.ui.base.messages import Messages

if TYPE_CHECKING:
    from aixreader.services.mirrors.reader_mirror import Update

FIRST_SECONDS = (20, 600)
"""After the start, at random: ten thousand desktops are switched on at the same hour."""
NEXT_SECONDS = (20 * 60 * 60, 28 * 60 * 60)
HARMLESS = frozenset({"unreachable", "busy", "incomplete"})
"""Reasons that are told in the status bar alone: they pass by themselves."""
Work = Callable[[Report], "Update"]


class MirrorUpdates(QObject):
    """Looks for a newer edition by `look`, and installs it by `install`, both in a thread.

    Where it `is_silent`, it installs without a question. What was refused is shown in words.
    """

    reopen_requested = Signal()

    def __init__(
        self,
        messages: Messages,
        jobs: JobRunner,
        look: Work,
        install: Work,
        *,
        is_silent: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._jobs = jobs
        self._look = look
        self._install = install
        self._is_silent = is_silent
        self._is_asked = False
        """Whether the user waits for an answer."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Check some minutes from now, and once a day from then on."""
        self._wait(FIRST_SECONDS)

    @Slot()
    def check_for_user(self) -> None:
        """Check now, as the user asks, and say so where there is nothing new."""
        self._messages.status(self.tr("The mirror is asked for a newer edition."), 0)
        self._is_asked = True
        self.check()

    @Slot()
    def check(self) -> None:
        """Check now."""
        self._wait(NEXT_SECONDS)
        if self._is_silent:
            self._start_install(self._on_installed_silently)
        else:
            self._jobs.start(self._look, done=self._on_found, failed=self._on_failed, may_stall=True)

    def _wait(self, seconds: tuple[int, int]) -> None:
        self._timer.start(random.randint(*seconds) * 1000)  # noqa: S311  # chance, not secrecy

    def _start_install(self, done: Callable[[Update], None]) -> None:
        self._jobs.start(self._install, done=done, failed=self._on_failed, may_stall=True)

    def _on_found(self, found: Update) -> None:
        self._tell(found.warning)
        if self._answers_nothing_new(found) or not found.is_new:
            return
        box = self._messages.question(
            self.tr("A newer edition is available"),
            self.tr("The edition {0}, signed by {1}, can be installed. You can read on meanwhile.").format(
                found.edition, found.signed_by
            ),
        )
        install = box.addButton(self.tr("&Install"), box.ButtonRole.AcceptRole)
        box.setDefaultButton(install)
        install.clicked.connect(self._on_install_clicked)

    @Slot()
    def _on_install_clicked(self) -> None:
        self._messages.status(self.tr("The newer edition is being installed."), 0)
        self._start_install(self._on_installed)

    def _on_installed(self, found: Update) -> None:
        self._tell(found.warning)
        box = self._messages.question(
            self.tr("The newer edition is installed"),
            self.tr("The edition {0}, signed by {1}, is installed. Without opening it now, it opens next time.").format(
                found.edition, found.signed_by
            ),
        )
        reopen = box.addButton(self.tr("&Open now"), box.ButtonRole.AcceptRole)
        box.setDefaultButton(reopen)
        reopen.clicked.connect(self.reopen_requested)

    def _answers_nothing_new(self, found: Update) -> bool:
        """Whether the user asked, and was told that there is nothing new."""
        was_asked, self._is_asked = self._is_asked, False
        if was_asked and not found.is_new:
            self._messages.status(self.tr("The edition is up to date: the mirror has none that is newer."))
        return was_asked and not found.is_new

    def _on_installed_silently(self, found: Update) -> None:
        self._tell(found.warning)
        self._answers_nothing_new(found)
        if found.is_new:
            text = self.tr("The edition {0}, signed by {1}, was installed. It opens next time.")
            self._messages.status(text.format(found.edition, found.signed_by))

    def _tell(self, warning: str) -> None:
        if warning:
            self._messages.warning(self.tr("Update of the edition"), warning)

    def _on_failed(self, error: Exception) -> None:
        self._is_asked = False
        if not isinstance(error, AixError):
            return  # it goes to the crash dialog
        if isinstance(error, MirrorError) and error.reason not in HARMLESS:
            self._messages.error(error)
        else:
            self._messages.status(error.message)
