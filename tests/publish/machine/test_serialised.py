"""Plain data as bytes."""

from __future__ import annotations

import json

import yaml

from aixreader.publish.machine.serialised import as_json, as_yaml

SAME = ["tea"]
DATA = {"title": "Tea: “green”", "text": "one\n\n- two\n", "no": "no", "date": "2026-08-22", "a": SAME, "b": SAME}


def test_read_back_as_it_was() -> None:
    assert json.loads(as_json(DATA)) == DATA
    assert yaml.safe_load(as_yaml(DATA)) == DATA


def test_for_people_and_simple_readers() -> None:
    text = as_yaml(DATA | {"long": "word " * 200}).decode()
    assert "text: |\n" in text
    assert "&id" not in text
    assert "Tea: “green”" in text
    assert f"long: '{'word ' * 200}'\n" in text
    assert as_json(DATA).decode().startswith('{\n  "title": "Tea: “green”",\n')


def test_text_stays_text_in_every_version_of_yaml() -> None:
    for text in ("08", "1.10", "2026-08-22", "no", "Y", ".5", "-1", "+1", "null"):
        assert as_yaml({"a": text}) == f"a: '{text}'\n".encode()


def test_nothing_acts() -> None:
    for data in (as_json({"a": "x\u202ey"}), as_yaml({"a": "x\u202ey"})):
        assert "\u202e".encode() not in data
