"""Looks once a day whether there is a newer edition, if the user has switched that on, and tells by a quiet button.

Nothing is fetched by itself. While reading is private nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QToolButton

from aixreader.log import topic
from aixreader.progress import Report
from aixreader.ui.base.reader_context import ReaderContext

LOG = topic("user")
DAY = 24 * 60 * 60
FIRST_SECONDS = (60, 60 * 60)
"""After the start, at random: many computers are switched on at the same hour."""
SPREAD_SECONDS = 4 * 60 * 60
"""By which a day is longer at random."""


class NewsCheck(QObject):
    """`look(report)` says which commit is newer than what the user has, "" for none; it is called in a thread. `last()`
    is when it was called last, in seconds, and `note(when)` keeps that over runs. `clock()` is the time, `chance(low,
    high)` a number between two.
    """

    def __init__(
        self,
        context: ReaderContext,
        look: Callable[[Report], str],
        *,
        last: Callable[[], float],
        note: Callable[[float], None],
        clock: Callable[[], float],
        chance: Callable[[float, float], float],
    ) -> None:
        super().__init__(context)
        self._context = context
        self._look = look
        self._last = last
        self._note = note
        self._clock = clock
        self._chance = chance
        self._is_started = self._is_under_way = False
        self._asked = 0.0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.check)
        self.button = QToolButton(context.window)
        self.button.setObjectName("chip")
        self.button.setText(self.tr("Newer edition: get it…"))
        self.button.clicked.connect(self._on_clicked)
        context.settings_model.changed.connect(self._plan)

    @property
    def is_wanted(self) -> bool:
        """Whether the settings and the policy let it look."""
        settings, model = self._context.settings, self._context.settings_model
        return settings.look_for_news and not settings.private and model.may_open

    @Slot()
    def start(self) -> None:
        """Look from now on, whenever a day has passed."""
        self._is_started = True
        self._plan()

    @Slot()
    def check(self) -> None:
        """Look now, unless it is not wanted any more or was done within a day, by another window maybe."""
        if not self.is_wanted or self._is_under_way or self._since_last() < DAY:
            self._plan()
            return
        self._asked = self._clock()
        self._note(self._asked)
        self._is_under_way = True
        self._context.jobs.start(
            self._look, done=self._on_looked, failed=self._on_failed, cancelled=self._on_cancelled, may_stall=True
        )

    def _since_last(self) -> float:
        """Seconds since it looked last; a day where the clock was set back, so that it does not wait for years."""
        passed = self._clock() - max(self._last(), self._asked)
        return passed if passed >= 0 else DAY

    @Slot()
    def _plan(self) -> None:
        """Set the timer for the next look, or stop it."""
        if not (self._is_started and self.is_wanted):
            self.timer.stop()
            self.button.hide()
        elif not self.timer.isActive() and not self._is_under_way:
            left = DAY - self._since_last()
            seconds = self._chance(*FIRST_SECONDS) if left <= 0 else left + self._chance(0, SPREAD_SECONDS)
            self.timer.start(int(seconds * 1000))

    def _on_looked(self, commit: str) -> None:
        self._is_under_way = False
        if commit and self.is_wanted:
            tip = self.tr("The Exchange has changed: it is at commit {0}. Click to see what there is to get.")
            self.button.setToolTip(tip.format(commit[:12]))
            self.button.show()
        self._plan()

    def _on_failed(self, error: Exception) -> None:
        LOG.info("whether there is a newer edition is not known: %s", error)
        self._on_cancelled()

    def _on_cancelled(self) -> None:
        self._is_under_way = False
        self._plan()

    @Slot()
    def _on_clicked(self) -> None:
        self.button.hide()
        self._context.actions["get_exchange"].trigger()
