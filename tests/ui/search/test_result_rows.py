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


def test_pages_stand_in_the_order_of_their_best_and_no_result_under_the_title_of_another() -> None:
    rows = grouped_rows([hit("cup", 1), hit("tea", 1), hit("pot", 1), hit("tea", 2)])
    assert names([*rows]) == ["cup1", "Tea", "tea1", "tea2", "Pot", "pot1"]
    before, grouped, alone = rows[0], rows[2], rows[5]
    assert isinstance(before, ResultRow)
    assert isinstance(grouped, ResultRow)
    assert isinstance(alone, ResultRow)
    assert before.path == ("Cup", "Kinds")
    assert grouped.path == alone.path == ("Kinds",), "their pages stand above"
    assert names([*grouped_rows([hit("tea", 1), hit("pot", 1)])]) == ["tea1", "pot1"], "one of each"
    page = Hit("pots", "pot", "Pots", (), "", 1.0)
    assert names([*grouped_rows([page, page])])[0] == "Pots", "the page itself"
    assert grouped_rows([]) == []


def test_what_takes_more_room_than_a_fold_is_folded() -> None:
    for count, folded in ((SHOWN_OF_PAGE, 0), (SHOWN_OF_PAGE + 1, 0), (SHOWN_OF_PAGE + 2, 2), (50, 50 - SHOWN_OF_PAGE)):
        rows = grouped_rows([hit("tea", number) for number in range(count)])
        folds = [len(row.rest) for row in rows if isinstance(row, FoldRow)]
        assert folds == ([folded] if folded else [])
        assert len(rows) == 1 + count - folded + len(folds)
