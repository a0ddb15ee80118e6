"""Lays what is stated in the assessment over the periodic table: that of the chosen system, beside another one or an
earlier version.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from aixreader.errors import AixError
from aixreader.ui.base.file_dialog import FileDialog
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.window_parts import WindowParts

if TYPE_CHECKING:
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedSystem
    from aixreader.services.tables.table_layer import LayerChoice, TableLayer

OFF, ON, FILE, SYSTEM = "", "on", "file", "system:"
"""What the ids of choices begin with."""


class LayerJoint(QObject):
    """The layer is on as soon as an assessment is open, until the user switches it off."""

    def __init__(self, context: ReaderContext, parts: WindowParts) -> None:
        super().__init__(context)
        self._context = context
        self._model = parts.assessment.model
        self._table = parts.table
        self._choice = ON
        self._earlier: Assessment | None = None
        self._earlier_name = ""
        self._is_connected = False
        self._model.changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        state = self._model.state
        if self._model.document is None:
            self._choice, self._earlier = ON, None
            if not self._is_connected:  # no table is made for what was never open
                return
        layers = self._table.layers
        if not self._is_connected:
            self._is_connected = True
            layers.layer_chosen.connect(self.choose)
        if state is None:
            layers.show(None, ())
        else:
            layers.show(self._layer(state), tuple(self._choices(state)))

    def _layer(self, state: AssessedSystem) -> TableLayer | None:
        from aixreader.services.assessments.coverage_layer import coverage_layer

        if self._choice == OFF:
            return None
        return coverage_layer(state, self._model.today(), self._other(state))

    def _other(self, state: AssessedSystem) -> AssessedSystem | None:
        """What the chosen system is compared with."""
        if self._choice.startswith(SYSTEM):
            return self._model.state_of(self._choice.removeprefix(SYSTEM))
        facts, earlier = self._model.facts, self._earlier
        if self._choice != FILE or facts is None or earlier is None or earlier.system(state.system.id) is None:
            return None
        from aixreader.services.assessments.assessed_edition import AssessedEdition

        return AssessedEdition(facts, earlier).system(state.system.id)

    def _choices(self, state: AssessedSystem) -> Iterator[LayerChoice]:
        from aixreader.services.tables.table_layer import LayerChoice

        chosen = self._choice
        yield LayerChoice(OFF, self.tr("Off"), chosen == OFF)
        yield LayerChoice(ON, state.system.name, chosen == ON)
        others = [each for each in state.document.systems if each.id != state.system.id]
        yield LayerChoice("line", "")
        for each in others:
            name = f"{SYSTEM}{each.id}"
            yield LayerChoice(name, self.tr("Compare with {0}").format(each.name), chosen == name)
        text = self.tr("Compare with an earlier version…")
        earlier = self.tr("Compare with {0}").format(self._earlier_name) if self._earlier is not None else text
        yield LayerChoice(FILE, earlier, chosen == FILE)

    @Slot(str)
    def choose(self, choice: str) -> None:
        """Show another layer; an earlier version is asked for."""
        if choice == FILE:
            self._ask_for_earlier()
            return
        self._choice = choice
        self._refresh()

    def _ask_for_earlier(self) -> None:
        files = FileDialog(self._context.window, self.tr("Compare with"))
        files.setFileMode(FileDialog.FileMode.ExistingFile)
        files.setNameFilter(self.tr("Assessments (*.aixassess)"))
        files.fileSelected.connect(lambda path: self.compare_with(Path(path)))
        files.finished.connect(files.deleteLater)
        files.open()

    def compare_with(self, path: Path) -> None:
        """Compare with an earlier version, in a file."""

        def work(_report: object) -> Assessment:
            from aixreader.assess.document_text import MAX_FILE_BYTES, read_document
            from aixreader.userdata.import_file import read_import

            return read_document(read_import(path, MAX_FILE_BYTES, "Nothing was changed."), path.name)

        def done(earlier: Assessment) -> None:
            self._earlier, self._earlier_name, self._choice = earlier, path.name, FILE
            self._refresh()

        self._context.jobs.start(work, done=done, failed=self._on_failed, may_stall=True)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AixError):
            self._context.messages.error(error)
