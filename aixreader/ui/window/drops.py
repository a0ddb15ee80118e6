"""What is dropped on the window: a folder or archive to open, a reading list, an assessment, or the address of a
section. Nothing else has an effect.

Files are taken before the widget under the pointer sees them, so that the same drop works on the page, the panels and
every field; a page would follow them, a field would insert their path. Links and text are the window's only where no
widget below has a use for them.

Signals: `source_dropped(path)`; `list_dropped(path)`; `assessment_dropped(path)`; `address_dropped(address)`;
`refused(message, hint)` for what cannot be opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from aixreader.addresses.hosts import is_own_address

LIST_SUFFIX = ".json"
ASSESSMENT_SUFFIX = ".aixassess"
DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


@dataclass(frozen=True, slots=True)
class Drop:
    """The content of a drag: the path of a `source`, of a `reading_list` or of an `assessment`, the `address` of a
    section, or `is_many` files; one at most.
    """

    source: Path | None = None
    reading_list: Path | None = None
    assessment: Path | None = None
    address: str | None = None
    is_many: bool = False

    @property
    def has_files(self) -> bool:
        """Whether there are files or folders in it."""
        return self.is_many or any((self.source, self.reading_list, self.assessment))


def read_drop(data: QMimeData) -> Drop:
    """What a drag contains. Whether a path is a folder or an archive is for those to say who open it: to look may take
    long on a share, and the window must not wait.
    """
    urls = data.urls()
    files = [url.toLocalFile() for url in urls if url.isLocalFile()]
    if files:
        return Drop(is_many=True) if len(urls) > 1 else _file_drop(Path(files[0]))
    texts = [url.toString() for url in urls] or [data.text().strip()]
    return Drop(address=texts[0]) if len(texts) == 1 and is_own_address(texts[0]) else Drop()


def _file_drop(path: Path) -> Drop:
    suffix = path.suffix.lower()
    if suffix == LIST_SUFFIX:
        return Drop(reading_list=path)
    return Drop(assessment=path) if suffix == ASSESSMENT_SUFFIX else Drop(source=path)


class Drops(QObject):
    """Takes what is dropped on windows of the reader. `accepts_sources` is whether other sources may be opened."""

    source_dropped = Signal(Path)
    list_dropped = Signal(Path)
    assessment_dropped = Signal(Path)
    address_dropped = Signal(str)
    refused = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.accepts_sources = True

    def watch(self, window: QWindow | None) -> None:
        """Take files that are dropped anywhere on `window`."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def enter(self, event: QDragMoveEvent) -> None:
        """Accept the drag of links or text, unless it comes from the reader itself."""
        data = event.mimeData()
        if event.source() is None and not read_drop(data).has_files and (data.hasUrls() or data.hasText()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def drop(self, event: QDropEvent) -> None:
        """Act on links or text that were dropped."""
        self.enter(event)  # type: ignore[arg-type]  # Qt derives the one from the other
        if event.isAccepted():
            self._act(read_drop(event.mimeData()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        drop = read_drop(event.mimeData())
        if not drop.has_files or event.source() is not None or not self._may_act(drop):
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)  # whoever offers a move may delete what was taken
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._act(drop)
        return True

    def _may_act(self, drop: Drop) -> bool:
        is_allowed = self.accepts_sources or drop.reading_list is not None or drop.assessment is not None
        return is_allowed and QApplication.activeModalWidget() is None

    def _act(self, drop: Drop) -> None:
        if drop.source is not None:
            self.source_dropped.emit(drop.source)
        elif drop.reading_list is not None:
            self.list_dropped.emit(drop.reading_list)
        elif drop.assessment is not None:
            self.assessment_dropped.emit(drop.assessment)
        elif drop.address is not None:
            self.address_dropped.emit(drop.address)
        elif drop.is_many:
            self.refused.emit(
                self.tr("Several files were dropped; nothing was opened."), self.tr("Drop one folder or one archive.")
            )
        else:
            self.refused.emit(
                self.tr("What was dropped is not a part of the Exchange; nothing was opened."),
                self.tr("Drop a folder or archive of the Exchange on this computer, or the address of a section."),
            )
