"""`aixreader assess answer`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_an_answer_is_saved_and_what_follows_is_told(assess: Call, file: Path) -> None:
    outcome = assess("answer", file, "oversteep", "yes", "--reason", "No clock")
    assert outcome.out.splitlines() == ["oversteep\tundecided\tapplies"]
    assert "All questions are answered." in outcome.err
    assert '"reason": "No clock"' in file.read_text("utf-8")
    again = assess("answer", file, "oversteep", "no", "--json").json()
    assert again == {"changed": [{"threat": "oversteep", "before": "applies", "after": "not"}], "next": None}


def test_what_is_wrong_changes_nothing(assess: Call, file: Path) -> None:
    before = file.read_bytes()
    for arguments, words in (
        (("steeping", "yes"), "No question"),
        (("oversteep", "self"), "is no answer"),
        (("oversteep", "yes", "--confirm", "x"), "no condition"),
        (("oversteep", "yes", "--system", "x"), "no system"),
    ):
        outcome = assess("answer", file, *arguments)
        assert outcome.code != 0
        assert words in outcome.err
    assert file.read_bytes() == before
