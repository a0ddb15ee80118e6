"""Gets the full Exchange: says from where and how much, asks, fetches the text and shows what it is before it takes the
place of another edition. Reading goes on meanwhile.

Signals: `arrived(source)` with what is to be opened, whose pictures may be missing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from aixreader.errors import AixError
from aixreader.progress import Report
from aixreader.ui.base.progress_box import ProgressBox
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.edition_preview import EditionPreviewer

if TYPE_CHECKING:
    from aixreader.services.editions.full_exchange import FullExchange, Plan

Result = TypeVar("Result")
SHORT_COMMIT = 12


class ExchangeDownload(QObject):
    """`make()` makes what gets it, in a thread: the network's libraries are imported then, and not before."""

    arrived = Signal(Path)

    def __init__(self, context: ReaderContext, make: Callable[[], FullExchange], preview: EditionPreviewer) -> None:
        super().__init__(context)
        self._context = context
        self._make = make
        self._preview = preview
        self._cancel: Callable[[], None] | None = None
        self._progress = ProgressBox(context.window, self)
        self._progress.cancelled.connect(self._stop)
        context.actions.bind({"get_exchange": self.start}, conditions=self._active_conditions)

    def _active_conditions(self) -> list[str]:
        return ["may_get"] if self._context.settings_model.may_open and self._cancel is None else []

    @Slot()
    def start(self) -> None:
        """Ask the server what there is: nothing is asked of the network before the user calls for it."""

        def work(report: Report) -> tuple[FullExchange, Plan]:
            exchange = self._make()
            return exchange, exchange.look(report)

        self._run(work, self._on_found)

    def _run(self, work: Callable[[Report], Result], done: Callable[[Result], None]) -> None:
        """Do `work` in a thread, with a dialog that shows its progress and can cancel it."""

        def on_done(result: Result) -> None:
            self._end()
            done(result)

        self._progress.begin(self.tr("Getting the full Exchange"))
        self._cancel = self._context.jobs.start(
            work,
            done=on_done,
            failed=self._on_failed,
            progress=self._progress.show_progress,
            cancelled=self._on_cancelled,
            may_stall=True,
        )
        self._context.actions.refresh()

    @Slot()
    def _stop(self) -> None:
        if self._cancel is not None:
            self._cancel()

    def _end(self) -> None:
        self._cancel = None
        self._progress.end()
        self._context.actions.refresh()

    def _on_found(self, found: tuple[FullExchange, Plan]) -> None:
        exchange, plan = found
        if plan.is_here:
            self._get(exchange, plan)
            return
        box = self._context.messages.question(self.tr("Get the full Exchange?"), self._described(plan))
        get = box.addButton(self.tr("&Get it"), box.ButtonRole.AcceptRole)
        box.setDefaultButton(get)
        get.clicked.connect(lambda: self._get(exchange, plan))

    def _described(self, plan: Plan) -> str:
        """From where, which state, and how much."""
        size = QLocale().formattedDataSize(plan.bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        if plan.commit:
            text = self.tr("From {0}: commit {1} of {2}, {3} files, about {4}. You can read on meanwhile.").format(
                plan.address, plan.commit[:SHORT_COMMIT], plan.date[:10], plan.files, size
            )
        elif plan.total:
            text = self.tr("From {0}: {1} files, about {2}. You can read on meanwhile.").format(
                plan.address, plan.files, size
            )
        else:
            text = self.tr("From {0}: an archive of about {1}. You can read on meanwhile.").format(plan.address, size)
        return text if plan.is_secure else f"{text}\n\n{self.tr('The connection is not encrypted.')}"

    def _get(self, exchange: FullExchange, plan: Plan) -> None:
        def work(report: Report) -> Path:
            return exchange.get_text(plan, report)

        self._run(work, lambda source: self._show_preview(exchange, plan, source))

    def _show_preview(self, exchange: FullExchange, plan: Plan, source: Path) -> None:
        """Show what was fetched; it counts once the user wants it, and nothing of it is left in the way else."""
        if self._preview.is_open(source):
            self._context.messages.status(self.tr("The newest edition is open already."))
            return

        def use() -> None:
            self._run(lambda _report: exchange.keep(plan, source), self.arrived.emit)

        def keep() -> None:
            exchange.drop(source)
            self._context.messages.status(self.tr("The edition that was open stays."))

        self._preview.show(source, use, keep)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, AixError):
            self._context.messages.error(error)

    def _on_cancelled(self) -> None:
        self._end()
        self._context.messages.status(self.tr("Cancelled. What has arrived is kept; getting it again goes on there."))
