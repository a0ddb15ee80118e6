"""The menus of reading lists: of the panel, of its rows, and the entry in the menu of a section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from aixreader.knowledge.reading_lists import ResolvedEntry, ResolvedList
    from aixreader.model import Section
    from aixreader.ui.lists.list_editor import ListEditor
    from aixreader.userdata.records import ReadingList

MAX_LISTS, MAX_TITLE = 20, 60
"""Lists in a submenu, and characters of a title there."""


def fill_panel_menu(
    menu: QMenu,
    reading_list: ResolvedList | None,
    editor: ListEditor,
    *,
    has_bookmarks: bool,
    acts: dict[str, Callable[[], object]],
) -> None:
    """What can be done with lists. `acts` are "print", "share" and "import"."""
    menu.addAction(_translated("&New list…")).triggered.connect(editor.ask_for_empty)
    menu.addAction(_translated("New list from &contents…")).triggered.connect(editor.pick_new)
    from_bookmarks = menu.addAction(_translated("New list from &bookmarks…"))
    from_bookmarks.setEnabled(has_bookmarks)
    from_bookmarks.triggered.connect(editor.make_from_bookmarks)
    menu.addAction(_translated("&Import list…")).triggered.connect(acts["import"])
    menu.addSeparator()
    rename = menu.addAction(_translated("&Rename…"))
    duplicate = menu.addAction(_translated("&Duplicate"))
    delete = menu.addAction(_translated("De&lete list"))
    menu.addSeparator()
    printed = menu.addAction(_translated("&Print or export…"))
    share = menu.addAction(_translated("&Share list…"))
    menu.addSeparator()
    unread = menu.addAction(_translated("Mark all as &unread"))
    for action in (rename, delete):
        action.setEnabled(reading_list is not None and reading_list.is_own)
    for action in (duplicate, share):
        action.setEnabled(reading_list is not None)
    for action in (printed, unread):
        action.setEnabled(reading_list is not None and bool(reading_list.entries))
    if reading_list is not None:
        sections = [entry.section for entry in reading_list.entries]
        rename.triggered.connect(lambda: editor.ask_to_rename(reading_list.id))
        duplicate.triggered.connect(lambda: editor.duplicate(reading_list))
        delete.triggered.connect(lambda: editor.delete(reading_list.id))
        printed.triggered.connect(acts["print"])
        share.triggered.connect(acts["share"])
        unread.triggered.connect(lambda: editor.mark(sections, is_read=False))


def add_row_entries(
    menu: QMenu,
    reading_list: ResolvedList,
    entries: Sequence[ResolvedEntry],
    editor: ListEditor,
    is_read: Callable[[str], bool],
) -> None:
    """What can be done with chosen rows."""
    sections = [entry.section for entry in entries]
    all_read = all(is_read(section.id) for section in sections)
    tick = menu.addAction(_translated("Mark as un&read") if all_read else _translated("Mark as &read"))
    tick.triggered.connect(lambda: editor.mark(sections, is_read=not all_read))
    if not reading_list.is_own:
        return
    menu.addSeparator()
    names = [section.id for section in sections]
    ids = [entry.section.id for entry in reading_list.entries]
    if len(names) == 1:
        at = ids.index(names[0])
        up, down = menu.addAction(_translated("Move &up")), menu.addAction(_translated("Move &down"))
        up.setEnabled(at > 0)
        down.setEnabled(at < len(ids) - 1)
        up.triggered.connect(lambda: editor.step(reading_list.id, names[0], -1))
        down.triggered.connect(lambda: editor.step(reading_list.id, names[0], 1))
    remove = menu.addAction(_translated("Re&move from list"))
    remove.triggered.connect(lambda: editor.remove(reading_list.id, names))


def fill_adding_menu(
    menu: QMenu, own: Sequence[ReadingList], sections: Sequence[Section], make_editor: Callable[[], ListEditor]
) -> None:
    """The lists that sections can be added to."""
    names = {section.id for section in sections}
    for record in own[:MAX_LISTS]:
        title = record.title if len(record.title) <= MAX_TITLE else f"{record.title[:MAX_TITLE]}…"
        action = menu.addAction(title.replace("&", "&&"))
        action.setEnabled(not names <= {entry.section for entry in record.entries})
        action.triggered.connect(lambda _checked=False, name=record.id: make_editor().add(name, sections))
    if own:
        menu.addSeparator()

    def ask() -> None:
        editor = make_editor()
        editor.ask_for_new(editor.entries_for(section.id for section in sections))

    menu.addAction(_translated("&New list…")).triggered.connect(ask)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ListMenus", text)
