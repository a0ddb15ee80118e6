"""An assessed system as a set of OSCAL documents, for tools that take results only with all that they refer to."""

from __future__ import annotations

from collections.abc import Mapping

from aixreader.errors import OutputError
from aixreader.publish.machine.oscal_catalogue import oscal_catalogue
from aixreader.publish.machine.oscal_mapping import oscal_mapping
from aixreader.publish.machine.serialised import as_json
from aixreader.services.assessments.oscal_plan import assessment_plan, profile, security_plan
from aixreader.services.assessments.oscal_results import actions, assessment_results
from aixreader.services.assessments.oscal_scope import (
    ACTIONS,
    ASSESSMENT_PLAN,
    CATALOGUE,
    MAPPING,
    PLAN,
    PROFILE,
    RESULTS,
    OscalScope,
)


def oscal_set(scope: OscalScope) -> Mapping[str, bytes]:
    """The documents by the names of their files; raises `OutputError` where no control is needed."""
    documents: dict[str, Mapping[str, object] | None] = {
        CATALOGUE: oscal_catalogue(scope.catalogue),
        PROFILE: profile(scope),
        PLAN: security_plan(scope),
        ASSESSMENT_PLAN: assessment_plan(scope),
        RESULTS: assessment_results(scope),
        ACTIONS: actions(scope),
        MAPPING: _mapping(scope),
    }
    return {name: as_json(document) for name, document in documents.items() if document is not None}


def left_out(scope: OscalScope, written: Mapping[str, bytes]) -> list[str]:
    """What the set does not hold of this assessment, a sentence each."""
    said = []
    if scope.gone:
        said.append(f"Left out, as the edition does not have it: {', '.join(scope.gone)}.")
    if ACTIONS not in written:
        said.append(f"Nothing is to be done, so there is no {ACTIONS}.")
    if MAPPING not in written:
        said.append(f"The edition maps no control to a standard, so there is no {MAPPING}.")
    return said


def _mapping(scope: OscalScope) -> Mapping[str, object] | None:
    try:
        return oscal_mapping(scope.catalogue)
    except OutputError:  # the edition maps nothing
        return None
