"""The menu of a highlight or note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QMenu, QWidgetAction

from aixreader.errors import shortened
from aixreader.services.marks.note_html import note_links
from aixreader.ui.marks.colour_names import colour_names
from aixreader.userdata.records import COLOURS, Annotation

NOTE_SIZE = (300, 130)  # of a note in a menu, in device-independent pixels
MAX_LINKS, MAX_LINK_LENGTH = 5, 50
"""Links of a note that are listed, and characters that are shown of one."""
T = QT_TRANSLATE_NOOP


class MarkActions(Protocol):
    """What the entries do with marks, which are named by their ids."""

    def edit(self, name: str) -> None:
        """Edit the note of a mark."""

    def set_colour(self, names: Iterable[str], colour: str) -> None:
        """Change the colour of marks."""

    def copy(self, names: Iterable[str]) -> None:
        """Copy marks with their source."""

    def remove(self, names: Iterable[str]) -> None:
        """Remove marks."""


OpenLink = Callable[[str], object]


def fill_menu(menu: QMenu, actions: MarkActions, mark: Annotation, open_link: OpenLink, *, in_margin: bool) -> None:
    """Add what can be done with a mark; over it its note, unless that is seen `in_margin`, and the links in that, for
    the keyboard: `open_link` asks what to do with the address of one.
    """
    names = [mark.id]
    if mark.note and not in_margin:
        _add_note(menu, mark.note, open_link)
    for address in note_links(mark.note)[:MAX_LINKS]:
        text = _translated(T("AnnotationMenu", "Open link: {0}")).format(shortened(address, MAX_LINK_LENGTH))
        entry = menu.addAction(text.replace("&", "&&"))
        entry.triggered.connect(lambda _checked=False, address=address: open_link(address))
    if not in_margin:
        title = T("AnnotationMenu", "&Edit note…") if mark.note else T("AnnotationMenu", "&Add note…")
        menu.addAction(_translated(title)).triggered.connect(lambda: actions.edit(mark.id))
    if mark.quote:
        colours = menu.addMenu(_translated(T("AnnotationMenu", "&Colour")))
        for colour, name in zip(COLOURS, colour_names(), strict=True):
            action = colours.addAction(name)
            action.setCheckable(True)
            action.setChecked(colour == mark.colour)
            action.triggered.connect(lambda _checked=False, colour=colour: actions.set_colour(names, colour))
    copy = menu.addAction(_translated(T("AnnotationMenu", "Copy with c&itation")))
    copy.triggered.connect(lambda: actions.copy(names))
    menu.addSeparator()
    menu.addAction(_translated(T("AnnotationMenu", "Re&move"))).triggered.connect(lambda: actions.remove(names))


def _add_note(menu: QMenu, note: str, open_link: OpenLink) -> None:
    from aixreader.ui.marks.note_view import NoteView

    view = NoteView(menu)
    view.setFixedSize(*NOTE_SIZE)
    view.show_note(note)
    view.anchorClicked.connect(lambda address: open_link(address.toString()))
    view.anchorClicked.connect(menu.close)
    action = QWidgetAction(menu)
    action.setDefaultWidget(view)
    menu.addAction(action)
    menu.addSeparator()


def _translated(text: str) -> str:
    return QCoreApplication.translate("AnnotationMenu", text)
