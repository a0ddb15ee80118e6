"""Make a Windows Installer package of a standalone reader: per machine, as it is deployed by group policies.

    python3 packaging/msi.py STANDALONE FOLDER

STANDALONE is the output of `standalone.py` on Windows; the package is written into FOLDER by `wixl`, on Linux (Debian's
package `wixl`). It installs into the folder of programs, and each version replaces the older ones.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from xml.etree import ElementTree as ET

NAMESPACE = uuid.UUID("b2e3bd0a-5b0c-4a57-9f0e-6d1f0e0f7a41")
"""The namespace of the reader's GUIDs. It must not change: Windows would take the next version for another program."""
PROGRAM = "aixreader-gui.exe"
KEPT = r"Bookmarks, notes and settings stay in %LOCALAPPDATA%\aixreader when the reader is removed."
HERE = "program"
"""The name of the standalone reader's folder in the WiX source."""
HANDLER = {
    r"Software\Classes\aix": {"": "URL:AIX Reader", "URL Protocol": ""},
    r"Software\Classes\aix\DefaultIcon": {"": f"[INSTALLDIR]{PROGRAM},0"},
    r"Software\Classes\aix\shell\open\command": {"": f'"[INSTALLDIR]{PROGRAM}" "%1"'},
    rf"Software\Classes\Applications\{PROGRAM}": {"FriendlyAppName": "AIX Reader"},
    rf"Software\Classes\Applications\{PROGRAM}\SupportedTypes": {".zip": "", ".tgz": "", ".gz": ""},
    rf"Software\Classes\Applications\{PROGRAM}\shell\open\command": {"": f'"[INSTALLDIR]{PROGRAM}" "%1"'},
    rf"Software\Classes\.zip\OpenWithList\{PROGRAM}": {"": ""},
    rf"Software\Classes\.tgz\OpenWithList\{PROGRAM}": {"": ""},
    rf"Software\Classes\.gz\OpenWithList\{PROGRAM}": {"": ""},
    r"Software\Classes\Directory\shell\AIXReader": {"": "Open with AIX Reader", "Icon": f"[INSTALLDIR]{PROGRAM},0"},
    r"Software\Classes\Directory\shell\AIXReader\command": {"": f'"[INSTALLDIR]{PROGRAM}" "%1"'},
}
"""Registry key -> names and values that register the program for `aix:` links, for "Open with" of archives, and in the
menu of folders; it becomes the default of neither.
"""


class MsiError(Exception):
    """The package could not be made; the message is for the user."""


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="msi.py", description="Make a Windows Installer package of AIX Reader.")
    parser.add_argument("standalone", metavar="STANDALONE", type=Path, help="what standalone.py made on Windows")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the package is written")
    options = parser.parse_args(argv)
    try:
        print(make(options.standalone.absolute(), options.folder.absolute()))
    except MsiError as error:
        print(f"msi.py: {error}", file=sys.stderr)
        return 1
    return 0


def make(standalone: Path, folder: Path) -> Path:
    """Make the package in `folder`; returns its path. Raises `MsiError`."""
    if not (standalone / PROGRAM).is_file():
        message = f"{standalone} holds no standalone reader for Windows. Make one with standalone.py on Windows."
        raise MsiError(message)
    wixl = shutil.which("wixl")
    if wixl is None:
        message = "There is no wixl here. On Debian it is in the package of that name."
        raise MsiError(message)
    version = json.loads((standalone / "sbom.cdx.json").read_text("utf-8"))["metadata"]["component"]["version"]
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"aixreader-{version}-windows.msi"
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / HERE).symlink_to(standalone)  # wixl reads only files next to its source
        source = Path(name) / "aixreader.wxs"
        source.write_text(wix_source(standalone, version), encoding="utf-8")
        command = [wixl, "--arch", "x64", "--output", str(made), str(source)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        message = f"wixl failed:\n{done.stderr.strip()}"
        raise MsiError(message)
    return made


def wix_source(standalone: Path, version: str) -> str:
    """The source of the package (WiX 3)."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = ET.SubElement(
        wix,
        "Product",
        Id=guid(f"{version} {digest(standalone)}"),
        UpgradeCode=guid("upgrade"),
        Name="AIX Reader",
        Version=version,
        Manufacturer="The AIX Reader project",
        Language="1033",
    )
    ET.SubElement(product, "Package", InstallScope="perMachine", InstallerVersion="500", Compressed="yes")
    replace_others(product, version)
    ET.SubElement(product, "Media", Id="1", Cabinet="aixreader.cab", EmbedCab="yes")
    ET.SubElement(product, "Icon", Id="aixreader.exe", SourceFile=f"{HERE}/{PROGRAM}")
    for name, value in {"ARPPRODUCTICON": "aixreader.exe", "ARPNOMODIFY": "1", "ARPCOMMENTS": KEPT}.items():
        ET.SubElement(product, "Property", Id=name, Value=value)
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = ET.SubElement(target, "Directory", Id="ProgramFiles64Folder")
    inside = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name="AIX Reader")
    ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    feature = ET.SubElement(product, "Feature", Id="Reader", Title="AIX Reader", Level="1")
    add_entries(inside, feature)
    add_files(standalone, standalone, inside, feature)
    return ET.tostring(wix, encoding="unicode", xml_declaration=True)


def replace_others(product: ET.Element, version: str) -> None:
    """Remove other versions completely before the installation, because the files have no versions to compare; also the
    same version, which may contain another edition. A newer version stays, and the installation stops.
    """
    upgrade = ET.SubElement(product, "Upgrade", Id=product.attrib["UpgradeCode"])
    head, _, patch = version.rpartition(".")
    after = f"{head}.{int(patch) + 1}"  # as wixl leaves out "IncludeMaximum"
    removed = {"Property": "OTHERS", "Minimum": "0.0.0", "Maximum": after}
    stays = {"Property": "NEWER", "Minimum": version, "IncludeMinimum": "no", "OnlyDetect": "yes"}
    for others in (removed, stays):
        ET.SubElement(upgrade, "UpgradeVersion", others)
    ET.SubElement(
        product, "Condition", Message="A newer AIX Reader is installed already."
    ).text = "Installed OR NOT NEWER"
    sequence = ET.SubElement(product, "InstallExecuteSequence")
    ET.SubElement(sequence, "RemoveExistingProducts", After="InstallValidate")


def add_entries(inside: ET.Element, feature: ET.Element) -> None:
    """Add the entry in the start menu, and what registers the program (`HANDLER`)."""
    entries = component(inside, feature, "entries")
    ET.SubElement(
        entries,
        "Shortcut",
        Id="menu",
        Directory="ProgramMenuFolder",
        Name="AIX Reader",
        Description="Read the OWASP AI Exchange offline",
        Target=f"[INSTALLDIR]{PROGRAM}",
        WorkingDirectory="INSTALLDIR",
    )
    for key, values in HANDLER.items():
        for name, value in values.items():
            entry = ET.SubElement(entries, "RegistryValue", Root="HKLM", Key=key, Type="string", Value=value)
            if name:
                entry.set("Name", name)
    entries.findall("RegistryValue")[0].set("KeyPath", "yes")


def add_files(standalone: Path, folder: Path, inside: ET.Element, feature: ET.Element) -> None:
    """Add all files below `folder`, each in a component of its own, as Windows Installer's component rules demand."""
    for path in sorted(folder.iterdir()):
        relative = path.relative_to(standalone).as_posix()
        if path.is_dir():
            below = ET.SubElement(inside, "Directory", Id=identifier("d", relative), Name=path.name)
            add_files(standalone, path, below, feature)
        else:
            ET.SubElement(
                component(inside, feature, relative),
                "File",
                Id=identifier("f", relative),
                Name=path.name,
                Source=f"{HERE}/{relative}",
                KeyPath="yes",
            )


def component(inside: ET.Element, feature: ET.Element, relative: str) -> ET.Element:
    """A component; its GUID depends only on its path in the program, so that it is the same in every version."""
    name = identifier("c", relative)
    ET.SubElement(feature, "ComponentRef", Id=name)
    return ET.SubElement(inside, "Component", Id=name, Guid=guid(relative), Win64="yes")


def identifier(kind: str, relative: str) -> str:
    """A WiX identifier for a path: short, and of letters and digits only."""
    return kind + hashlib.sha256(relative.encode()).hexdigest()[:24]


def guid(text: str) -> str:
    """A GUID that depends on `text` only."""
    return str(uuid.uuid5(NAMESPACE, text)).upper()


def digest(standalone: Path) -> str:
    """A digest of all files of a program: Windows needs another product code for each build."""
    sha256 = hashlib.sha256()
    for path in sorted(path for path in standalone.rglob("*") if path.is_file()):
        sha256.update(path.relative_to(standalone).as_posix().encode() + b"\0")
        sha256.update(hashlib.sha256(path.read_bytes()).digest())
    return sha256.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
