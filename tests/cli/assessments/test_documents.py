"""What the actions of `aixreader assess` share."""

from __future__ import annotations

import json
from pathlib import Path

from aixreader.assess.assessment_folder import ASSESSMENTS
from tests.cli.conftest import Call


def test_backups_are_in_the_users_folder(assess: Call, file: Path, tmp_path: Path) -> None:
    assess("set", file, "teapot", "status=absent")
    assert len(list((tmp_path / "home" / "data" / ASSESSMENTS).glob("*/backups/*.aixassess"))) == 1


def test_unknown_keys_survive_every_change(assess: Call, file: Path) -> None:
    value = json.loads(file.read_text("utf-8"))
    value["mood"], value["systems"][0]["mood"] = "good", 5
    file.write_text(json.dumps(value), "utf-8")
    assess("set", file, "teapot", "status=absent")
    after = json.loads(file.read_text("utf-8"))
    assert (after["mood"], after["systems"][0]["mood"]) == ("good", 5)


def test_a_file_that_is_not_there_is_told(assess: Call, tmp_path: Path) -> None:
    outcome = assess("status", tmp_path / "none.aixassess")
    assert outcome.code == 4
    assert "cannot be read" in outcome.err
