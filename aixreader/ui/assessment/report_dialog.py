"""Asks what is in a report on the assessment, and in which format to save it.

Signals: `save_requested()`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aixreader.services.assessments.report_contents import PART_TITLES
from aixreader.services.assessments.report_files import REPORT_FORMATS
from aixreader.ui.base.file_dialog import FileDialog, Place
from aixreader.ui.base.format_list import ROW_HEIGHT, FormatList
from aixreader.ui.base.screen_fit import fit_to_screen

PART = Qt.ItemDataRole.UserRole
SIZE = QSize(760, 460)
"""Pixels."""
WHOLE = ("xlsx", "csv", "json")
"""Formats that have no parts: they hold all that is stated."""
MAX_NAME = 200


class ReportDialog(QDialog):
    """It is deleted when it is closed."""

    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report on the assessment"))
        fit_to_screen(self, SIZE)
        self.parts_list = QListWidget(self)
        self.made_by = QLineEdit(self)
        self.formats = FormatList(REPORT_FORMATS, self)
        self.logo_button = QPushButton(self.tr("&Choose…"), self)
        self._logo_name = QLabel(self)
        self._no_logo = QToolButton(self)
        self.status = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.save_button = self._buttons.addButton(self.tr("&Save as…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._logo: Path | None = None
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.parts_list.setAccessibleName(self.tr("Parts of the report"))
        self.parts_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part, title in PART_TITLES.items():
            row = QListWidgetItem(QCoreApplication.translate("Report", title), self.parts_list)
            row.setData(PART, part)
            row.setCheckState(Qt.CheckState.Checked)
            row.setToolTip(row.text())
            row.setSizeHint(QSize(0, ROW_HEIGHT))
        self.made_by.setMaxLength(MAX_NAME)
        self.made_by.setPlaceholderText(self.tr("Optional"))
        self.made_by.setAccessibleName(self.tr("Author on the cover"))
        self.logo_button.setAccessibleName(self.tr("Choose a logo"))
        self.logo_button.setAutoDefault(False)
        self._no_logo.setObjectName("plain")
        self._no_logo.setText(self.tr("Remove"))
        self._no_logo.setAccessibleName(self.tr("Remove the logo"))
        self._logo_name.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button.setDefault(True)
        logo = QHBoxLayout()
        for widget in (self.logo_button, self._logo_name, self._no_logo):
            logo.addWidget(widget)
        logo.addStretch(1)
        label = QLabel(self.tr("&Parts"), self)
        label.setBuddy(self.parts_list)
        left = QVBoxLayout()
        left.addWidget(label)
        left.addWidget(self.parts_list, 1)
        form = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("&Format"), self.formats)
        form.addRow(self.tr("A&uthor on the cover"), self.made_by)
        form.addRow(self.tr("Logo (PNG or JPEG)"), logo)
        columns = QHBoxLayout()
        columns.addLayout(left, 1)
        columns.addLayout(form, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(columns, 1)
        layout.addWidget(self.status)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self.formats.currentRowChanged.connect(self._refresh)
        self.parts_list.itemChanged.connect(self._refresh)
        self.logo_button.clicked.connect(self._ask_for_logo)
        self._no_logo.clicked.connect(lambda: self.set_logo(None))
        self.save_button.clicked.connect(self.save_requested)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the parts that are ticked."""
        rows = (self.parts_list.item(index) for index in range(self.parts_list.count()))
        return tuple(str(row.data(PART)) for row in rows if row.checkState() is Qt.CheckState.Checked)

    @property
    def logo(self) -> Path | None:
        """The file of the logo."""
        return self._logo

    def set_logo(self, path: Path | None) -> None:
        """Choose a logo, or none."""
        self._logo = path
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Enable what the chosen format has."""
        has_parts = self.formats.chosen.suffix not in WHOLE
        for widget in (self.parts_list, self.made_by, self.logo_button):
            widget.setEnabled(has_parts)
        self._logo_name.setText(self._logo.name if self._logo is not None else self.tr("None"))
        self._no_logo.setVisible(self._logo is not None)
        self.save_button.setEnabled(not has_parts or bool(self.parts))
        self.status.setText(self.tr("This format holds all that is stated.") if not has_parts else "")

    @Slot()
    def _ask_for_logo(self) -> None:
        dialog = FileDialog(self, self.tr("Choose a logo"), Place.PicturesLocation)
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.fileSelected.connect(lambda path: self.set_logo(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
