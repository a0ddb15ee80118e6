"""The settings: a change is signalled once and saved at once, overrides are not saved, damage loses nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aixreader.paths import Folders
from aixreader.ui.base.settings_model import SettingsModel
from aixreader.userdata.policy import Policy
from aixreader.userdata.settings import Settings, SettingsStore


@pytest.fixture
def store(folders: Folders) -> SettingsStore:
    return SettingsStore(folders.config / "settings.json")


def record_changes(settings_model: SettingsModel) -> list[Settings]:
    """The settings as they are each time a change is told."""
    changes: list[Settings] = []
    settings_model.changed.connect(lambda: changes.append(settings_model.settings))
    return changes


def test_a_change_is_signalled_once_and_saved_at_once(settings_model: SettingsModel, store: SettingsStore) -> None:
    changes = record_changes(settings_model)
    settings_model.change(zoom=110, font="sans")
    assert changes == [Settings(zoom=110, font="sans")]
    assert store.load() == Settings(zoom=110, font="sans")


def test_no_change_emits_no_signal(settings_model: SettingsModel, folders: Folders) -> None:
    changes = record_changes(settings_model)
    settings_model.change(zoom=Settings().zoom)
    settings_model.take(Settings())
    assert changes == []
    assert not (folders.config / "settings.json").exists()


def test_overrides_apply_and_are_not_saved(store: SettingsStore) -> None:
    store.save(Settings(look="light"))
    settings_model = SettingsModel(store, {"look": "dark", "contrast": True})
    assert (settings_model.settings.look, settings_model.settings.contrast) == ("dark", True)
    settings_model.change(zoom=125)
    assert settings_model.settings == Settings(look="dark", contrast=True, zoom=125)
    assert store.load() == Settings(look="light", zoom=125)


@pytest.mark.parametrize("choices", [("light",), ("light", "dark"), ("system", "dark")], ids=" then ".join)
def test_a_change_of_an_overridden_setting_is_saved(store: SettingsStore, choices: tuple[str, ...]) -> None:
    settings_model = SettingsModel(store, {"look": "dark"})
    for look in choices:
        settings_model.change(look=look)
    assert store.load().look == choices[-1]


def test_a_write_error_is_signalled_once_and_the_change_applies(store: SettingsStore, folders: Folders) -> None:
    settings_model = SettingsModel(store)
    changes: list[str] = []
    settings_model.failed.connect(changes.append)
    folders.config.parent.mkdir(parents=True)
    folders.config.write_text("no folder", "utf-8")
    settings_model.change(zoom=110)
    settings_model.change(zoom=125)
    assert len(changes) == 1
    assert settings_model.settings.zoom == 125
    folders.config.unlink()
    settings_model.change(zoom=150)
    assert len(changes) == 1
    assert store.load().zoom == 150


def test_settings_of_a_newer_version_are_reported_and_unchanged(folders: Folders, store: SettingsStore) -> None:
    folders.config.mkdir(parents=True, exist_ok=True)
    file = folders.config / "settings.json"
    file.write_text('{"version": 99, "zoom": 200}', "utf-8")
    settings_model = SettingsModel(store)
    assert "newer version of AIX Reader" in settings_model.warning
    assert settings_model.settings == Settings()
    settings_model.change(zoom=110)
    assert file.read_text("utf-8") == '{"version": 99, "zoom": 200}'


@pytest.mark.parametrize("damage", ["{", '{"version": 0, "zoom": "large"}'], ids=["no JSON", "a value that is none"])
def test_damage_is_reported_and_loses_no_more_than_it_must(folders: Folders, damage: str) -> None:
    file = folders.config / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(damage, "utf-8")
    settings_model = SettingsModel(SettingsStore(file))
    assert "settings.json" in settings_model.warning or "zoom" in settings_model.warning
    assert settings_model.settings == Settings()
    settings_model.change(zoom=110)
    assert SettingsStore(file).load().zoom == 110


def test_without_damage_there_is_no_trouble(settings_model: SettingsModel) -> None:
    assert settings_model.warning == ""


def test_a_disk_that_refuses_costs_only_the_keeping(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "config").write_text("no folder", "utf-8")
    settings_model = SettingsModel(SettingsStore(tmp_path / "config" / "settings.json"))
    with qtbot.waitSignal(settings_model.changed):
        settings_model.change(zoom=110)
    assert settings_model.settings.zoom == 110
    assert [path.name for path in tmp_path.iterdir()] == ["config"]


def test_policy_settings_apply_and_are_not_saved(store: SettingsStore) -> None:
    store.save(Settings(zoom=120))
    settings_model = SettingsModel(
        store, None, Policy({"private": True, "external_links": "keep"}, warning="It is odd.")
    )
    assert settings_model.settings == Settings(zoom=120, private=True, external_links="keep")
    assert settings_model.forced == {"private", "external_links"}
    assert settings_model.warning == "It is odd."
    changes = record_changes(settings_model)
    settings_model.change(private=False)
    assert changes == [], "it is as it was"
    settings_model.change(zoom=130, external_links="browser")
    assert changes == [Settings(zoom=130, private=True, external_links="keep")]
    assert store.load() == Settings(zoom=130), "it is the user's again once the policy is gone"


def test_the_address_of_a_policy_locks_that_of_the_user(store: SettingsStore) -> None:
    store.save(Settings(exchange="https://own.example/exchange"))
    model = SettingsModel(store, None, Policy(exchange="https://git.example/exchange"))
    assert model.settings.exchange == "https://git.example/exchange"
    assert model.forced == {"exchange"}
    model.change(exchange="https://other.example/exchange", zoom=120)
    assert model.settings.exchange == "https://git.example/exchange"
    assert store.load() == Settings(exchange="https://own.example/exchange", zoom=120)
