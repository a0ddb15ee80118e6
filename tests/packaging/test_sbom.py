"""The software bill of materials."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sbom
from system_parts import SystemPart

LOCK = "tea-pot==1.2 \\\n    --hash=sha256:00\nkettle==3.0 ; sys_platform == 'linux' \\\n"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for name, version, more in (
        ("aixreader", "0.1.0", "License-Expression: Apache-2.0\n"),
        ("Tea_Pot", "1.2", "Classifier: License :: OSI Approved :: MIT License\n"),
        ("kettle", "3.0", "License: LGPL-3.0-only OR GPL-2.0-only\n"),
        ("cup", "9", "License: Some words of its own\n"),
    ):
        folder = tmp_path / f"{name}-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}\nText\n")
    return tmp_path


def test_it_lists_what_is_shipped(packages: Path) -> None:
    output = json.loads(sbom.sbom(packages, LOCK, 0))
    assert (output["bomFormat"], output["specVersion"], output["metadata"]["timestamp"]) == (
        *("CycloneDX", "1.5"),
        "1970-01-01T00:00:00Z",
    )
    assert output["metadata"]["component"]["purl"] == "pkg:pypi/aixreader@0.1.0"
    parts = {part["purl"]: part["licenses"] for part in output["components"]}
    assert parts.pop(next(iter(parts))) == [{"expression": "PSF-2.0"}], "Python itself"
    assert parts == {
        "pkg:pypi/kettle@3.0": [{"expression": "LGPL-3.0-only OR GPL-2.0-only"}],
        "pkg:pypi/tea-pot@1.2": [{"expression": "MIT"}],
    }
    references = [part["bom-ref"] for part in output["components"]]
    assert output["dependencies"] == [{"ref": "pkg:pypi/aixreader@0.1.0", "dependsOn": references}]
    assert len(references) == len(set(references))


def test_what_is_inside_and_what_is_the_system_s_is_listed(packages: Path) -> None:
    others = [
        *sbom.of_qt("6.1", "140.0", "141.2"),
        sbom.of_system(SystemPart("libtea1", "1:2.3+b1", "amd64", ("libtea.so.1",))),
    ]
    output = {part["name"]: part for part in json.loads(sbom.sbom(packages, LOCK, 0, others))["components"]}
    assert output["Qt"]["purl"] == "pkg:generic/qt@6.1"
    assert output["Chromium"]["properties"] == [{"name": "aixreader:security-patches-up-to", "value": "141.2"}]
    assert output["libtea1"]["purl"] == "pkg:deb/debian/libtea1@1%3A2.3%2Bb1?arch=amd64"
    assert output["libtea1"]["properties"] == [{"name": "aixreader:file", "value": "libtea.so.1"}]
    assert "licenses" not in output["libtea1"]


def test_what_is_left_to_the_system_is_not_listed(packages: Path) -> None:
    of_system = sbom.of_system(SystemPart("libtea1", "2.3", "amd64", ("libtea.so.1",)))
    others = sbom.of_qt("6.1", "140.0", "141.2")
    without = sbom.sbom(packages, LOCK, 7, others)
    assert sbom.without_system(sbom.sbom(packages, LOCK, 7, [*others, of_system])) == without
    assert sbom.without_system(without) == without


def test_one_content_has_one_list(packages: Path) -> None:
    first = sbom.sbom(packages, LOCK, 0)
    assert sbom.sbom(packages, LOCK, 0) == first
    assert json.loads(sbom.sbom(packages, LOCK + "cup==9\n", 0))["serialNumber"] != json.loads(first)["serialNumber"]


def test_words_that_are_no_expression_are_a_name(packages: Path) -> None:
    output = json.loads(sbom.sbom(packages, "cup==9\n", 0))
    assert output["components"][-1]["licenses"] == [{"license": {"name": "Some words of its own"}}]
