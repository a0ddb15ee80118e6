"""A small assessment of our own writing."""

from __future__ import annotations

import pytest

from aixreader.assess.document import Assessment, EditionRef, SignOff, System, SystemKind
from aixreader.assess.items import (
    Acceptance,
    Answer,
    AnswerValue,
    Applicability,
    Control,
    ControlStatus,
    Evidence,
    EvidenceType,
    Override,
    Responsible,
    Threat,
    Treatment,
)
from aixreader.assess.subjects import Link, Subject, Subjects
from aixreader.knowledge.threat_graph import EdgeSource

DIGEST = "sha256:" + "5" * 64


@pytest.fixture
def document() -> Assessment:
    """One with each kind of item, and every field of each set."""
    kettle = System(
        "kettle", "Kettle adviser", "Tells when the water boils", "Ann", "Kitchen", (SystemKind.GENERATIVE,)
    )
    plain = System("toaster", "Toaster")
    items = (
        Answer("kettle", "genai", AnswerValue.YES, ("prompt",), ("steam",), "It writes", DIGEST),
        Threat(
            "kettle",
            "steam",
            Override(Applicability.APPLIES, "It is hot", "Ann", "2026-01-02"),
            "",
            "low",
            "high",
            "low",
            "medium",
            Treatment.ACCEPT,
            "Cheap",
            Acceptance("Ann", "2026-01-02", "2027-01-02", "Small kitchen"),
            "A note\nof two lines",
            DIGEST,
        ),
        Control(
            "kettle",
            "lid",
            ControlStatus.PARTIAL,
            "",
            "Steam",
            "A lid",
            Responsible.SHARED,
            "Bob",
            "2026-06-30",
            "K-1",
            "2026-12-31",
        ),
        Evidence(
            "kettle",
            "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d1111",
            EvidenceType.FILE,
            "Photo",
            file="lid.png",
            sha256="a" * 64,
            collected="2026-01-01",
            expires="2027-01-01",
            controls=("lid",),
        ),
        Threat("toaster", "steam", represented_by="heat"),
        Control("toaster", "lid", ControlStatus.NOT_APPLICABLE, "It has none", note="Ask again", text_digest=DIGEST),
        Evidence(
            "toaster",
            "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d2222",
            EvidenceType.LINK,
            "Manual",
            text="Page 3",
            link="https://toaster.example/manual",
            controls=("lid",),
            tests=("testing",),
            note="Old",
        ),
    )
    signed = SignOff(1, "Ann", "2026-02-01T10:00:00Z", DIGEST)
    made = Assessment(
        "1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "Kitchen", EditionRef("abc", "2026-08-22", DIGEST), (kettle, plain)
    )
    return made.with_items(items).with_signoff(signed)


@pytest.fixture
def subjects() -> Subjects:
    """An edition of three threats and four controls; the last one answers by a group."""

    def named(*roots: str) -> dict[str, Subject]:
        return {root: Subject(root, f"{root}new", f"page#{root}", root.title()) for root in roots}

    links = {
        "steam": (
            Link("lid", EdgeSource.TABLE),
            Link("tap", EdgeSource.SECTION, note="only hot"),
            Link("plug", EdgeSource.SECTION),
            Link("rules", EdgeSource.GROUP, "general"),
        ),
        "scald": (Link("lid", EdgeSource.TABLE),),
        "rust": (),
    }
    return Subjects(named("steam", "scald", "rust"), named("lid", "tap", "plug", "rules"), links)
