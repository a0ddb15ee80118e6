"""The package for Windows Installer: its files, and which versions it replaces."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import msi
import pytest

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
FILES = ("aixreader.exe", "aixreader-gui.exe", "LICENSE", "_internal/PySide6/Qt6Core.dll", "licences/qt/LGPL-3.0.txt")


@pytest.fixture
def standalone(tmp_path: Path) -> Path:
    """What stands for the program."""
    folder = tmp_path / "standalone"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (folder / "sbom.cdx.json").write_text(json.dumps({"metadata": {"component": {"version": "1.2.3"}}}))
    return folder


def described(standalone: Path, version: str = "1.2.3") -> ET.Element:
    return ET.fromstring(msi.wix_source(standalone, version))  # noqa: S314 - it is our own


def places(element: ET.Element, folder: str = "") -> dict[str, str]:
    """Where each file goes below the program's folder -> the number of its component."""
    result: dict[str, str] = {}
    for directory in element.findall(f"{WIX}Directory"):
        result |= places(directory, f"{folder}{directory.get('Name')}/")
    for component in element.findall(f"{WIX}Component"):
        for file in component.findall(f"{WIX}File"):
            result[f"{folder}{file.get('Name')}"] = str(component.get("Guid"))
    return result


def installed(wix: ET.Element) -> dict[str, str]:
    inside = next(result for result in wix.iter(f"{WIX}Directory") if result.get("Id") == "INSTALLDIR")
    assert inside.get("Name") == "AIX Reader", "where the policy is looked for"
    return places(inside)


def test_every_file_is_installed_where_it_lay(standalone: Path) -> None:
    wix = described(standalone)
    assert set(installed(wix)) == {*FILES, "sbom.cdx.json"}
    sources = {str(file.get("Source")) for file in wix.iter(f"{WIX}File")}
    assert sources == {f"program/{name}" for name in installed(wix)}
    components = [str(component.get("Id")) for component in wix.iter(f"{WIX}Component")]
    assert sorted(components) == sorted(str(named.get("Id")) for named in wix.iter(f"{WIX}ComponentRef"))
    assert len(components) == len(set(components)) == len(FILES) + 2


def test_the_system_knows_it(standalone: Path) -> None:
    wix = described(standalone)
    values = {
        (output.get("Key"), output.get("Name")): output.get("Value") for output in wix.iter(f"{WIX}RegistryValue")
    }
    assert values[r"Software\Classes\aix", "URL Protocol"] == ""
    command = '"[INSTALLDIR]aixreader-gui.exe" "%1"'
    assert values[r"Software\Classes\aix\shell\open\command", None] == command
    assert values[r"Software\Classes\Directory\shell\AIXReader\command", None] == command
    assert values[r"Software\Classes\Applications\aixreader-gui.exe\shell\open\command", None] == command
    assert values[r"Software\Classes\Applications\aixreader-gui.exe\SupportedTypes", ".zip"] == ""
    assert (r"Software\Classes\.zip", None) not in values, "another program opens zips by default"
    (shortcut,) = wix.iter(f"{WIX}Shortcut")
    assert shortcut.get("Target") == "[INSTALLDIR]aixreader-gui.exe"


def test_the_next_version_takes_its_place(standalone: Path) -> None:
    """What stays the same for Windows to know it by, and what must differ."""
    old = described(standalone)
    (standalone / "_internal" / "PySide6" / "Qt6Core.dll").write_text("other")
    other, new = described(standalone), described(standalone, "1.10.0")
    products = [next(wix.iter(f"{WIX}Product")) for wix in (old, other, new)]
    assert len({product.get("Id") for product in products}) == 3
    assert len({product.get("UpgradeCode") for product in products}) == 1
    assert installed(old) == installed(new)
    removed, stays = old.iter(f"{WIX}UpgradeVersion")
    assert (removed.get("Minimum"), removed.get("Maximum")) == ("0.0.0", "1.2.4"), "this version, too, of other content"
    assert (stays.get("Minimum"), stays.get("IncludeMinimum"), stays.get("OnlyDetect")) == ("1.2.3", "no", "yes")


def test_what_is_missing_is_told(
    standalone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert msi.main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "holds no standalone reader for Windows" in capsys.readouterr().err
    assert msi.main([str(standalone), str(tmp_path / "out")]) == 1
    assert "no wixl here" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("wixl") is None, reason="wixl is not there, which packs it")
def test_wixl_packs_it(standalone: Path, tmp_path: Path) -> None:
    made = msi.make(standalone, tmp_path / "out")
    assert made.name == "aixreader-1.2.3-windows.msi"
    assert made.read_bytes()[:4] == b"\xd0\xcf\x11\xe0", "a compound file, as Windows Installer reads it"
    if shutil.which("msiinfo"):
        upgrade = subprocess.run(
            ["msiinfo", "export", str(made), "Upgrade"], check=True, capture_output=True, text=True
        )
        assert "0.0.0\t1.2.4" in upgrade.stdout
