"""Carries the assessment over to the edition that is open, once the user has seen what differs.

Signals: `offer_changed(text)` with a line that says that it was made with another edition, "" where it was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from aixreader.errors import NotFoundError
from aixreader.ui.assessment.assessment_model import AssessmentModel
from aixreader.ui.base.reader_context import ReaderContext

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.services.assessments.carrying import CarriedItem
    from aixreader.ui.assessment.carry_dialog import CarryDialog


class CarryController(QObject):
    """The assessment keeps its edition, and is read with the open one, until the user carries it over."""

    offer_changed = Signal(str)

    def __init__(self, context: ReaderContext, model: AssessmentModel) -> None:
        super().__init__(context)
        self._context = context
        self._model = model
        self._offer = ""
        self.dialog: CarryDialog | None = None
        model.changed.connect(self._refresh)
        context.actions.bind({"carry_assessment": self.show})

    @property
    def is_needed(self) -> bool:
        """Whether the assessment was made with another edition than the open one."""
        assessed = self._model.assessed
        made = assessed.document.edition if assessed is not None else None
        return (
            made is not None and bool(made.digest) and assessed is not None and made.digest != assessed.edition.digest
        )

    @Slot()
    def show(self) -> None:
        """Show what has to be looked at."""
        assessed = self._model.assessed
        if assessed is None or not self.is_needed or not self._model.is_editable:
            return

        def work(_report: object) -> tuple[CarriedItem, ...]:
            from aixreader.services.assessments.carrying import carried_items

            return carried_items(assessed)

        self._context.jobs.start(work, done=lambda items: self._on_found(assessed, items))

    def _on_found(self, assessed: AssessedEdition, items: tuple[CarriedItem, ...]) -> None:
        from aixreader.services.assessments.item_names import ItemNames
        from aixreader.ui.assessment.carry_dialog import ORDER, CarryDialog

        shown = [item for item in items if item.state in ORDER]
        names = ItemNames(assessed.facts, assessed.document)
        edition = ", ".join(filter(None, (assessed.edition.title, assessed.edition.date[:10])))
        dialog = self.dialog = CarryDialog(
            shown, len(items) - len(shown), edition, names.of, self._title_of, self._context.window
        )
        dialog.accepted_items.connect(self._carry)
        dialog.show_requested.connect(self._show_section)
        dialog.finished.connect(self._on_finished)
        dialog.show()  # the sections can be read beside it

    def _title_of(self, slug: str) -> str:
        session = self._context.session
        try:
            return self._context.name_of(session.find(slug)) if session is not None else slug
        except NotFoundError:
            return slug

    @Slot(list)
    def _carry(self, confirmed: list[str]) -> None:
        def change(assessed: AssessedEdition) -> Assessment:
            from aixreader.services.assessments.carrying import to_edition

            return to_edition(assessed, [name for name in confirmed if name in assessed.document.items])

        self._model.edit(change, self.tr("carried over to this edition"))

    @Slot(object)
    def _show_section(self, item: object) -> None:
        from aixreader.services.assessments.carrying import Carried

        carried = cast("CarriedItem", item)
        facts = self._model.facts
        if facts is None:
            return
        kind, _, rest = carried.id.partition("/")
        root = carried.id if carried.state is Carried.NEW else rest.partition("/")[2]
        if carried.into:
            self._context.show_section(carried.into[0])
        elif kind == "answer":
            question = facts.questionnaire.questions.get(root)
            if question is not None:
                self._context.go(self._context.address_of(question.section))
        else:
            subject = facts.subjects.threats.get(root) or facts.subjects.controls.get(root)
            if subject is not None:
                self._context.go(self._context.address_of(subject.section))

    @Slot()
    def _refresh(self) -> None:
        text = self.tr("Made with another edition of the Exchange.") if self.is_needed else ""
        if text != self._offer:
            self._offer = text
            self.offer_changed.emit(text)

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
