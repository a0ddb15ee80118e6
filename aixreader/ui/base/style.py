"""Qt's palette and style sheet, made from the tokens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from aixreader.ui.base.tokens import Tokens

Role = QPalette.ColorRole
MIN_CONTRAST = 3.0
"""Of disabled text, and of what shows where a control is (WCAG 2, 1.4.11)."""
LINEAR = 0.03928
"""Values of sRGB up to this one are linear (WCAG 2)."""


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette for `tokens`."""
    result = QPalette()
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
            result.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, disabled_colour(tokens))
    return result


OUTLINED = ("QCheckBox", "QRadioButton", "QComboBox", "QAbstractSpinBox", "QSlider")
"""Widget classes whose outline Fusion derives from the window colour with too little contrast."""

IN_CONTRAST = ("QPushButton",)
"""Those for which that is so in high contrast only, where nothing but the outline shows them."""


def outlined_palette(tokens: Tokens) -> QPalette:
    """The palette for the widget classes `OUTLINED`."""
    return outlined(palette(tokens))


def outlined(usual: QPalette) -> QPalette:
    """A palette of a look, changed so that Fusion's outlines can be seen."""
    result, grey = QPalette(usual), usual.color(Role.PlaceholderText)
    result.setColor(Role.Window, grey.lighter(130 if grey.lightness() < 128 else 115))
    return result


@lru_cache(maxsize=8)
def disabled_colour(tokens: Tokens) -> QColor:
    """The colour of disabled text: of the mixtures of muted and paper the faintest that can be read on every ground.
    Borders of text fields have it too, which have to be seen as well.
    """
    muted, paper = QColor(tokens.muted), QColor(tokens.paper)
    return next((each for each in _mixtures(muted, paper) if _is_seen(each, tokens)), muted)


def _mixtures(one: QColor, other: QColor) -> Iterator[QColor]:
    """Half of one colour and half of another, and then more and more of the first."""
    pairs = tuple(zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))
    for share in range(50, 100, 5):
        yield QColor(*((a * share + b * (100 - share)) // 100 for a, b in pairs))


def _is_seen(colour: QColor, tokens: Tokens) -> bool:
    return all(contrast(colour, QColor(each)) >= MIN_CONTRAST for each in (tokens.paper, tokens.raised, tokens.sunken))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours (WCAG 2)."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (each / 12.92 if each <= LINEAR else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style_sheet(tokens: Tokens) -> str:
    """Rules that a palette cannot express: hairlines instead of frames, flat tabs and fields, padding of rows."""
    # In high contrast all grounds are alike: what is chosen in a menu is inverted.
    chosen, on_chosen = (tokens.ink, tokens.paper) if tokens.is_high_contrast else (tokens.sunken, tokens.ink)
    faint = disabled_colour(tokens).name()
    is_dark = QColor(tokens.paper).lightness() < QColor(tokens.ink).lightness()
    return f"""
        QMainWindow, QMenuBar {{ background: {tokens.paper}; color: {tokens.ink}; }}
        QToolBar {{ background: {tokens.paper}; border: 0; border-bottom: 1px solid {tokens.line}; padding: 2px 8px;
            spacing: 2px; }}
        QToolButton {{ border: 0; border-radius: 4px; padding: 4px 6px; color: {tokens.ink}; background: transparent; }}
        QToolButton:checked {{ background: {tokens.sunken}; color: {tokens.link}; }}
        QToolButton:hover {{ background: {tokens.sunken}; }}
        QToolButton:focus {{ background: {tokens.sunken}; border: 1px solid {tokens.link}; }}
        QToolButton:disabled {{ color: {faint}; }}
        QLineEdit:disabled {{ color: {faint}; }}
        QToolButton#segment {{ border-radius: 0; border-bottom: 2px solid transparent; }}
        QToolButton#segment:checked {{ border-bottom: 2px solid {tokens.link}; background: transparent; }}
        QMenuBar::item {{ padding: 4px 9px; background: transparent; }}
        QMenuBar::item:selected {{ background: {chosen}; color: {on_chosen}; }}
        QMenu {{ background: {tokens.raised}; border: 1px solid {tokens.line}; padding: 4px 0; }}
        QMenu::item {{ padding: 5px 28px 5px 22px; color: {tokens.ink}; }}
        QMenu::item:selected {{ background: {chosen}; color: {on_chosen}; }}
        QMenu::item:disabled {{ color: {faint}; }}
        QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 4px 0; }}
        QStatusBar {{ border: 1px solid {tokens.muted}; border-top-right-radius: 6px; background: {tokens.raised}; }}
        QStatusBar::item {{ border: 0; }}
        QSplitter::handle {{ background: {tokens.line}; }}
        QWidget#tabs {{ background: {tokens.raised}; border-bottom: 1px solid {tokens.line}; }}
        QTabBar {{ background: {tokens.sunken}; border: 0; border-bottom: 1px solid {tokens.line}; }}
        QTabBar::tab {{ background: transparent; border: 0; border-bottom: 2px solid transparent;
            padding: 7px 12px 6px; color: {tokens.muted}; }}
        QWidget#sidebar QTabBar::tab {{ padding: 7px 6px 6px; }}
        QTabBar::tab:selected {{ color: {tokens.ink}; border-bottom-color: {tokens.link};
            background: {tokens.paper}; }}
        QTabBar[active="false"]::tab:selected {{ border-bottom-color: {tokens.muted}; }}
        QTabBar::tab:hover:!selected {{ color: {tokens.ink}; }}
        QToolButton#row {{ text-align: left; padding: 3px 4px; }}
        QLabel#problem {{ color: {tokens.threat}; }}
        QToolButton#close {{ color: {tokens.muted}; padding: 1px 3px; font-size: 10px; }}
        QToolButton#close:hover {{ color: {tokens.ink}; background: {tokens.line}; }}
        SidePage QToolButton#close {{ color: {tokens.ink}; padding: 4px 6px; font-size: 14px; }}
        QTabBar:focus::tab:selected {{ background: {tokens.raised}; }}
        QLineEdit {{ background: {tokens.raised}; color: {tokens.ink}; border: 1px solid {faint};
            border-radius: 5px; padding: 4px 7px; selection-background-color: {tokens.link};
            selection-color: {tokens.paper}; }}
        QLineEdit:focus {{ border-color: {tokens.link}; }}
        QDialog QPlainTextEdit, QDialog QTextEdit, QDialog FormatList {{ border: 1px solid {faint}; }}
        QDialog QPlainTextEdit:focus, QDialog QTextEdit:focus {{ border-color: {tokens.link}; }}
        QDockWidget::close-button, QDockWidget::float-button {{ border-radius: 3px;
            background: {tokens.muted if is_dark else "transparent"}; }}
        QLineEdit[missing="true"] {{ border-color: {tokens.threat}; color: {tokens.threat}; }}
        QWidget#sidebar, QTreeView {{ background: {tokens.sunken}; }}
        QFrame#selectionbar {{ background: {tokens.raised}; border: 1px solid {tokens.muted}; border-radius: 8px; }}
        QFrame#notecard QPlainTextEdit {{ background: transparent; color: {tokens.ink}; }}
        QFrame#notecard QTextBrowser {{ background: {tokens.raised}; color: {tokens.ink}; border: 0; }}
        QFrame#notecard QToolButton {{ padding: 0; color: {tokens.muted}; }}
        QToolButton#notepin {{ padding: 0; background: transparent; border: 0; }}
        QWidget#find {{ background: {tokens.paper}; border-top: 1px solid {tokens.line}; }}
        QTreeView {{ border: 0; outline: 0; padding: 4px 0; }}
        QTreeView::item {{ height: 28px; color: {tokens.ink}; border: 0; }}
        QTreeView::indicator:unchecked, QListView::indicator:unchecked {{ width: 11px; height: 11px;
            border: 1px solid {tokens.muted}; border-radius: 2px; background: {tokens.raised}; }}
        QTreeView::item:selected {{ background: {tokens.raised}; color: {tokens.ink}; }}
        QTreeView#standards {{ background: {tokens.paper}; }}
        QHeaderView::section {{ background: {tokens.sunken}; color: {tokens.muted}; border: 0; padding: 6px 5px; }}
        QWidget#breadcrumb QToolButton {{ color: {tokens.muted}; padding: 3px 5px; }}
        QWidget#breadcrumb QToolButton[here="true"] {{ color: {tokens.ink}; }}
        QListView {{ background: {tokens.sunken}; border: 0; outline: 0; }}
        QListView#completions {{ background: {tokens.raised}; border: 1px solid {tokens.muted}; }}
        QListView#completions::item {{ padding: 4px 8px; color: {tokens.ink}; }}
        QListView#completions::item:selected {{ background: {tokens.link}; color: {tokens.paper}; }}
        QToolButton#chip {{ background: {tokens.raised}; border: 1px solid {tokens.line}; border-radius: 10px;
            padding: 2px 9px; }}
        QToolButton#chip:checked {{ background: {tokens.link}; color: {tokens.paper}; border-color: {tokens.link}; }}
        QToolButton#chip:hover, QToolButton#chip:focus {{ border-color: {tokens.link}; }}
        QToolButton::menu-indicator {{ image: none; }}
        QScrollArea#filters, QWidget#filters {{ background: transparent; }}
        QWidget#filters QToolButton#chip {{ padding: 1px 6px; }}
        QToolButton#plain {{ padding: 2px 6px; }}
        QLabel#hint, QLabel#sidetitle {{ color: {tokens.muted}; }}
        QLabel#sidetitle[front="true"] {{ color: {tokens.ink}; }}
        QProgressBar {{ border: 1px solid {tokens.line}; border-radius: 4px; background: {tokens.paper};
            max-height: 6px; }}
        QProgressBar::chunk {{ border-radius: 3px; background: {tokens.link}; }}
        QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
        QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
        QScrollBar::handle {{ background: {tokens.line}; border-radius: 4px; margin: 1px; min-height: 32px;
            min-width: 32px; }}
        QScrollBar::handle:hover {{ background: {tokens.muted}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
        QToolTip {{ background: {tokens.raised}; color: {tokens.ink}; border: 1px solid {tokens.line}; padding: 4px; }}
    """
