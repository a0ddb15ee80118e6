"""The current settings. Changes are saved at once.

Signals: `changed()`; `failed(reason)` when a change could not be saved, once until one is saved again.
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
    """The settings of one window. `warning` is a message for the user if the file was damaged, "" if not.

    `overrides` are values by name for this run only, which are not saved. Settings that the policy sets cannot be
    changed and are not saved either.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, store: SettingsStore, overrides: Mapping[str, object] | None = None, policy: Policy | None = None
    ) -> None:
        super().__init__()
        self._policy = policy or Policy()
        self._store = store
        self._saved = store.load()
        self._overrides = dict(overrides or {})
        self._settings = self._forced(replace(self._saved, **self._overrides))  # type: ignore[arg-type]  # checked by the caller
        self.warning = "\n\n".join(filter(None, (store.warning, self._policy.warning)))
        self._failure_reported = False

    @property
    def settings(self) -> Settings:
        """The current settings."""
        return self._settings

    @property
    def forced(self) -> frozenset[str]:
        """The names of the settings that the policy sets."""
        return frozenset(self._fixed)

    @property
    def _fixed(self) -> Mapping[str, object]:
        """What the policy sets, by the names of settings."""
        address = self._policy.exchange
        return {**self._policy.settings, "exchange": address} if address else self._policy.settings

    @property
    def policy(self) -> Policy:
        """The administrator's policy."""
        return self._policy

    @property
    def may_open(self) -> bool:
        """Whether the policy allows opening other editions."""
        return not self._policy.only

    @property
    def sets_edition(self) -> bool:
        """Whether the policy names the edition that opens by default, in place of the one of the reader."""
        return bool(self._policy.content or self._policy.edition or self._policy.mirror)

    @Slot(object)
    def take(self, settings: Settings) -> None:
        """Replace the settings, except those that the policy sets, and save them."""
        settings = self._forced(settings)
        if settings == self._settings:
            return
        self._settings = settings
        self.changed.emit()
        # A setting that the user changed is no longer overridden, even if it gets the same value again.
        self._overrides = {name: value for name, value in self._overrides.items() if getattr(settings, name) == value}
        others = {*self._overrides, *self.forced}
        self._saved = replace(settings, **{name: getattr(self._saved, name) for name in others})
        try:
            self._store.save(self._saved)
        except OSError as error:
            LOG.info("the settings could not be saved: %s", error)
            if not self._failure_reported:
                self._failure_reported = True
                self.failed.emit(str(error))
        else:
            self._failure_reported = False

    def change(self, **fields: object) -> None:
        """Change some fields by name."""
        self.take(replace(self._settings, **fields))  # type: ignore[arg-type]  # checked by the caller

    def _forced(self, settings: Settings) -> Settings:
        """`settings` with the values of the policy, which were validated when it was read."""
        return replace(settings, **self._fixed)  # type: ignore[arg-type]  # validated when it was read
