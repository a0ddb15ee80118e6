"""Unknown keys survive reading and writing."""

from __future__ import annotations

import pytest

from aixreader.assess.items import Answer, AnswerValue, Override, Threat
from aixreader.assess.record_codec import read_record, write_record
from aixreader.assess.scales import Scales
from aixreader.json_codec import DecodeError


def test_unknown_keys_are_kept_at_every_depth() -> None:
    value = {
        "system": "kettle",
        "slug": "steam",
        "colour": [1, {"a": None}],
        "override": {"value": "not", "reason": "cold", "mood": "good"},
    }
    threat = read_record(Threat, value)
    assert threat.extra == {"colour": [1, {"a": None}]}
    assert threat.override == Override("not", "cold", extra={"mood": "good"})
    assert write_record(threat) == value


def test_unknown_keys_inside_lists_are_kept() -> None:
    level = {"id": "low", "label": "Low", "colour": "red"}
    value = {"likelihood": [level], "impact": [level], "risk": [level], "grid": [["low"]]}
    scales = read_record(Scales, value)
    assert scales.risk[0].extra == {"colour": "red"}
    assert write_record(scales) == value


def test_a_key_named_as_the_place_for_unknown_ones_is_one_of_them() -> None:
    value = {"system": "s", "question": "q", "answer": "yes", "extra": {"a": 1}}
    answer = read_record(Answer, value)
    assert answer.extra == {"extra": {"a": 1}}
    assert write_record(answer) == value


def test_defaults_are_left_out() -> None:
    assert write_record(Answer("s", "q", AnswerValue.NO)) == {"system": "s", "question": "q", "answer": "no"}


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ([], ""),
        ({}, ".answer"),
        ({"system": "s", "question": "q", "answer": "maybe"}, ".answer"),
        ({"system": "s", "question": "q", "answer": "yes", "confirmed": ["", "x"]}, ".confirmed[0]"),
    ],
)
def test_what_is_wrong_is_named(value: object, path: str) -> None:
    with pytest.raises(DecodeError) as raised:
        read_record(Answer, value)
    assert raised.value.path == path
