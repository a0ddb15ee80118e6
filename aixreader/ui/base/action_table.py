"""The table of actions: ids, menus, texts, shortcuts, icons.

Menus, toolbar, context menus, the page of shortcuts and the command palette are made from it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

from aixreader.ui.base.action_spec import ActionSpec

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "go": QT_TRANSLATE_NOOP("Actions", "&Go"),
    "marks": QT_TRANSLATE_NOOP("Actions", "&Marks"),
    "assess": QT_TRANSLATE_NOOP("Actions", "&Assess"),
    "tab": QT_TRANSLATE_NOOP("Actions", "&Tab"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}


T = QT_TRANSLATE_NOOP
REDO = ("Ctrl+Shift+Z", "Ctrl+Y") if sys.platform == "win32" else ("Ctrl+Shift+Z",)
"""Elsewhere, Ctrl+Y is not what is pressed for it in a text that is edited: it would reach the marks instead."""
ACTIONS = (
    ActionSpec(
        "open_folder", "file", T("Actions", "&Open Exchange folder…"), ("Ctrl+O",), "folder", enabled_when="may_open"
    ),
    ActionSpec(
        "open_archive",
        "file",
        T("Actions", "Open Exchange &archive…"),
        ("Ctrl+Shift+O",),
        "archive",
        enabled_when="may_open",
    ),
    ActionSpec("open_revision", "file", T("Actions", "Open re&vision of a clone…"), enabled_when="may_open"),
    ActionSpec("get_exchange", "file", T("Actions", "&Get the full Exchange…"), (), enabled_when="may_get"),
    ActionSpec("get_pictures", "file", T("Actions", "Fetch the &missing pictures"), enabled_when="lacks_pictures"),
    ActionSpec("stop_pictures", "file", T("Actions", "S&top fetching pictures"), enabled_when="gets_pictures"),
    ActionSpec("update_mirror", "file", T("Actions", "Mirror: &update now"), enabled_when="has_mirror"),
    ActionSpec(
        "previous_edition", "file", T("Actions", "S&witch to the previous edition"), enabled_when="previous_edition"
    ),
    ActionSpec("editions", "file", T("Actions", "E&ditions…"), enabled_when="may_open"),
    ActionSpec("open_shipped", "file", T("Actions", "Back to the &shipped edition"), enabled_when="source"),
    ActionSpec(
        "what_changed", "file", T("Actions", "W&hat changed…"), ("Ctrl+F8",), line=True, enabled_when="may_compare"
    ),
    ActionSpec("other_changes", "file", T("Actions", "What changed since a&nother edition…"), enabled_when="compared"),
    ActionSpec("export_changes", "file", T("Actions", "E&xport what changed…"), enabled_when="compared"),
    ActionSpec("end_changes", "file", T("Actions", "&Forget what changed"), enabled_when="compared"),
    ActionSpec("saved_links", "file", T("Actions", "Saved &links"), (), "external", line=True, enabled_when="content"),
    ActionSpec(
        "print",
        "file",
        T("Actions", "&Print or export…"),
        ("Ctrl+P", "Ctrl+Shift+S"),
        "print",
        line=True,
        enabled_when="content",
    ),
    ActionSpec("export_table", "file", T("Actions", "&Export the periodic table…"), enabled_when="content"),
    ActionSpec("quit", "file", T("Actions", "&Quit"), ("Ctrl+Q",), line=True),
    ActionSpec("undo", "edit", T("Actions", "&Undo"), ("Ctrl+Z",), enabled_when="undo"),
    ActionSpec("redo", "edit", T("Actions", "&Redo"), REDO, enabled_when="redo"),
    ActionSpec("copy", "edit", T("Actions", "&Copy"), ("Ctrl+C",), "copy", line=True, enabled_when="content"),
    ActionSpec(
        "copy_permalink",
        "edit",
        T("Actions", "Copy &permalink"),
        ("Ctrl+Shift+C",),
        "link",
        toolbar=True,
        enabled_when="permalink",
    ),
    ActionSpec("copy_link", "edit", T("Actions", "Copy app lin&k"), (), enabled_when="content"),
    ActionSpec(
        "copy_cited", "edit", T("Actions", "Copy with c&itation"), ("Ctrl+Alt+C",), "quote", enabled_when="section"
    ),
    ActionSpec("cite", "edit", T("Actions", "Cop&y citation as…"), (), enabled_when="section"),
    ActionSpec("check_citation", "edit", T("Actions", "C&heck a citation…"), (), enabled_when="content"),
    ActionSpec(
        "search",
        "edit",
        T("Actions", "&Search everything…"),
        ("Ctrl+K", "Ctrl+L", "/", "Ctrl+Shift+F"),
        "search",
        toolbar=True,
        line=True,
        enabled_when="content",
    ),
    ActionSpec("search_page", "edit", T("Actions", "Search &this page's sections…"), (), enabled_when="section"),
    ActionSpec(
        "back_to_results", "edit", T("Actions", "&Back to search results"), ("F4",), enabled_when="opened_result"
    ),
    ActionSpec(
        "search_selection", "edit", T("Actions", "Search f&or the selection"), (), "search", enabled_when="content"
    ),
    ActionSpec("keep_search", "edit", T("Actions", "A&dd to saved searches"), (), enabled_when="results"),
    ActionSpec("explain_result", "edit", T("Actions", "&Why this result…"), (), enabled_when="results"),
    ActionSpec("copy_results", "edit", T("Actions", "Copy results as &Markdown"), (), enabled_when="results"),
    ActionSpec("copy_results_csv", "edit", T("Actions", "Copy results &as CSV"), (), enabled_when="results"),
    ActionSpec("find", "edit", T("Actions", "&Find in page…"), ("Ctrl+F",), line=True, enabled_when="content"),
    ActionSpec("find_next", "edit", T("Actions", "Find &next"), ("F3",), enabled_when="content"),
    ActionSpec("find_previous", "edit", T("Actions", "Find pre&vious"), ("Shift+F3",), enabled_when="content"),
    ActionSpec("preferences", "edit", T("Actions", "Pr&eferences…"), ("Ctrl+,",), "settings", line=True),
    ActionSpec("sidebar", "view", T("Actions", "&Sidebar"), ("F9",), "sidebar", checkable=True),
    ActionSpec("contents", "view", T("Actions", "&Contents"), ("Ctrl+Alt+1",), enabled_when="content"),
    ActionSpec("outline", "view", T("Actions", "&Page"), ("Ctrl+Alt+2",), enabled_when="content"),
    ActionSpec("relations", "view", T("Actions", "Re&lated"), ("Ctrl+Alt+3",), enabled_when="content"),
    ActionSpec("filter", "view", T("Actions", "&Filter the contents"), ("Ctrl+E",), "filter", enabled_when="content"),
    ActionSpec("reveal", "view", T("Actions", "Re&veal in contents"), ("Alt+R",), "locate", enabled_when="content"),
    ActionSpec("switch", "view", T("Actions", "Switch to the next pa&ne"), ("F6",), enabled_when="content"),
    ActionSpec(
        "switch_back", "view", T("Actions", "P&revious pane"), ("Shift+F6",), enabled_when="content", in_menu=False
    ),
    ActionSpec(
        "table_beside", "view", T("Actions", "Periodic ta&ble beside the page"), checkable=True, enabled_when="content"
    ),
    ActionSpec(
        "split", "view", T("Actions", "Split vie&w"), ("Ctrl+\\", "Ctrl+Alt+S"), checkable=True, enabled_when="content"
    ),
    ActionSpec("compare", "view", T("Actions", "Co&mpare editions"), (), checkable=True, enabled_when="may_compare"),
    ActionSpec(
        "follow", "view", T("Actions", "&Keep editions together"), (), "link", checkable=True, enabled_when="other"
    ),
    ActionSpec(
        "other", "view", T("Actions", "Op&en its section in this edition"), (), "open-here", enabled_when="other"
    ),
    ActionSpec("section_history", "view", T("Actions", "Histor&y of this section…"), enabled_when="history"),
    ActionSpec("source", "view", T("Actions", "Source te&xt of this section"), ("Ctrl+U",), enabled_when="section"),
    ActionSpec(
        "zoom_in", "view", T("Actions", "Zoom &in"), ("Ctrl++", "Ctrl+="), "zoom-in", line=True, enabled_when="content"
    ),
    ActionSpec("zoom_out", "view", T("Actions", "Zoom &out"), ("Ctrl+-",), "zoom-out", enabled_when="content"),
    ActionSpec("zoom_reset", "view", T("Actions", "&Actual size"), ("Ctrl+0",), "zoom-reset", enabled_when="content"),
    ActionSpec("dark", "view", T("Actions", "&Dark"), ("Ctrl+Shift+D",), "moon", checkable=True, line=True),
    ActionSpec("contrast", "view", T("Actions", "&High contrast"), (), "contrast", checkable=True),
    ActionSpec("full_screen", "view", T("Actions", "F&ull screen"), ("F11",), "fullscreen", checkable=True, line=True),
    ActionSpec(
        "distraction_free",
        "view",
        T("Actions", "Distrac&tion-free mode"),
        ("Shift+F11",),
        "distraction-free",
        checkable=True,
    ),
    ActionSpec("back", "go", T("Actions", "&Back"), ("Alt+Left", "Back"), "back", toolbar=True, enabled_when="back"),
    ActionSpec(
        "forward",
        "go",
        T("Actions", "&Forward"),
        ("Alt+Right", "Forward"),
        "forward",
        toolbar=True,
        enabled_when="forward",
    ),
    ActionSpec("home", "go", T("Actions", "&Home"), ("Alt+Home",), "home", toolbar=True, enabled_when="content"),
    ActionSpec(
        "previous_section",
        "go",
        T("Actions", "&Previous section"),
        ("Alt+Up",),
        "up",
        toolbar=True,
        line=True,
        enabled_when="section",
    ),
    ActionSpec(
        "next_section", "go", T("Actions", "&Next section"), ("Alt+Down",), "down", toolbar=True, enabled_when="section"
    ),
    ActionSpec(
        "peek", "go", T("Actions", "Pee&k at the link"), ("Alt+Enter", "Alt+Return"), line=True, enabled_when="content"
    ),
    ActionSpec(
        "peek_pin", "go", T("Actions", "P&in the peek"), ("Ctrl+Alt+K",), "pin", checkable=True, enabled_when="peek"
    ),
    ActionSpec("peek_here", "go", T("Actions", "Open the peek in this t&ab"), (), "open-here", enabled_when="peek"),
    ActionSpec("peek_in_tab", "go", T("Actions", "Open the peek in a ne&w tab"), (), "new-tab", enabled_when="peek"),
    ActionSpec("peek_close", "go", T("Actions", "C&lose the peek"), (), "close", enabled_when="peek"),
    ActionSpec(
        "next_in_list",
        "go",
        T("Actions", "Next in rea&ding list"),
        ("Alt+Shift+Down",),
        "down",
        line=True,
        enabled_when="list_next",
    ),
    ActionSpec(
        "previous_in_list",
        "go",
        T("Actions", "Pre&vious in reading list"),
        ("Alt+Shift+Up",),
        "up",
        enabled_when="list_previous",
    ),
    ActionSpec(
        "next_change",
        "go",
        T("Actions", "J&ump to the next change"),
        ("F8",),
        "down",
        line=True,
        enabled_when="on_changes",
    ),
    ActionSpec(
        "previous_change",
        "go",
        T("Actions", "Jump to the p&revious change"),
        ("Shift+F8",),
        "up",
        enabled_when="on_changes",
    ),
    ActionSpec("top", "go", T("Actions", "First page of the &edition"), (), line=True, enabled_when="content"),
    ActionSpec(
        "table",
        "go",
        T("Actions", "Periodic &table"),
        ("Ctrl+Alt+P",),
        "table",
        toolbar=True,
        line=True,
        enabled_when="content",
    ),
    ActionSpec("standards", "go", T("Actions", "Cross-walk to &standards"), enabled_when="content"),
    ActionSpec("glossary", "go", T("Actions", "&Glossary"), enabled_when="content"),
    ActionSpec("explain_term", "go", T("Actions", "E&xplain term"), ("Shift+F1",), enabled_when="section"),
    ActionSpec("online", "go", T("Actions", "This section &online…"), ("Alt+O",), "external", enabled_when="permalink"),
    ActionSpec(
        "commands",
        "go",
        T("Actions", "&Command or section…"),
        ("Ctrl+Shift+P",),
        "keyboard",
        line=True,
        enabled_when="content",
    ),
    ActionSpec(
        "bookmark",
        "marks",
        T("Actions", "&Bookmark this section"),
        ("Ctrl+D",),
        "bookmark",
        toolbar=True,
        checkable=True,
        enabled_when="section",
    ),
    ActionSpec("highlight", "marks", T("Actions", "&Highlight the selection"), ("Ctrl+Alt+H",), enabled_when="section"),
    ActionSpec("note", "marks", T("Actions", "&Note"), ("Ctrl+Alt+N",), "note", enabled_when="section"),
    ActionSpec("margin", "marks", T("Actions", "No&tes beside the text"), ("Ctrl+Alt+M",), enabled_when="section"),
    ActionSpec("selection_bar", "marks", T("Actions", "&Selection toolbar"), ("Ctrl+Alt+A",), enabled_when="section"),
    ActionSpec("add_to_list", "marks", T("Actions", "Add to readin&g list…"), (), enabled_when="section"),
    ActionSpec(
        "section_read", "marks", T("Actions", "Mark as rea&d"), ("Ctrl+Alt+R",), checkable=True, enabled_when="in_list"
    ),
    ActionSpec("bookmarks", "marks", T("Actions", "Show b&ookmarks"), ("Ctrl+B",), line=True, enabled_when="content"),
    ActionSpec("notes", "marks", T("Actions", "Sho&w notes"), ("Ctrl+Shift+B",), enabled_when="content"),
    ActionSpec("history", "marks", T("Actions", "Show histor&y"), ("Ctrl+H",), "history", enabled_when="content"),
    ActionSpec(
        "reading_lists", "marks", T("Actions", "Show reading &lists"), ("Ctrl+Shift+L",), enabled_when="content"
    ),
    ActionSpec(
        "review_marks",
        "marks",
        T("Actions", "&Review changed marks…"),
        (),
        line=True,
        enabled_when="marks_to_review",
    ),
    ActionSpec("new_folder", "marks", T("Actions", "New &folder for bookmarks"), (), "folder", enabled_when="content"),
    ActionSpec("export_marks", "marks", T("Actions", "&Export…"), (), line=True),
    ActionSpec("import_marks", "marks", T("Actions", "&Import…"), ()),
    ActionSpec("import_list", "marks", T("Actions", "I&mport reading list…"), (), enabled_when="content"),
    ActionSpec(
        "private",
        "marks",
        T("Actions", "&Private reading"),
        (),
        checkable=True,
        line=True,
        enabled_when="free_to_choose",
    ),
    ActionSpec("clear_history", "marks", T("Actions", "&Clear history…"), ()),
    ActionSpec("wipe", "marks", T("Actions", "Delete my d&ata…"), ()),
    ActionSpec("new_assessment", "assess", T("Actions", "&New assessment…"), enabled_when="content"),
    ActionSpec("open_assessment", "assess", T("Actions", "&Open assessment…"), enabled_when="content"),
    ActionSpec("close_assessment", "assess", T("Actions", "&Close assessment"), enabled_when="assessment"),
    ActionSpec(
        "assessment",
        "assess",
        T("Actions", "&Show the assessment"),
        ("Ctrl+Alt+4",),
        line=True,
        enabled_when="assessment",
    ),
    ActionSpec(
        "assessment_overview", "assess", T("Actions", "&Board and tables"), ("Ctrl+Alt+5",), enabled_when="assessed"
    ),
    ActionSpec("state_section", "assess", T("Actions", "S&tate this section"), ("Alt+S",), enabled_when="assessment"),
    ActionSpec("next_question", "assess", T("Actions", "Next &question"), ("Alt+Q",), enabled_when="assessment"),
    ActionSpec(
        "assessment_report", "assess", T("Actions", "Re&port…"), ("Ctrl+Alt+E",), line=True, enabled_when="assessed"
    ),
    ActionSpec(
        "fill_assessment", "assess", T("Actions", "&Fill in from workbook…"), enabled_when="assessment_editable"
    ),
    ActionSpec("compare_assessment", "assess", T("Actions", "Co&mpare with another version…"), enabled_when="assessed"),
    ActionSpec(
        "carry_assessment", "assess", T("Actions", "Carry o&ver to this edition…"), enabled_when="other_edition"
    ),
    ActionSpec("assessment_versions", "assess", T("Actions", "Versions and s&ign-off…"), enabled_when="assessed"),
    ActionSpec("new_tab", "tab", T("Actions", "&New tab"), ("Ctrl+T",), "new-tab", enabled_when="content"),
    ActionSpec("duplicate_tab", "tab", T("Actions", "&Duplicate tab"), ("Ctrl+Alt+T",), enabled_when="content"),
    ActionSpec("tab_to_other", "tab", T("Actions", "&Move to the other side"), (), enabled_when="movable"),
    ActionSpec(
        "reopen_tab", "tab", T("Actions", "&Reopen closed tab"), ("Ctrl+Shift+T",), "restore", enabled_when="closed"
    ),
    ActionSpec(
        "close_tab", "tab", T("Actions", "&Close tab"), ("Ctrl+W",), "close", line=True, enabled_when="closable"
    ),
    ActionSpec("close_other_tabs", "tab", T("Actions", "Close &other tabs"), (), enabled_when="tabs"),
    ActionSpec("close_right_tabs", "tab", T("Actions", "Close tabs to the ri&ght"), (), enabled_when="tabs_right"),
    ActionSpec(
        "next_tab", "tab", T("Actions", "Ne&xt tab"), ("Ctrl+Tab", "Ctrl+PgDown"), line=True, enabled_when="tabs"
    ),
    ActionSpec(
        "previous_tab", "tab", T("Actions", "&Previous tab"), ("Ctrl+Shift+Tab", "Ctrl+PgUp"), enabled_when="tabs"
    ),
    *(
        ActionSpec(f"tab_{number}", "tab", f"Tab &{number}", (f"Alt+{number}",), enabled_when="tabs", in_menu=False)
        for number in range(1, 9)
    ),
    ActionSpec("tab_last", "tab", T("Actions", "&Last tab"), ("Alt+9",), enabled_when="tabs", in_menu=False),
    ActionSpec("all_tabs", "tab", T("Actions", "&All tabs"), ("Ctrl+Shift+A",), enabled_when="tabs", in_menu=False),
    ActionSpec("help", "help", T("Actions", "&Using AIX Reader"), ("F1",), "help", enabled_when="content"),
    ActionSpec("shortcuts", "help", T("Actions", "&Keyboard shortcuts"), ("?",), "keyboard", enabled_when="content"),
    ActionSpec("changes", "help", T("Actions", "What is &new"), (), enabled_when="content"),
    ActionSpec("about", "help", T("Actions", "&About AIX Reader"), (), "info", line=True, enabled_when="content"),
)
SPECS = {spec.id: spec for spec in ACTIONS}


def translated(text: str) -> str:
    """`text` in the user's language."""
    return QCoreApplication.translate("Actions", text)


def plain(spec: ActionSpec) -> str:
    """The action's text without mnemonic and ellipsis."""
    return translated(spec.text).replace("&", "").rstrip("…")


def menu_title(spec: ActionSpec) -> str:
    """The title of the action's menu, without mnemonic."""
    return translated(MENUS[spec.menu]).replace("&", "")


def keys(spec: ActionSpec) -> tuple[str, ...]:
    """The action's shortcuts in the platform's notation."""
    return tuple(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.shortcuts)
