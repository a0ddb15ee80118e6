"""All reading lists, and one by its name."""

from __future__ import annotations

import pytest

from aixreader.errors import NotFoundError
from aixreader.services.reading.list_service import all_lists, find_list
from aixreader.services.session.session import Session
from aixreader.userdata.records import ListEntry, ReadingList

OWN = (
    ReadingList("x1", "My  tea", entries=(ListEntry("teapot"),)),
    ReadingList("x2", "x1", entries=(ListEntry("lidlock"),)),
)


def test_a_list_is_found_by_its_id_first_and_by_its_title(session: Session) -> None:
    lists = all_lists(session, OWN)
    assert [each.id for each in lists] == ["x1", "x2"]
    assert find_list(lists, " MY TEA ").id == "x1"
    assert find_list(lists, "X1").id == "x1"
    assert find_list(lists, "x2").title == "x1"
    with pytest.raises(NotFoundError, match="no reading list 'tee'") as caught:
        find_list(lists, "tee")
    assert "My  tea" in caught.value.hint
    with pytest.raises(NotFoundError) as caught:
        find_list((), "tee")
    assert caught.value.hint == ""
