"""The catalogue of an edition."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.services.catalogue.catalogue_maker import make_catalogue
from aixreader.services.session.session import Session
from tests.shared import RunFolder


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


def test_roots_stay_over_renames_in_the_real_exchange(
    exchange: Path, exchange_2025: Path, run_folder: RunFolder
) -> None:
    roots = []
    for source in (exchange, exchange_2025):
        with Session(open_edition(run_folder.edition(source))) as session:
            made = make_catalogue(session)
            roots.append({subject.root: subject.slug for subject in made.subjects})
            assert all(subject.passages or subject.kind != "control" for subject in made.subjects)
            assert all(subject.group for subject in made.controls)
    renamed = {root for root in roots[0].keys() & roots[1].keys() if roots[0][root] != roots[1][root]}
    assert {"closedboxevasion", "detectoddinput", "threatsuse"} <= renamed
