"""The catalogue of an edition."""

from __future__ import annotations

from aixreader.services.catalogue.catalogue_maker import make_catalogue
from aixreader.services.session.session import Session


def test_all_of_an_edition(session: Session) -> None:
    made = make_catalogue(session)
    counts = session.edition.manifest.counts
    assert (len(made.threats), len(made.controls)) == (counts.threats, counts.controls)
    assert len(made.groups) == counts.threat_groups + counts.control_groups
    assert len(made.answers) == len(session.graph.edges)
    assert len(made.standards) == len(session.crosswalk.mappings)
    assert made.digest == session.edition.manifest.input
    assert made.questions == session.edition.findings.decision_tree
    assert made.author == "OWASP AI Exchange"


def test_a_control_with_its_group(session: Session) -> None:
    made = make_catalogue(session)
    watch = made.by_root["teapot"]
    assert (watch.kind, watch.group, watch.address) == (
        "control",
        "generalkettle",
        "https://owaspai.org/go/teapot/",
    )
    assert made.by_root["generalkettle"].members == ("kettlerules", "teapot", "lidlock")
    assert made.by_root["lidlock"].summary == "A lid that opens only for its owner."
    assert [each.name for each in made.by_root["teatheft"].passages][1:] == ["introduction", "introduction"]
