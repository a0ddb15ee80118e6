"""Draws the rows of the search panel: results with role mark, title, path and text, titles, folds and searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from aixreader.ui.base.role_mark import draw_mark
from aixreader.ui.base.themed_delegate import ThemedDelegate, small_font
from aixreader.ui.base.tokens import Tokens
from aixreader.ui.search.result_rows import ResultRow, Row, TitleRow
from aixreader.ui.search.snippet_layout import LINES, SnippetLayout

if TYPE_CHECKING:
    from aixreader.search.answer import Snippet
    from aixreader.ui.search.search_model import SearchModel

LEFT = 26
RIGHT = 10
EDGE = 7
BAR = 3
GAP = 3
MAX_CACHED = 300
"""Texts of rows that are kept as they are laid out."""
Align = Qt.AlignmentFlag
Elide = Qt.TextElideMode
TOP, MIDDLE = Align.AlignTop | Align.AlignLeft, Align.AlignVCenter | Align.AlignLeft


class _Font:
    """A font with its metrics. Texts that were cut to a width are kept: the same rows come with each key."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetrics(font)
        self.line = metrics.height()
        self.elided = lru_cache(MAX_CACHED)(lambda text, width: metrics.elidedText(text, Elide.ElideRight, width))
        self.elided_path = lru_cache(MAX_CACHED)(lambda path, width: elided_path(path, metrics, width))


class _Fonts(NamedTuple):
    """The fonts of a row."""

    normal: _Font
    bold: _Font
    small: _Font


class SearchDelegate(ThemedDelegate):
    """Draws in the colours of `tokens`. The row of the section `expanded` shows all its snippets, others the best."""

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(tokens, parent)
        self.expanded = ""
        self._fonts: tuple[QFont, _Fonts] | None = None  # of the font that came last: all rows have the same
        self._laid_out: Callable[[Snippet, _Font, int], SnippetLayout] = lru_cache(MAX_CACHED)(self._lay_out)

    @override
    def set_tokens(self, tokens: Tokens) -> None:
        super().set_tokens(tokens)
        self._laid_out = lru_cache(MAX_CACHED)(self._lay_out)  # the colours of marks are laid out, too

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        fonts, row = self._fonts_of(option.font), _row_at(index)
        if not isinstance(row, ResultRow):
            return QSize(0, fonts.normal.line + 2 * EDGE)
        count = len(row.hit.snippets) if row.hit.id == self.expanded else 1
        return QSize(0, 2 * EDGE + _head_height(row, fonts) + count * (GAP + LINES * fonts.small.line))

    def snippet_at(self, row: ResultRow, font: QFont, rect: QRect, position: QPoint) -> int:
        """The index of the snippet at `position` in an expanded row that is drawn in `rect`, -1 for none."""
        fonts = self._fonts_of(font)
        below = position.y() - rect.top() - EDGE - _head_height(row, fonts)
        at = below // (GAP + LINES * fonts.small.line)
        return at if row.hit.id == self.expanded and below >= 0 and at < len(row.hit.snippets) else -1

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        row, fonts = _row_at(index), self._fonts_of(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._tokens.raised))
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._tokens.link))
        if isinstance(row, ResultRow):
            self._draw_result(painter, rect.adjusted(LEFT, EDGE, -RIGHT, -EDGE), row, fonts)
            painter.setPen(QColor(self._tokens.line))
            painter.drawLine(rect.left() + LEFT, rect.bottom(), rect.right() - RIGHT, rect.bottom())
        else:
            self._draw_line(painter, rect, row, fonts.normal, str(index.data()))
        painter.restore()

    def _draw_line(self, painter: QPainter, rect: QRect, row: Row | None, font: _Font, text: str) -> None:
        left = RIGHT if isinstance(row, TitleRow) else LEFT
        colour = self._tokens.muted if isinstance(row, TitleRow) else self._tokens.link
        painter.setPen(QColor(colour))
        painter.setFont(font.font)
        room = rect.adjusted(left, 0, -RIGHT, 0)
        painter.drawText(room, MIDDLE, font.elided(text, room.width()))

    def _draw_result(self, painter: QPainter, room: QRect, row: ResultRow, fonts: _Fonts) -> None:
        hit = row.hit
        draw_mark(
            painter, QPointF(room.left() - LEFT / 2 + 3, room.top() + fonts.normal.line / 2), hit.role, self._tokens
        )
        painter.setFont(fonts.bold.font)
        painter.setPen(QColor(self._tokens.ink))
        painter.drawText(room, TOP, fonts.bold.elided(hit.title, room.width()))
        painter.setFont(fonts.small.font)
        painter.setPen(QColor(self._tokens.muted))
        below_title = room.adjusted(0, fonts.normal.line, 0, 0)
        if place := _place_of(row):
            painter.drawText(below_title, TOP, fonts.small.elided_path(place, room.width()))
        painter.setPen(QColor(self._tokens.ink))
        top = room.top() + _head_height(row, fonts)
        for snippet in hit.snippets if hit.id == self.expanded else (hit.snippet,):
            self._laid_out(snippet, fonts.small, room.width()).draw(painter, QPointF(room.left(), top + GAP))
            top += GAP + LINES * fonts.small.line

    def _lay_out(self, snippet: Snippet, font: _Font, width: int) -> SnippetLayout:
        return SnippetLayout(snippet, font.font, self._tokens, width)

    def _fonts_of(self, font: QFont) -> _Fonts:
        if self._fonts is None or self._fonts[0] != font:
            normal, bold, small = QFont(font), QFont(font), small_font(font)
            bold.setWeight(QFont.Weight.DemiBold)
            self._fonts = normal, _Fonts(_Font(normal), _Font(bold), _Font(small))
        return self._fonts[1]


def _row_at(index: QModelIndex | QPersistentModelIndex) -> Row | None:
    """The row of an index; asked of the model itself, since each key asks for the height of every row."""
    return cast("SearchModel", index.model()).row(index.row())


def _place_of(row: ResultRow) -> tuple[str, ...]:
    """What stands below the title of a result: the titles above it, or else its role, or nothing."""
    role = row.hit.role.replace("-", " ")
    return row.path or ((role,) if role else ())


def _head_height(row: ResultRow, fonts: _Fonts) -> int:
    """The height of a result's lines above its snippets."""
    return fonts.normal.line + (fonts.small.line if _place_of(row) else 0)


def elided_path(path: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """The titles of `path` in one line `width` pixels wide: whole ones are left out, and only the last one is cut."""
    shown = " › ".join(path)
    for fewer in (" › ".join((*path[:1], "…", *path[-1:])), f"… › {path[-1]}"):
        if len(path) > 1 and metrics.horizontalAdvance(shown) > width:
            shown = fewer
    return metrics.elidedText(shown, Elide.ElideRight, width)
