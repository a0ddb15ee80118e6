"""The cross-walk as mappings of CISO Assistant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from aixreader.errors import OutputError
from aixreader.publish.machine.catalogue import Catalogue, StandardEntry
from aixreader.publish.machine.ciso_mapping import ciso_mapping
from aixreader.publish.machine.serialised import as_yaml
from tests.ciso_rules import problems
from tests.shared import RunFolder


def entry(standard: str, clause: str, subject: str = "teapot") -> StandardEntry:
    return StandardEntry(subject, subject, "", "control", standard, clause, "It says so.", "text")


def mapped(catalogue: Catalogue, *entries: StandardEntry) -> dict[str, list[str]]:
    library: Any = yaml.safe_load(as_yaml(ciso_mapping(replace(catalogue, standards=entries))))
    assert problems(library) == []
    return {
        each["target_framework_urn"].rpartition(":")[2]: [
            pair["target_requirement_urn"].rpartition(":")[2] for pair in each["requirement_mappings"]
        ]
        for each in library["objects"]["requirement_mapping_sets"]
    }


def test_only_clauses_that_its_frameworks_have(catalogue: Catalogue) -> None:
    found = mapped(
        catalogue,
        entry("ISO/IEC 27002", "8.16"),
        entry("ISO/IEC 27002", "8.16"),
        entry("ISO/IEC 27002", "8.35"),
        entry("ISO/IEC 27002", ""),
        entry("ISO/IEC 27001", "A.5.1"),
        entry("ISO/IEC 27001", "5.1"),
        entry("ISO/IEC 42001", "B.6.2.4"),
        entry("ISO/IEC 42001", "B.6.3"),
        entry("ISO/IEC 42001", "B.9.3", subject="oversteep"),
        entry("ETSI", "8.16"),
    )
    assert found == {"iso27001-2022": ["a.8.16", "a.5.1"], "iso42001-2023": ["a.6.2.4"]}


def test_nothing_to_map(catalogue: Catalogue) -> None:
    with pytest.raises(OutputError):
        ciso_mapping(catalogue)


def test_the_real_exchange(exchange: Path, exchange_2025: Path, run_folder: RunFolder) -> None:
    for source in (exchange, exchange_2025):
        catalogue = run_folder.catalogue(source)
        found = mapped(catalogue, *catalogue.standards)
        assert len(found["iso27001-2022"]) > 20
        assert len(found["iso42001-2023"]) == 5
