"""Shows what an edition is, and how it differs from the open one, before it takes its place.

Signals: `accepted(section)` when it is to take the place of one, with the id of the section that is read, "" for none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_opener import EditionOpener

if TYPE_CHECKING:
    from aixreader.services.comparison.edition_preview import EditionPreview

OPENING = 0.7
"""Of the progress, for building the edition; the rest is for comparing it."""


class EditionPreviewer(QObject):
    """Builds one source at a time in the background, and asks whether it is to be used. The edition that comes with the
    reader is replaced without a question.
    """

    accepted = Signal(str)

    def __init__(self, context: ReaderContext, opener: EditionOpener) -> None:
        super().__init__(context)
        self._context = context
        self._current = opener
        self._opener = opener.another()
        self._use: Callable[[], object] | None = None
        self._keep: Callable[[], object] | None = None
        self._progress = ProgressBox(context.window, self)
        self._opener.progressed.connect(self._on_progressed)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_failed)
        self._opener.cancelled.connect(self._end)
        self._progress.cancelled.connect(self._end)

    @property
    def replaces_one(self) -> bool:
        """Whether an edition is open whose place another one would take."""
        return self._context.session is not None and not self._current.is_shipped

    @property
    def source(self) -> Path | None:
        """The source that is open, None for a built edition and for the one that comes with the reader."""
        return self._current.source

    def is_open(self, source: Path) -> bool:
        """Whether `source` is open."""
        return self._current.source == source

    def show(self, source: Path, use: Callable[[], object], keep: Callable[[], object]) -> None:
        """Build `source`; then one of both is called, `keep` too where it cannot be built or the user cancels."""
        self._end()
        self._use, self._keep = use, keep
        self._progress.begin(self.tr("Looking at the new edition"))
        self._opener.open(source, None)

    @Slot(float, str)
    def _on_progressed(self, fraction: float, text: str) -> None:
        self._progress.show_progress(fraction * OPENING, text)

    @Slot()
    def _on_opened(self) -> None:
        session, other = self._opener.session, self._context.session
        if session is None or self._use is None:
            return
        if not self.replaces_one or other is None:
            self._answer(is_used=True)
            return

        def work(report: Report) -> EditionPreview:
            from aixreader.services.comparison.edition_preview import preview_edition

            return preview_edition(session, other, report)

        self._context.jobs.start(
            work,
            done=self._on_previewed,
            failed=lambda error: self._on_failed(*_words(error)),
            progress=lambda fraction, text: self._progress.show_progress(OPENING + fraction * (1 - OPENING), text),
        )

    def _on_previewed(self, preview: EditionPreview) -> None:
        from aixreader.services.comparison.edition_preview import difference_lines, preview_lines

        self._progress.end()
        if self._use is None:
            return
        box = self._context.messages.question(self.tr("Use the new edition?"), "\n\n".join(preview_lines(preview)))
        box.setStandardButtons(box.StandardButton.NoButton)
        use = box.addButton(self.tr("&Use it"), box.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("&Keep the old one"), box.ButtonRole.RejectRole)
        box.setDefaultButton(use)
        box.setEscapeButton(keep)
        if details := "\n".join(difference_lines(preview)):
            box.setDetailedText(details)
        box.finished.connect(lambda _result: self._answer(is_used=box.clickedButton() is use))

    def _answer(self, *, is_used: bool) -> None:
        use, keep = self._use, self._keep
        self._use = self._keep = None
        self._progress.end()
        self._opener.close()
        if use is not None and keep is not None:
            if is_used and self.replaces_one:
                self.accepted.emit(self._context.section.id if self._context.section is not None else "")
            (use if is_used else keep)()

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        self._end()
        self._context.messages.error(AixError(message, hint))

    @Slot()
    def _end(self) -> None:
        """Nothing is shown or asked any more; the old edition stays."""
        self._answer(is_used=False)


def _words(error: Exception) -> tuple[str, str]:
    return (error.message, error.hint) if isinstance(error, AixError) else (str(error), "")
