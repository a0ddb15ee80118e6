"""Items: their ids, and the values that they take."""

from __future__ import annotations

import pytest

from aixreader.assess.items import KINDS, Answer, AnswerValue, Control, Evidence, EvidenceType, Threat
from aixreader.assess.record_codec import read_record
from aixreader.json_codec import DecodeError

UUID = "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d1111"


def test_ids_hold_kind_system_and_name() -> None:
    items = (
        Answer("k", "genai", AnswerValue.YES),
        Threat("k", "steam"),
        Control("k", "lid"),
        Evidence("k", UUID, EvidenceType.TEXT, "Note"),
    )
    assert [item.id for item in items] == ["answer/k/genai", "threat/k/steam", "control/k/lid", f"evidence/k/{UUID}"]
    assert [item.id.split("/")[0] for item in items] == list(KINDS)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"value": "undecided", "reason": "x"}, "should be one of"),
        ({"value": "not", "reason": " "}, "is empty"),
        ({"value": "not"}, "is missing"),
    ],
)
def test_an_override_decides_and_says_why(values: dict[str, str], words: str) -> None:
    with pytest.raises(DecodeError, match=words):
        read_record(Threat, {"system": "k", "slug": "steam", "override": values})


@pytest.mark.parametrize("missing", ["who", "at", "until", "reason"])
def test_an_acceptance_says_who_when_until_when_and_why(missing: str) -> None:
    values = {"who": "Ann", "at": "2026-01-01", "until": "2027-01-01", "reason": "Small"}
    assert read_record(Threat, {"system": "k", "slug": "s", "accepted": values}).accepted is not None
    for changed in ({key: value for key, value in values.items() if key != missing}, values | {missing: ""}):
        with pytest.raises(DecodeError, match=missing):
            read_record(Threat, {"system": "k", "slug": "s", "accepted": changed})
