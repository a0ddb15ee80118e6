"""The window's palette and its few style rules, made from the tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from aixreader.ui.tokens import Tokens

Role = QPalette.ColorRole


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette for `tokens`."""
    made = QPalette()
    for colour, roles in (
        (tokens.paper, (Role.Window,)),
        (tokens.raised, (Role.Base, Role.Button, Role.ToolTipBase)),
        (tokens.sunken, (Role.AlternateBase,)),
        (tokens.ink, (Role.WindowText, Role.Text, Role.ButtonText, Role.ToolTipText, Role.BrightText)),
        (tokens.muted, (Role.PlaceholderText,)),
        (tokens.line, (Role.Mid, Role.Midlight)),
        (tokens.link, (Role.Link, Role.LinkVisited, Role.Highlight, Role.Accent)),
        (tokens.paper, (Role.HighlightedText,)),
    ):
        for role in roles:
            made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded(tokens))
    return made


def faded(tokens: Tokens) -> QColor:
    """The colour of what cannot be used now: muted, half way to the paper."""
    muted, paper = QColor(tokens.muted), QColor(tokens.paper)
    return QColor(*((a + b) // 2 for a, b in zip(muted.getRgb()[:3], paper.getRgb()[:3], strict=True)))


def style_sheet(tokens: Tokens) -> str:
    """What the palette cannot say: hairlines instead of frames, room around the sidebar's rows."""
    return f"""
        QMainWindow, QMenuBar, QStatusBar {{ background: {tokens.paper}; color: {tokens.ink}; }}
        QToolBar {{ background: {tokens.paper}; border: 0; border-bottom: 1px solid {tokens.line}; padding: 3px 6px;
            spacing: 2px; }}
        QToolButton {{ border: 0; border-radius: 4px; padding: 4px 8px; color: {tokens.ink}; }}
        QToolButton:hover, QToolButton:focus {{ background: {tokens.sunken}; }}
        QToolButton:disabled {{ color: {faded(tokens).name()}; }}
        QMenuBar::item {{ padding: 4px 9px; background: transparent; }}
        QMenuBar::item:selected {{ background: {tokens.sunken}; }}
        QStatusBar {{ border-top: 1px solid {tokens.line}; color: {tokens.muted}; }}
        QStatusBar::item {{ border: 0; }}
        QSplitter::handle {{ background: {tokens.line}; }}
        QTreeView {{ background: {tokens.sunken}; border: 0; outline: 0; padding: 6px 0; }}
        QTreeView::item {{ height: 28px; color: {tokens.ink}; border: 0; }}
        QTreeView::item:selected {{ background: {tokens.raised}; color: {tokens.ink}; }}
        QTreeView::branch:selected {{ background: {tokens.raised}; }}
        QLabel#hint {{ color: {tokens.muted}; }}
        QProgressBar {{ border: 0; border-radius: 3px; background: {tokens.line}; max-height: 6px; }}
        QProgressBar::chunk {{ border-radius: 3px; background: {tokens.link}; }}
    """
