"""Shows the fields that others have changed at the same time: yours were kept, and theirs can be taken instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Slot

from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.assess.merge import Conflict
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.ui.assessment.changes_dialog import ChangesDialog


class ConflictsController(QObject):
    """The dialog is no modal one: whoever types goes on."""

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._conflicts: tuple[Conflict, ...] = ()
        self.dialog: ChangesDialog | None = None
        model.repository.conflicted.connect(self._on_conflicted)

    @Slot(object)
    def _on_conflicted(self, conflicts: object) -> None:
        from aixreader.assess.document_changes import FieldChange, ItemChange
        from aixreader.services.assessments.item_names import ItemNames
        from aixreader.ui.assessment.changes_dialog import ChangesDialog, ChangesTexts

        assessed = self._model.assessed
        if assessed is None:
            return
        earlier = self._conflicts if self.dialog is not None else ()
        if self.dialog is not None:
            self.dialog.close()
        self._conflicts = (*earlier, *cast("tuple[Conflict, ...]", conflicts))
        changes = [
            ItemChange(each.id, "changed", (FieldChange(each.field, each.ours, each.theirs),))
            for each in self._conflicts
        ]
        texts = ChangesTexts(
            self.tr("Changed by others, too"),
            self.tr("Others have changed the same fields. Yours were kept; tick where theirs are to be taken."),
            self.tr("&Take theirs"),
            (self.tr("Yours"), self.tr("Theirs")),
        )
        names = ItemNames(assessed.facts, assessed.document)
        dialog = self.dialog = ChangesDialog(texts, changes, names.of, self._context.window, is_ticked=False)
        dialog.chosen.connect(self._take)
        dialog.finished.connect(lambda: self._on_finished(dialog))
        dialog.show()

    @Slot(list)
    def _take(self, ids: list[str]) -> None:
        taken = [each for each in self._conflicts if each.id in ids]

        def change(assessed: AssessedEdition) -> Assessment:
            document = assessed.document
            for each in taken:
                document = _with_theirs(document, each)
            return document

        self._model.edit(change, self.tr("changes of others taken"))

    def _on_finished(self, dialog: ChangesDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None


def _with_theirs(document: Assessment, conflict: Conflict) -> Assessment:
    """The document with a field as others have set it; an item that is gone meanwhile stays so."""
    values: dict[str, Any] = {conflict.field: conflict.theirs}
    system, item = document.system(conflict.id), document.items.get(conflict.id)
    if item is not None:
        return document.with_items([replace(item, **values)])
    if system is not None:
        return document.with_system(replace(system, **values))
    return replace(document, **values) if not conflict.id else document
