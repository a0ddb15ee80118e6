"""The software bill of materials of a package (CycloneDX 1.5, JSON): parts with version, licence and package URL."""

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
"""The namespace of URLs (RFC 4122): the same components give the same serial number."""
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;]+)", re.MULTILINE)
OF_DEBIAN = "pkg:deb/debian/"
CLASSIFIED = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}


def sbom(packages: Path, lock: str, date: int, others: "Iterable[Component]" = ()) -> str:
    """The bill of materials of the packages in `packages` (a `site-packages` folder) that are in `lock`, of the reader,
    Python and `others`; `date` is a Unix timestamp.
    """
    wanted = {plain(name) for name, _ in NAME.findall(lock)}
    parts = sorted(installed(packages), key=lambda part: str(part["name"]).lower())
    shipped = [part for part in parts if plain(str(part["name"])) in wanted]
    reader = next(part for part in parts if part["name"] == "aixreader")
    python = component(
        "python", platform.python_version(), "PSF-2.0", f"pkg:generic/python@{platform.python_version()}"
    )
    timestamp = datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return document({**reader, "type": "application"}, [python, *shipped, *others], timestamp)


def without_system(listed: str) -> str:
    """A bill of materials without Debian packages, for a package that depends on them instead of containing them."""
    bom = json.loads(listed)
    components = [part for part in bom["components"] if not part["purl"].startswith(OF_DEBIAN)]
    return document(bom["metadata"]["component"], components, bom["metadata"]["timestamp"])


def document(reader: "Component", components: "list[Component]", timestamp: str) -> str:
    """The document for the reader and its components, as JSON."""
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps([reader, *components], sort_keys=True))}",
        "version": 1,
        "metadata": {"timestamp": timestamp, "component": reader},
        "components": components,
        "dependencies": [{"ref": reader["bom-ref"], "dependsOn": [part["bom-ref"] for part in components]}],
    }
    return json.dumps(bom, indent=2, ensure_ascii=False) + "\n"


def of_qt(qt: str, chromium: str, patched: str) -> "list[Component]":
    """Qt and the Chromium inside it; `patched` is the version of Chromium whose security fixes it includes."""
    inside = component("Chromium", chromium, "BSD-3-Clause", f"pkg:generic/chromium@{chromium}")
    inside["properties"] = [{"name": "aixreader:security-patches-up-to", "value": patched}]
    return [component("Qt", qt, "LGPL-3.0-only", f"pkg:generic/qt@{qt}"), inside]


def of_system(part: SystemPart) -> "Component":
    """The component of a Debian package whose libraries are in the program."""
    purl = f"{OF_DEBIAN}{part.package}@{quote(part.version)}?arch={part.architecture}"
    debian = component(part.package, part.version, "", purl)
    debian["properties"] = [{"name": "aixreader:file", "value": name} for name in part.files]
    return debian


def installed(packages: Path) -> "Iterator[Component]":
    """The components of all packages that are installed in `packages`."""
    for path in packages.glob("*.dist-info/METADATA"):
        metadata = email.message_from_string(path.read_text("utf-8"))
        name, version = str(metadata["Name"]), str(metadata["Version"])
        licensed = licence(metadata, metadata.get_all("Classifier") or ())
        yield component(name, version, licensed, f"pkg:pypi/{plain(name)}@{version}")


def component(name: str, version: str, licensed: str, purl: str) -> "Component":
    """A component; `licensed` is an SPDX expression, the name of a licence, or ""."""
    part: Component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if licensed:
        part["licenses"] = (
            [{"expression": licensed}]
            if " " not in licensed or is_expression(licensed)
            else [{"license": {"name": licensed}}]
        )
    return part


def licence(metadata: "email.message.Message[str, str]", classifiers: Iterable[str]) -> str:
    """The licence of a package: its SPDX expression, its classifier, or the first line of its licence text."""
    expression = metadata["License-Expression"]
    expression = expression or next((CLASSIFIED[line] for line in classifiers if line in CLASSIFIED), "")
    return str(expression or (metadata["License"] or "").strip().partition("\n")[0])


def is_expression(text: str) -> bool:
    """Whether `text` is an SPDX expression: licences joined by AND, OR, WITH."""
    return bool(re.fullmatch(r"\(?[\w.+-]+\)?(?: (?:AND|OR|WITH) \(?[\w.+-]+\)?)*", text))


def plain(name: str) -> str:
    """The normalised name of a package (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
