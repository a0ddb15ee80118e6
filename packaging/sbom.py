"""What a package is made of, as CycloneDX 1.5 (JSON): each part with its version, licence and where it comes from."""

import email
import json
import platform
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from system_parts import SystemPart

Component = dict[str, object]
NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""That of addresses (RFC 4122), so that one content has one serial number."""
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)", re.MULTILINE)
OF_DEBIAN = "pkg:deb/debian/"
CLASSIFIED = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}


def sbom(packages: Path, lock: str, date: int, others: "Iterable[Component]" = ()) -> str:
    """The list for what of the environment `packages` (a `site-packages`) is in `lock`, with the reader itself, Python
    and `others`; `date` in seconds of Unix.
    """
    wanted = {plain(name) for name, _ in NAME.findall(lock)}
    parts = sorted(found(packages), key=lambda part: str(part["name"]).lower())
    shipped = [part for part in parts if plain(str(part["name"])) in wanted]
    reader = next(part for part in parts if part["name"] == "aixreader")
    python = component(
        "python", platform.python_version(), "PSF-2.0", f"pkg:generic/python@{platform.python_version()}"
    )
    timestamp = datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return document({**reader, "type": "application"}, [python, *shipped, *others], timestamp)


def without_system(listed: str) -> str:
    """A list without the packages of Debian, for where they are not shipped, but needed."""
    told = json.loads(listed)
    components = [part for part in told["components"] if not part["purl"].startswith(OF_DEBIAN)]
    return document(told["metadata"]["component"], components, told["metadata"]["timestamp"])


def document(reader: "Component", components: "list[Component]", timestamp: str) -> str:
    """The list as it is written, for the reader and its components."""
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps([reader, *components], sort_keys=True))}",
        "version": 1,
        "metadata": {"timestamp": timestamp, "component": reader},
        "components": components,
        "dependencies": [{"ref": reader["bom-ref"], "dependsOn": [part["bom-ref"] for part in components]}],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def of_qt(qt: str, chromium: str, patched: str) -> "list[Component]":
    """Qt and the Chromium inside it, with the version whose mended faults that has."""
    inside = component("Chromium", chromium, "BSD-3-Clause", f"pkg:generic/chromium@{chromium}")
    inside["properties"] = [{"name": "aixreader:security-patches-up-to", "value": patched}]
    return [component("Qt", qt, "LGPL-3.0-only", f"pkg:generic/qt@{qt}"), inside]


def of_system(part: SystemPart) -> "Component":
    """A package of Debian whose libraries are in the program."""
    purl = f"{OF_DEBIAN}{part.package}@{quote(part.version)}?arch={part.architecture}"
    told = component(part.package, part.version, "", purl)
    told["properties"] = [{"name": "aixreader:file", "value": name} for name in part.files]
    return told


def found(packages: Path) -> "Iterator[Component]":
    """A component for each package that is installed there."""
    for metadata in packages.glob("*.dist-info/METADATA"):
        told = email.message_from_string(metadata.read_text("utf-8"))
        name, version = str(told["Name"]), str(told["Version"])
        yield component(
            name, version, licence(told, told.get_all("Classifier") or ()), f"pkg:pypi/{plain(name)}@{version}"
        )


def component(name: str, version: str, licensed: str, purl: str) -> "Component":
    """One part."""
    part: Component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if licensed:
        part["licenses"] = (
            [{"expression": licensed}]
            if " " not in licensed or is_expression(licensed)
            else [{"license": {"name": licensed}}]
        )
    return part


def licence(told: "email.message.Message[str, str]", classifiers: Iterable[str]) -> str:
    """What a package says of its licence: the SPDX expression, or what comes nearest to one."""
    said = told["License-Expression"] or next((CLASSIFIED[line] for line in classifiers if line in CLASSIFIED), "")
    return str(said or (told["License"] or "").strip().partition("\n")[0])


def is_expression(text: str) -> bool:
    """Whether words are an SPDX expression: licences joined by AND, OR, WITH."""
    return bool(re.fullmatch(r"\(?[\w.+-]+\)?(?: (?:AND|OR|WITH) \(?[\w.+-]+\)?)*", text))


def plain(name: str) -> str:
    """A package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
