"""The names of the colours of marks."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

NAMES = (
    QT_TRANSLATE_NOOP("Colours", "&Yellow"),
    QT_TRANSLATE_NOOP("Colours", "&Green"),
    QT_TRANSLATE_NOOP("Colours", "&Blue"),
    QT_TRANSLATE_NOOP("Colours", "&Pink"),
    QT_TRANSLATE_NOOP("Colours", "G&rey"),
)


def colour_names() -> tuple[str, ...]:
    """The names of `userdata.records.COLOURS`, in that order, in the user's language, with mnemonics."""
    return tuple(QCoreApplication.translate("Colours", name) for name in NAMES)
