"""The model of the list of a clone's revisions: those that hold all words of a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from typing_extensions import override

from aixreader.ui.editions.record_model import RecordModel

if TYPE_CHECKING:
    from aixreader.services.editions.clone_listing import Revision

SHORT = 10
T = QT_TRANSLATE_NOOP
COLUMNS: tuple[tuple[str, Callable[[Revision], str]], ...] = (
    (T("Revisions", "Date"), lambda revision: revision.date[:10]),
    (T("Revisions", "Revision"), lambda revision: revision.commit[:SHORT]),
    (T("Revisions", "Subject"), lambda revision: revision.subject),
    (T("Revisions", "Branches and tags"), lambda revision: revision.names),
)
SUBJECT = 2


class RevisionsModel(RecordModel["Revision"]):
    """Shows `Revision`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("Revisions", COLUMNS, SUBJECT, parent)
        self._texts: list[str] = []
        self._all: tuple[Revision, ...] = ()
        self._words: list[str] = []

    @override
    def show(self, records: Sequence[Revision]) -> None:
        """List these, as far as they hold the words of the filter."""
        self._all = tuple(records)
        self._texts = [f"{each.date} {each.commit} {each.subject} {each.names}".casefold() for each in self._all]
        self._select()

    def filter(self, text: str) -> None:
        """List only those with all words of `text` in their date, id, subject, branches or tags."""
        self._words = text.casefold().split()
        self._select()

    def _select(self) -> None:
        pairs = zip(self._all, self._texts, strict=True)
        super().show([each for each, text in pairs if all(word in text for word in self._words)])
