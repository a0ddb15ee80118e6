"""Clauses of standards in sentences."""

from __future__ import annotations

import pytest

from aixreader.knowledge.clauses import clauses_named


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("ISO 27002 control 8.25 Secure development", [("ISO 27002", "8.25")]),
        ("ISO 27002 Controls 5.15, 5.16 and 8.3", [("ISO 27002", n) for n in ("5.15", "5.16", "8.3")]),
        ("ISO/IEC 27002:2022 Control 5.9: Inventory", [("ISO/IEC 27002", "5.9")]),
        ("by ISO/IEC 42001 B.9.3 tea is served", [("ISO/IEC 42001", "B.9.3")]),
        ("ISO/IEC 42001, Annex A and clause 6", [("ISO/IEC 42001", "Annex A"), ("ISO/IEC 42001", "6")]),
        (
            "ISO/IEC 42001 points at ISO 5181, in its part B.7.5",
            [("ISO/IEC 42001", "B.7.5"), ("ISO 5181", "")],
        ),
        (
            "ISO 27001 A.8.25 and ISO 27002 8.28",
            [("ISO 27001", "A.8.25"), ("ISO 27002", "8.28")],
        ),
        ("ISO/IEC 24029-2:2023 and version 2.0, 5.5 %, V 1.1.1", [("ISO/IEC 24029", "")]),
        ("MITRE ATLAS AML.T0051.001 and AML.M0015", [("MITRE ATLAS", "AML.T0051.001"), ("MITRE ATLAS", "AML.M0015")]),
        ("AML.T0051", [("MITRE ATLAS", "AML.T0051")]),
        ("OWASP LLM01:2025 Prompt Injection", [("OWASP Top10 for LLM", "LLM01:2025")]),
        ("LLM01:2025", [("OWASP Top10 for LLM", "LLM01:2025")]),
        ("OWASP top 10 for LLM 07, on cold tea", [("OWASP Top10 for LLM", "LLM07")]),
        ("OWASP ML02:2023", [("OWASP Top10 for ML", "ML02:2023")]),
        ("OWASP ASVS V5.1.3", [("OWASP", "V5.1.3")]),
        ("NIST SP 800-53 AC-3 and SI-10(1)", [("NIST", "SP 800-53 AC-3"), ("NIST", "SP 800-53 SI-10(1)")]),
        ("NIST AI RMF MAP 2.3", [("NIST", "MAP 2.3")]),
        ("NIST AI 100-2 section 2.4.5", [("NIST AI 100-2", "2.4.5")]),
        ("NIST Privacy Framework", [("NIST", "")]),
        ("ENISA Securing ML, annex C", [("ENISA", "Annex C")]),
        ("ETSI GR SAI 002 (V 1.1.1)", [("ETSI", "GR SAI 002")]),
        ("prEN 18282", [("CEN/CENELEC", "prEN 18282")]),
        ("See OpenCRE", [("OpenCRE", "")]),
        ("nothing at all 8.25", []),
    ],
)
def test_clauses(text: str, pairs: list[tuple[str, str]]) -> None:
    assert list(clauses_named(text)) == pairs


def test_time_grows_with_the_text_alone() -> None:
    for text in ("ISO 27002 " + "8.1 " * 5_000, "ISO " * 5_000, "AML.T0051 " * 5_000, "8." * 50_000):
        assert len(clauses_named(text)) <= 2
