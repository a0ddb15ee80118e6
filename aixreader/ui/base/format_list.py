"""A list of the formats that something can be saved in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from aixreader.publish.output import OutputFormat

CHOICE = Qt.ItemDataRole.UserRole
MAX_ROWS = 8
"""Rows that are seen without scrolling."""
ROW_HEIGHT, MIN_WIDTH, TEXT_MARGINS = 22, 220, 16
"""Pixels."""


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format as the user sees it; `suffix` is that of its file, "" for a folder. One that `is_whole` holds the whole
    edition, whatever is selected.
    """

    label: str
    suffix: str
    is_whole: bool = False


class FormatList(QListWidget):
    """Lists `formats` by their names; those that can be written to a folder are listed as such too, and those
    that hold the whole edition stand at the end.
    """

    def __init__(self, formats: Sequence[OutputFormat[Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = [FormatChoice(format_label(known), known.suffix, known.is_whole) for known in formats]
        choices += [FormatChoice(_translated(known.folder_label), "") for known in formats if known.folder_label]
        for choice in sorted(choices, key=lambda each: each.is_whole):
            row = QListWidgetItem(f"{choice.label} (.{choice.suffix})" if choice.suffix else choice.label, self)
            row.setData(CHOICE, choice)
            row.setToolTip(row.text())
            row.setSizeHint(QSize(0, ROW_HEIGHT))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Format"))
        self.setCurrentRow(0)
        self.setMinimumWidth(MIN_WIDTH)
        self.setFixedHeight(min(len(choices), MAX_ROWS) * ROW_HEIGHT + 2 * self.frameWidth())

    @override
    def sizeHint(self) -> QSize:
        """As wide as the longest name."""
        widest = max(self.fontMetrics().horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        return QSize(max(MIN_WIDTH, widest + TEXT_MARGINS + 2 * self.frameWidth()), self.height())

    @property
    def chosen(self) -> FormatChoice:
        """The format that is selected."""
        choice: FormatChoice = self.currentItem().data(CHOICE)
        return choice

    def allow(self, suffixes: Collection[str] | None, *, is_whole: bool = True) -> None:
        """Offer only the formats with these suffixes, None for all, and those of the whole edition only if that is what
        is saved; the first of them if another one was selected.
        """
        rows = [self.item(number) for number in range(self.count())]
        for row in rows:
            choice: FormatChoice = row.data(CHOICE)
            is_possible = (suffixes is None or choice.suffix in suffixes) and (is_whole or not choice.is_whole)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_possible else Qt.ItemFlag(0))
        if not self.currentItem().flags():
            self.setCurrentItem(next((row for row in rows if row.flags()), rows[0]))


def format_label(known: OutputFormat[Any]) -> str:
    """The translated name of a format."""
    return _translated(known.label)


def format_limits(known: OutputFormat[Any]) -> str:
    """What a format does not hold, translated; "" where nothing is to be said."""
    return _translated(known.limits) if known.limits else ""


def written_text(written: str, known: OutputFormat[Any]) -> str:
    """What is said after saving, with what the format does not hold."""
    return " – ".join(filter(None, (written, format_limits(known))))


def _translated(label: str) -> str:
    return QCoreApplication.translate("Formats", label)
