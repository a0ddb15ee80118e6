"""The administrator's policy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.userdata.policy import ENFORCEABLE, FALLBACK, MAX_FILE_BYTES, Policy, read_policy
from aixreader.userdata.settings import Settings


def written(folder: Path, values: object) -> Path:
    file = folder / "policy.json"
    file.write_bytes(values if isinstance(values, bytes) else json.dumps(values).encode())
    return file


def test_where_there_is_none_nothing_is_laid_down(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "policy.json") == Policy()
    (tmp_path / "file").touch()
    assert read_policy(tmp_path / "file" / "policy.json") == Policy()


def test_what_it_says_holds(tmp_path: Path) -> None:
    place = str(tmp_path / "edition")
    policy = read_policy(written(tmp_path, {"edition": place, "settings": {"private": True, "external_links": "copy"}}))
    assert policy == Policy({"private": True, "external_links": "copy"}, None, Path(place))
    assert read_policy(written(tmp_path, {"content": place, "only": True})) == Policy({}, Path(place), only=True)


def test_a_mirror_may_be_named(tmp_path: Path) -> None:
    root = str(tmp_path / "root.json")
    values = {"mirror": "https://mirror.example/exchange", "mirror_root": root, "mirror_update": "silent"}
    policy = read_policy(written(tmp_path, values))
    assert policy == Policy(mirror="https://mirror.example/exchange", mirror_root=Path(root), mirror_update="silent")
    assert read_policy(written(tmp_path, {"mirror": str(tmp_path), "only": True})) == Policy(
        only=True, mirror=str(tmp_path)
    )


def test_where_the_exchange_is_got_from_may_be_an_address_or_a_path(tmp_path: Path) -> None:
    for place in ("https://git.example/exchange", str(tmp_path)):
        assert read_policy(written(tmp_path, {"exchange": place})) == Policy(exchange=place)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"exchange": "exchange"}, "exchange should be an address"),
        ({"mirror": "mirror"}, "mirror should be an address"),
        ({"mirror": "ftp://mirror.example"}, "mirror should be an address"),
        ({"mirror": "https://user@mirror.example"}, "mirror should be an address"),
        ({"mirror": "https://mirror.example/?a"}, "mirror should be an address"),
        ({"mirror": "/a", "content": "/b"}, "a mirror, and a source"),
        ({"mirror_root": "/a"}, "but no mirror"),
        ({"mirror": "/a", "mirror_root": "root.json"}, "absolute path"),
        ({"mirror": "/a", "mirror_update": "never"}, "one of 'ask', 'silent'"),
        (b"{", "Expecting"),
        (b"\xff", "codec"),
        (b"[" * 40_000, "it is nested too deeply"),
        (b" " * (MAX_FILE_BYTES + 1), "too large"),
        ([], "should be an object"),
        ({"settings": []}, "settings should be an object"),
        ({"colour": "red"}, "colour is unknown"),
        ({"settings": {"private": "yes"}}, "settings.private should be true or false"),
        ({"settings": {"zoom": 120}}, "settings.zoom cannot be set"),
        ({"edition": "here"}, "edition should be an absolute path"),
        ({"edition": 3}, "edition should be a string"),
        ({"edition": "/a", "content": "/b"}, "both"),
        ({"only": "yes"}, "only should be true or false"),
        ({"only": 1, "colour": "red", "settings": {"x": 1}}, "colour is unknown; only should be"),
        ({"settings": {"external_links": "open"}}, "one of 'ask', 'browser'"),
    ],
)
def test_one_that_cannot_be_read_is_told_and_strict(tmp_path: Path, values: object, why: str) -> None:
    policy = read_policy(written(tmp_path, values))
    assert why in policy.warning
    assert "administrator" in policy.warning
    assert policy == Policy(FALLBACK, only=True, warning=policy.warning)


def test_one_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "policy.json").mkdir()
    assert "could not be read" in read_policy(tmp_path / "policy.json").warning


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["settings", "content", "private", "x"]), inner)
        ),
    )
)
def test_whatever_stands_there_is_valid_or_told(tmp_path_factory: pytest.TempPathFactory, values: object) -> None:
    policy = read_policy(written(tmp_path_factory.mktemp("policy"), values))
    assert policy.settings.keys() <= ENFORCEABLE
    _, wrong = Settings.of(policy.settings)
    assert wrong == []
