"""Make a Windows Installer package of a standalone reader: for all users of a computer, as group policies roll it out.

    python3 packaging/msi.py STANDALONE FOLDER

STANDALONE is what `standalone.py` made on Windows; the package is written into FOLDER, by `wixl`, which Linux has (the
package `wixl` of Debian). It installs into `Installation Files`, and each version takes the place of the older one.
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
"""Of the reader's own numbers; with another one, Windows would take the next version for another program."""
PROGRAM = "aixreader-gui.exe"
KEPT = r"Bookmarks, notes and settings stay in %LOCALAPPDATA%\aixreader when the reader is removed."
HERE = "program"
"""What the standalone reader is called while it is packed."""
HANDLER = {
    r"Software\Classes\aix": {"": "URL:AIX Reader", "URL Protocol": ""},
    r"Software\Classes\aix\DefaultIcon": {"": f"[INSTALLDIR]{PROGRAM},0"},
    r"Software\Classes\aix\shell\open\command": {"": f'"[INSTALLDIR]{PROGRAM}" "%1"'},
}
"""Key -> name and value: what opens `aix:` links."""


class MsiError(Exception):
    """What could not be made, in words."""


def main(argv: list[str]) -> int:
    """Do what the command line `argv` says; returns the exit code."""
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
    """Make the package in `folder`; its path. Raises `MsiError`."""
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
        (Path(name) / HERE).symlink_to(standalone)  # wixl takes no file from anywhere but beside its own
        written = Path(name) / "aixreader.wxs"
        written.write_text(described(standalone, version), encoding="utf-8")
        command = [wixl, "--arch", "x64", "--output", str(made), str(written)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        message = f"wixl failed:\n{done.stderr.strip()}"
        raise MsiError(message)
    return made


def described(standalone: Path, version: str) -> str:
    """What the package consists of, in the language of WiX 3."""
    wix = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = ET.SubElement(
        wix,
        "Product",
        Id=number(f"{version} {digest(standalone)}"),
        UpgradeCode=number("upgrade"),
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
    """Another reader is removed first, whole: files of its kind tell no version that could be compared. A newer one
    stays; one of the same version may have been made with other content.
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
    """What the system knows the reader by: its entry in the menu, and what opens `aix:` links."""
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
            told = ET.SubElement(entries, "RegistryValue", Root="HKLM", Key=key, Type="string", Value=value)
            if name:
                told.set("Name", name)
    entries.findall("RegistryValue")[0].set("KeyPath", "yes")


def add_files(standalone: Path, folder: Path, inside: ET.Element, feature: ET.Element) -> None:
    """All files of `folder`, each a component, as Windows Installer wants it; and of the folders in it."""
    for path in sorted(folder.iterdir()):
        place = path.relative_to(standalone).as_posix()
        if path.is_dir():
            below = ET.SubElement(inside, "Directory", Id=named("d", place), Name=path.name)
            add_files(standalone, path, below, feature)
        else:
            ET.SubElement(
                component(inside, feature, place),
                "File",
                Id=named("f", place),
                Name=path.name,
                Source=f"{HERE}/{place}",
                KeyPath="yes",
            )


def component(inside: ET.Element, feature: ET.Element, place: str) -> ET.Element:
    """One component, of the same number in every version, as long as its place is the same."""
    name = named("c", place)
    ET.SubElement(feature, "ComponentRef", Id=name)
    return ET.SubElement(inside, "Component", Id=name, Guid=number(place), Win64="yes")


def named(kind: str, place: str) -> str:
    """An identifier for what lies at a place: short, and without signs that these may not have."""
    return kind + hashlib.sha256(place.encode()).hexdigest()[:24]


def number(told: str) -> str:
    """A number that is the same each time."""
    return str(uuid.uuid5(NAMESPACE, told)).upper()


def digest(standalone: Path) -> str:
    """What tells one program from another: Windows wants another number for each."""
    told = hashlib.sha256()
    for path in sorted(path for path in standalone.rglob("*") if path.is_file()):
        told.update(path.relative_to(standalone).as_posix().encode() + b"\0")
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
