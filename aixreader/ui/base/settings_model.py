"""The settings as they are now; a change is told and kept at once.

Signals: `changed()`; `failed(reason)` when a change could not be kept, once until one is kept again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.log import topic
from aixreader.userdata.policy import Policy
from aixreader.userdata.settings import Settings, SettingsStore

LOG = topic("user")


class SettingsModel(QObject):
    """Holds the settings of one window. `trouble` says what was wrong with the file, "" if nothing.

    `for_now` are values for this run, which are not kept. What the policy has laid down is so whatever is chosen, and
    is not kept either.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, store: SettingsStore, for_now: Mapping[str, object] | None = None, policy: Policy | None = None
    ) -> None:
        super().__init__()
        self._policy = policy or Policy()
        self._store = store
        self._kept = store.load()
        self._for_now = dict(for_now or {})
        self._settings = self._forced(replace(self._kept, **self._for_now))  # type: ignore[arg-type]  # checked by who calls
        self.trouble = "\n\n".join(filter(None, (store.trouble, self._policy.trouble)))
        self._told = False

    @property
    def settings(self) -> Settings:
        """The settings now."""
        return self._settings

    @property
    def forced(self) -> frozenset[str]:
        """The names of those that the policy has laid down."""
        return frozenset(self._policy.settings)

    @property
    def may_open(self) -> bool:
        """Whether the policy lets the user choose what is read."""
        return not self._policy.only

    @Slot(object)
    def take(self, settings: Settings) -> None:
        """From now on these."""
        settings = self._forced(settings)
        if settings == self._settings:
            return
        self._settings = settings
        self.changed.emit()
        # What the user chose instead is no longer for now, also if it becomes the same again.
        self._for_now = {name: value for name, value in self._for_now.items() if getattr(settings, name) == value}
        others = {*self._for_now, *self.forced}
        self._kept = replace(settings, **{name: getattr(self._kept, name) for name in others})
        try:
            self._store.save(self._kept)
        except OSError as error:
            LOG.info("the settings could not be kept: %s", error)
            if not self._told:
                self._told = True
                self.failed.emit(str(error))
        else:
            self._told = False

    def change(self, **fields: object) -> None:
        """From now on with other values in some fields."""
        self.take(replace(self._settings, **fields))  # type: ignore[arg-type]  # checked by who calls

    def _forced(self, settings: Settings) -> Settings:
        """`settings` with what the policy has laid down, which was checked when it was read."""
        return replace(settings, **self._policy.settings)  # type: ignore[arg-type]  # checked as it was read
