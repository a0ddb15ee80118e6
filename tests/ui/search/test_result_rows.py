"""The rows of the search panel's list."""

from __future__ import annotations

from aixreader.search.answer import Hit
from aixreader.ui.search.result_rows import SHOWN_OF_PAGE, FoldRow, ResultRow, TitleRow, grouped_rows, ranked_rows


def hit(page: str, number: int) -> Hit:
    return Hit(f"{page}{number}", page, f"{page} {number}", (page.title(), "Kinds"), "control", 1.0)


def names(rows: list[object]) -> list[str]:
    return [row.title if isinstance(row, TitleRow) else row.hit.id for row in rows if not isinstance(row, FoldRow)]  # type: ignore[attr-defined]


def test_by_rank_alone() -> None:
    rows = ranked_rows([hit("tea", 1), hit("pot", 1), hit("tea", 2)])
    assert names([*rows]) == ["tea1", "pot1", "tea2"]
    assert isinstance(rows[0], ResultRow)
    assert rows[0].path == ("Tea", "Kinds")


def test_pages_stand_in_the_order_of_their_best_and_one_result_has_no_title() -> None:
    rows = grouped_rows([hit("tea", 1), hit("pot", 1), hit("tea", 2)])
    assert names([*rows]) == ["Tea", "tea1", "tea2", "pot1"]
    grouped, alone = rows[1], rows[3]
    assert isinstance(grouped, ResultRow)
    assert isinstance(alone, ResultRow)
    assert grouped.path == ("Kinds",), "its page stands above"
    assert alone.path == ("Pot", "Kinds")
    page = Hit("pots", "pot", "Pots", (), "", 1.0)
    assert names([*grouped_rows([page, page])])[0] == "Pots", "the page itself"
    assert grouped_rows([]) == []


def test_what_takes_more_room_than_a_fold_is_folded() -> None:
    for count, folded in ((SHOWN_OF_PAGE, 0), (SHOWN_OF_PAGE + 1, 0), (SHOWN_OF_PAGE + 2, 2), (50, 50 - SHOWN_OF_PAGE)):
        rows = grouped_rows([hit("tea", number) for number in range(count)])
        folds = [len(row.rest) for row in rows if isinstance(row, FoldRow)]
        assert folds == ([folded] if folded else [])
        assert len(rows) == 1 + count - folded + len(folds)
