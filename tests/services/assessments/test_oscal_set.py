"""An assessed system as a set of OSCAL documents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from aixreader.assess.document import Assessment, System
from aixreader.assess.items import Control, ControlStatus
from aixreader.edition.edition import open_edition
from aixreader.knowledge.name_history import roots_of
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.oscal_scope import ACTIONS, MAPPING, RESULTS, OscalScope
from aixreader.services.assessments.oscal_set import left_out, oscal_set
from aixreader.services.session.session import Session
from tests.oscal_rules import problems, read_with_trestle
from tests.services.assessments.conftest import TODAY
from tests.shared import RunFolder


def test_a_set_refers_to_itself(scope: OscalScope, tmp_path: Path) -> None:
    files = oscal_set(scope)
    assert len(files) == 7
    assert files == oscal_set(scope), "the same bytes"
    for name, data in files.items():
        document = json.loads(data)
        assert problems(document) == [], name
        (tmp_path / name).write_bytes(data)
        for imported in ("import-profile", "import-ssp", "import-ap"):
            for body in document.values():
                assert body.get(imported, {"href": RESULTS})["href"] in files
        read_with_trestle(tmp_path / name)
    assert left_out(scope, files) == []


def test_what_is_left_out_is_said(assessed: AssessedEdition, scope: OscalScope) -> None:
    done = [
        Control("kitchen", "spoon", ControlStatus.IMPLEMENTED),
        Control("kitchen", "kettlerules", ControlStatus.NOT_APPLICABLE, "No kettle"),
    ]
    document = assessed.document.with_items(done)
    later = replace(
        scope,
        state=replace(assessed, document=document).system(),
        catalogue=replace(scope.catalogue, standards=()),
    )
    files = oscal_set(later)
    assert MAPPING not in files
    said = left_out(later, {name: data for name, data in files.items() if name != ACTIONS})
    assert said[0] == "Left out, as the edition does not have it: spoon."
    assert [sentence.rpartition(" ")[2] for sentence in said[1:]] == [f"{ACTIONS}.", f"{MAPPING}."]


def test_the_real_exchange(exchange: Path, exchange_2025: Path, run_folder: RunFolder, tmp_path: Path) -> None:
    """A renamed control has the same id in both."""
    for source in (exchange, exchange_2025):
        with Session(open_edition(run_folder.edition(source))) as session:
            facts = EditionFacts(session, roots_of(session.edition))
            document = Assessment("1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "Chat", facts.ref, (System("chat", "Chat"),))
            document = document.with_items([Control("chat", "detectoddinput", ControlStatus.PARTIAL)])
            state = AssessedEdition(facts, document).system()
        scope = OscalScope(state, run_folder.catalogue(source), TODAY)
        files = oscal_set(scope)
        assert len(files) == 7
        assert len(scope.controls) > 40
        for name, data in files.items():
            assert problems(json.loads(data)) == [], name
            (tmp_path / name).write_bytes(data)
            read_with_trestle(tmp_path / name)
        results = json.loads(files[RESULTS])["assessment-results"]["results"][0]
        assert [each["target"]["target-id"] for each in results["findings"]] == ["detectoddinput_smt"]
