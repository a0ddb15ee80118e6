"""The commands that make the disk image; macOS' own tools run them there."""

from __future__ import annotations

import plistlib
from pathlib import Path

import dmg
import pytest

MACOS = Path(dmg.__file__).parent / "macos"


def test_the_bundle_is_signed_before_it_is_packed(tmp_path: Path) -> None:
    commands = dmg.commands(tmp_path / "made", tmp_path / "work", tmp_path / "x.dmg", "Somebody")
    tools = [command[0] for command in commands]
    assert tools == ["ditto", "ln", "codesign", "codesign", "hdiutil"]
    sign = commands[2]
    assert sign[sign.index("--sign") + 1] == "Somebody"
    assert sign[sign.index("--entitlements") + 1] == str(MACOS / "entitlements.plist")
    assert commands[-1][-1] == str(tmp_path / "x.dmg")
    assert "runtime" not in dmg.commands(tmp_path, tmp_path, tmp_path, dmg.NOBODY)[2]


def test_what_macos_reads_is_a_property_list_of_the_reader() -> None:
    output = plistlib.loads((MACOS / "Info.plist").read_bytes())
    assert output["CFBundleIdentifier"] == "net.aixreader.AIXReader"
    assert output["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["aix"]
    (documents,) = output["CFBundleDocumentTypes"]
    assert documents["LSItemContentTypes"] == ["public.zip-archive", "org.gnu.gnu-zip-tar-archive", "public.folder"]
    assert documents["LSHandlerRank"] == "Alternate", "never what opens folders by default"
    allowed = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert all(allowed.values())
    assert not [name for name in allowed if "network" in name or "device" in name]


def test_what_is_no_bundle_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dmg.main([str(tmp_path), str(tmp_path)]) == 1
    assert "Make it with standalone.py on macOS" in capsys.readouterr().err
