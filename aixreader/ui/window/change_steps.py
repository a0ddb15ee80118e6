"""Steps from change to change: on a page of changes, and from its end to the next section that changed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from aixreader.pages.change_links import CHAPTER, OVERVIEW, SECTION, is_changes_address, read_address, section_address
from aixreader.ui.base.reader_context import ReaderContext
from aixreader.ui.window.changes_controller import ChangesController

STEP = """(() => {
  const marks = [...document.querySelectorAll(".changes :is(.change, tr.added, tr.removed)")]
    .filter((each) => !each.matches(".table") && each.checkVisibility());
  const current = document.querySelector(".current");
  let next = null;
  if (current) {
    next = marks[marks.indexOf(current) + STEP];
  } else if (STEP > 0) {
    next = marks.find((each) => each.getBoundingClientRect().top > 0);
  } else {
    next = marks.findLast((each) => each.getBoundingClientRect().bottom < innerHeight);
  }
  if (!next) return false;
  if (current) current.classList.remove("current");
  next.classList.add("current");
  next.scrollIntoView({block: "center"});
  return true;
})()"""
"""Marks the next change on the page as the current one and scrolls to it; false where there is none."""


class ChangeSteps(QObject):
    """Binds the actions for the next and the previous change."""

    def __init__(self, context: ReaderContext, changes: ChangesController) -> None:
        super().__init__(context)
        self._context = context
        self._changes = changes
        context.actions.bind(
            {"next_change": lambda: self.step(1), "previous_change": lambda: self.step(-1)},
            conditions=lambda: ["on_changes"] if is_changes_address(context.address) else [],
        )
        context.section_changed.connect(context.actions.refresh)

    def step(self, by: int) -> None:
        """Go to the next change (1) or the previous one (-1)."""
        page, address = self._context.page, self._context.address
        if page is None or not is_changes_address(address):
            return

        def on_result(is_found: object) -> None:
            if is_found is False and self._context.address == address:
                self._leave(by)

        page.run_script(STEP.replace("STEP", str(by)), on_result)

    def _leave(self, by: int) -> None:
        """Go to the section beside the one that is shown; from the overview to the first or the last one."""
        from aixreader.comparison.change_labels import changed_sections
        from aixreader.pages.section_changes_page import changes_around

        comparison = self._changes.comparison
        kind, name = read_address(self._context.address)
        if comparison is None or kind == CHAPTER:
            self._tell()
            return
        if kind == OVERVIEW:
            changed = changed_sections(comparison.sections)
            found = (changed[0] if by > 0 else changed[-1]) if changed else None
        else:
            found = changes_around(comparison, name)[1 if by > 0 else 0]
        if found is None:
            self._tell()
            return
        self._context.go(section_address(found.id, sides=kind not in (OVERVIEW, SECTION)))

    def _tell(self) -> None:
        self._context.messages.status(self.tr("There is no further change"))
