"""A file is read strictly, migrated, and never deleted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aixreader.errors import UserDataError
from aixreader.userdata.json_file import MAX_FILE_BYTES, JsonFile, Read

DAMAGED = {
    "empty": b"",
    "cut off": b'{"version": 0, "a": ',
    "binary": bytes(range(256)),
    "a list": b"[1, 2]",
    "no version": b'{"a": 1}',
    "a version in words": b'{"version": "0"}',
    "a version that is a flag": b'{"version": true}',
    "negative": b'{"version": -1}',
    "without bound": b'{"version": 0, "a": 1e999}',
    "deeper than ours": b'{"version": 0, "a": ' + b"[" * 50 + b"]" * 50 + b"}",
    "not a number": b'{"version": 0, "a": NaN}',
    "deep": b'{"version": 0, "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "too large": b'{"version": 0, "a": "' + b"x" * MAX_FILE_BYTES + b'"}',
    "not UTF-8": b'{"version": 0, "a": "\xff"}',
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file lies."""
    return tmp_path / "data" / "some.json"


def refuse(source: Path, target: Path) -> Path:
    """What `rename` does in a folder that may not be written to."""
    raise PermissionError(13, f"no {source} to {target}")


def test_nothing_there_is_nothing_wrong(path: Path) -> None:
    assert JsonFile(path).read() == Read({})


@given(
    st.dictionaries(
        st.text(max_size=8).filter(lambda name: name != "version"),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read(path: Path, values: dict[str, object]) -> None:
    file = JsonFile(path)
    file.write(values)
    assert file.read() == Read(values)


@pytest.mark.parametrize("kind", DAMAGED)
def test_damage_is_set_aside_and_told(path: Path, kind: str) -> None:
    path.parent.mkdir()
    path.write_bytes(DAMAGED[kind])
    read = JsonFile(path).read()
    assert read.values == {}
    assert "some.json.damaged-1" in read.wrong
    assert path.with_name("some.json.damaged-1").read_bytes() == DAMAGED[kind]
    assert not path.exists()


def test_what_was_set_aside_before_stays(path: Path) -> None:
    path.parent.mkdir()
    for number in (1, 2):
        path.write_text(f"damage {number}")
        assert f"damaged-{number}" in JsonFile(path).read().wrong
    assert sorted(file.read_text() for file in path.parent.iterdir()) == ["damage 1", "damage 2"]


def test_at_most_three_are_kept_the_first_two_and_the_last(path: Path) -> None:
    path.parent.mkdir()
    for number in range(1, 8):
        path.write_text(f"damage {number}")
        assert f"damaged-{min(number, 3)}" in JsonFile(path).read().wrong
    path.with_name("some.json.damaged-9").touch()
    path.mkdir()
    assert "damaged-3" in JsonFile(path).read().wrong
    kept = sorted(path.parent.iterdir())
    assert [file.name for file in kept] == [f"some.json.damaged-{number}" for number in (1, 2, 3)]
    assert [file.read_text() for file in kept[:2]] == ["damage 1", "damage 2"]
    assert kept[2].is_dir()


def test_a_folder_in_its_place_is_set_aside_too(path: Path) -> None:
    path.mkdir(parents=True)
    assert "damaged-1" in JsonFile(path).read().wrong


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among files")
def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert "damaged-1" in JsonFile(path).read().wrong


def test_what_could_not_be_set_aside_is_not_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_text("damage")
    file = JsonFile(path)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "rename", refuse)
        assert "could not be renamed" in file.read().wrong
    with pytest.raises(FileExistsError):
        file.write({})
    assert path.read_text() == "damage"
    file.read()
    file.write({})  # it is out of the way now


def test_no_more_is_written_than_is_read(path: Path) -> None:
    file = JsonFile(path)
    file.write({"a": 1})
    with pytest.raises(OSError, match=r"some\.json"):
        file.write({"a": "x" * MAX_FILE_BYTES})
    assert file.read() == Read({"a": 1})


def test_its_folder_is_the_owners_alone(path: Path) -> None:
    JsonFile(path).write({})
    if os.name != "nt":
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_newer_file_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 3, "a": 1}')
    with pytest.raises(UserDataError, match="newer version of AIX Reader"):
        JsonFile(path).read()
    assert path.read_text() == '{"version": 3, "a": 1}'


def test_a_newer_file_is_not_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 3, "a": 1}')
    file = JsonFile(path)
    with pytest.raises(UserDataError):
        file.read()
    with pytest.raises(FileExistsError):
        file.write({})
    assert path.read_text() == '{"version": 3, "a": 1}'


def test_an_older_file_is_brought_up_to_date_step_by_step(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 1, "steps": []}')

    def step(name: str, values: dict[str, object]) -> dict[str, object]:
        steps = values["steps"]
        assert isinstance(steps, list)
        return {"steps": [*steps, name]}

    migrations = [lambda values, name=name: step(name, values) for name in ("to 1", "to 2", "to 3")]
    file = JsonFile(path, migrations)
    assert file.version == 3
    assert file.read() == Read({"steps": ["to 2", "to 3"]})
    file.write({"steps": []})
    assert json.loads(path.read_text())["version"] == 3


def test_a_write_that_fails_leaves_the_old_file(path: Path) -> None:
    file = JsonFile(path.parent / "taken" / "some.json")
    path.parent.mkdir()
    (path.parent / "taken").touch()
    with pytest.raises(OSError, match="taken"):
        file.write({})
