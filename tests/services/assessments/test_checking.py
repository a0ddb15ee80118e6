"""Checks of an assessment."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from aixreader.assess.document import EditionRef
from aixreader.assess.items import Control, Evidence, EvidenceType, Item, Threat
from aixreader.assess.sign_off import sign_off
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.checking import check_assessment

UUID = "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d9999"


def checks(assessed: AssessedEdition, folder: Path) -> dict[str, tuple[bool, str]]:
    return {each.subject: (each.holds, each.text) for each in check_assessment(assessed, folder)}


def test_all_is_well(assessed: AssessedEdition, tmp_path: Path) -> None:
    found = checks(assessed, tmp_path)
    assert {subject: holds for subject, (holds, _) in found.items()} == {"sign-off": True, "edition": True}


def test_a_sign_off_is_compared(facts: EditionFacts, assessed: AssessedEdition, tmp_path: Path) -> None:
    signed = sign_off(assessed.document, "Board", "2026-06-01T10:00:00Z")
    assert checks(AssessedEdition(facts, signed), tmp_path)["sign-off"] == (
        True,
        "Version 1, approved by Board on 2026-06-01.",
    )
    changed = signed.with_items([Control("garden", "lidlock", owner="Zoe")])
    holds, text = checks(AssessedEdition(facts, changed), tmp_path)["sign-off"]
    assert not holds
    assert "changed since Board approved version 1" in text


def test_another_edition_is_told(facts: EditionFacts, assessed: AssessedEdition, tmp_path: Path) -> None:
    other = replace(assessed.document, edition=EditionRef("abc", "2025-09-01", "sha256:" + "0" * 64, "Old"))
    holds, text = checks(AssessedEdition(facts, other), tmp_path)["edition"]
    assert not holds
    assert text == "It was made with Old, 2025-09-01, abc, another than the open one."


def test_names_that_the_edition_does_not_have_are_told(
    facts: EditionFacts, assessed: AssessedEdition, tmp_path: Path
) -> None:
    items: list[Item] = [Control("kitchen", "sieve"), Threat("kitchen", "frost")]
    found = checks(AssessedEdition(facts, assessed.document.with_items(items)), tmp_path)
    assert not found["control/kitchen/sieve"][0]
    assert not found["threat/kitchen/frost"][0]


def test_files_are_compared_with_their_digests(facts: EditionFacts, assessed: AssessedEdition, tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(b"boiled")
    digest = hashlib.sha256(b"boiled").hexdigest()
    evidence = Evidence("kitchen", UUID, EvidenceType.FILE, "Log", file="log.txt", sha256=digest)
    made = AssessedEdition(facts, assessed.document.with_items([evidence]))
    assert checks(made, tmp_path)[evidence.id] == (True, "“Log”: log.txt is as it was collected.")
    (tmp_path / "log.txt").write_bytes(b"cold")
    assert "other contents" in checks(made, tmp_path)[evidence.id][1]
    (tmp_path / "log.txt").unlink()
    holds, text = checks(made, tmp_path)[evidence.id]
    assert not holds
    assert "cannot be read" in text
