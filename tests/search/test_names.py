"""Names of documents."""

from __future__ import annotations

from aixreader.search.names import Names
from aixreader.search.stored_fields import StoredFields, write_stored_fields
from tests.search.conftest import DOCUMENTS


def test_names_are_found_whole_and_by_their_beginning() -> None:
    names = Names(StoredFields.read(write_stored_fields(DOCUMENTS, {}, [0] * len(DOCUMENTS))).documents)
    assert "boilguard" in names
    assert "guard" not in names
    assert dict(names.of("boilguard")) == {0: 1.0}
    assert dict(names.of("guard")) == {}
    assert names.beginning_with("ov", 5) == ["oversteep", "oversteeping"]
    assert names.beginning_with("ov", 1) == ["oversteep"]
    assert names.beginning_with("zz", 5) == []
