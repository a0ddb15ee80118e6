"""What the table of actions says of one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `id`, the id of its menu, its text, its shortcuts (the first is shown), and its icon's name.

    `toolbar` adds it to the toolbar, `checkable` makes it checkable, `line` adds a separator above it in the menu,
    `enabled_when` names the condition under which it is enabled (see `ActionRegistry.bind`), "" for always. One that is
    not `in_menu` has its shortcut alone there; the page of shortcuts and the palette list it below that menu's title.
    """

    id: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    toolbar: bool = False
    checkable: bool = False
    line: bool = False
    enabled_when: str = ""
    in_menu: bool = True
