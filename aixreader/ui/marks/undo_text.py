"""What a step of undoing reverts, and one of redoing does again, in words: "bookmark removed"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from aixreader.translation import QT_TRANSLATE_NOOP
from aixreader.ui.marks.undo_steps import UndoSteps
from aixreader.userdata.changes import Change, Drop
from aixreader.userdata.collection import Collection
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record

T = QT_TRANSLATE_NOOP
ADDED, REMOVED, CHANGED = range(3)
MOVED = {"bookmark": T("Undo", "bookmark moved"), "folder": T("Undo", "folder moved")}
TEXTS = {
    "bookmark": (T("Undo", "bookmark added"), T("Undo", "bookmark removed"), T("Undo", "bookmark changed")),
    "folder": (T("Undo", "folder added"), T("Undo", "folder removed"), T("Undo", "folder changed")),
    "note": (T("Undo", "note added"), T("Undo", "note removed"), T("Undo", "note changed")),
    "highlight": (T("Undo", "highlight added"), T("Undo", "highlight removed"), T("Undo", "highlight changed")),
    "reading_list": (
        T("Undo", "reading list added"),
        T("Undo", "reading list removed"),
        T("Undo", "reading list changed"),
    ),
    "read": (T("Undo", "marked as read"), T("Undo", "marked as unread"), T("Undo", "marked as read")),
    "visit": (T("Undo", "history entry added"), T("Undo", "history entry removed"), T("Undo", "history entry changed")),
}


def undone_text(steps: UndoSteps, marks: Collection) -> str:
    """What the latest step reverts in `marks`; of changes of several kinds the first, with the number of its kind."""
    text = steps.text or _text(steps.changes, marks, (ADDED, REMOVED))
    translate = QCoreApplication.translate
    return translate("Undo", "Undone: {0}").format(text) if text else translate("Undo", "Undone")


def redone_text(steps: UndoSteps, marks: Collection) -> str:
    """What the step does again to `marks` that was undone last, in the same words."""
    text = steps.redo_text or _text(steps.redo_changes, marks, (REMOVED, ADDED))
    translate = QCoreApplication.translate
    return translate("Undo", "Redone: {0}").format(text) if text else translate("Undo", "Redone")


def _text(changes: Sequence[Change], marks: Collection, acts: tuple[int, int]) -> str:
    """What changes are, "" where they change nothing; `acts` are what is said of one that drops and one that adds."""
    records = {(record.KIND, record.id): record for record in marks}
    found = [text for change in changes if (text := _act(change, records, acts))]
    if not found:
        return ""
    number, text = found.count(found[0]), QCoreApplication.translate("Undo", found[0])
    return text if number == 1 else f"{text} ({number})"


def _act(change: Change, records: Mapping[tuple[str, str], Record], acts: tuple[int, int]) -> str:
    """What is said of a change, untranslated; "" where it changes nothing."""
    kind, name = (change.kind, change.id) if isinstance(change, Drop) else (change.record.KIND, change.record.id)
    before = records.get((kind, name))
    if isinstance(change, Drop):
        act, record = acts[0], before
    else:
        act, record = acts[1] if before is None else CHANGED, change.record
    if record is None:
        return ""
    if isinstance(record, Annotation):
        has_note = record.note or (isinstance(before, Annotation) and before.note)
        kind = "note" if has_note else "highlight"
    return MOVED[kind] if act == CHANGED and _is_move(before, record) else TEXTS[kind][act]


def _is_move(before: Record | None, after: Record) -> bool:
    """Whether all that differs is the folder or the position in it."""
    if isinstance(before, Bookmark) and isinstance(after, Bookmark):
        moved: Record = replace(before, folder=after.folder, place=after.place)
    elif isinstance(before, Folder) and isinstance(after, Folder):
        moved = replace(before, parent=after.parent, place=after.place)
    else:
        return False
    return moved != before and moved == replace(after, changed=before.changed)
