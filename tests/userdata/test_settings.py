"""Settings are restored; invalid ones get their defaults and are named."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.userdata.settings import Settings, SettingsStore

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize("known", fields(Settings), ids=lambda known: known.name)
def test_each_says_what_it_is_and_its_default_is_valid(known: object) -> None:
    field = next(field for field in fields(Settings) if field is known)
    assert field.metadata["label"]
    assert field.metadata["help"].endswith(".")
    assert field.metadata["group"]
    assert Settings.of({field.name: field.default}) == (Settings(), [])


def test_they_come_back_as_they_were(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    assert store.load() == Settings()
    chosen = replace(Settings(), look="dark", zoom=150, previews=False)
    store.save(chosen)
    assert store.load() == chosen
    assert store.warning == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("look", "pink"), ("zoom", 49), ("zoom", 301), ("zoom", True), ("zoom", "100"), ("previews", 1), ("font", None)],
)
def test_what_is_not_valid_has_its_default_and_is_named(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / "settings.json").write_text("{}")
    settings, wrong = Settings.of({"text_size": 20, name: value, "unknown": 1})
    assert wrong == [name]
    assert settings == replace(Settings(), text_size=20)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Settings)]), JSON))
def test_nothing_that_json_can_hold_makes_settings_that_are_not_valid(values: dict[str, object]) -> None:
    settings, wrong = Settings.of(values)
    for field in fields(Settings):
        assert Settings.of({field.name: getattr(settings, field.name)})[1] == []
        if field.name in values and field.name not in wrong:
            assert getattr(settings, field.name) == values[field.name]


def test_the_warning_names_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"version": 0, "zoom": 5}')
    store = SettingsStore(file)
    assert store.load() == Settings()
    assert "zoom" in store.warning
    file.write_text("damage")
    assert store.load() == Settings()
    assert "renamed to" in store.warning
