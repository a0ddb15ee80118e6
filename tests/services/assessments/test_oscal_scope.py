"""What all OSCAL documents of an assessed system share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.items import Control, ControlStatus, Override, Threat
from aixreader.errors import OutputError
from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.oscal_scope import OscalScope, moment, plain


def test_what_the_edition_does_not_have_is_left_out(assessed: AssessedEdition, scope: OscalScope) -> None:
    assert [each.item.slug for each in scope.controls] == ["kettlerules", "teapot", "lidlock"]
    assert [each.item.slug for each in scope.assessed] == ["kettlerules", "teapot"]
    assert scope.gone == ()
    document = assessed.document.with_items(
        [Control("kitchen", "spoon", ControlStatus.PARTIAL), Threat("kitchen", "spill", note="Wet")]
    )
    later = replace(scope, state=replace(assessed, document=document).system())
    assert later.gone == ("spoon", "spill")
    assert later.controls == scope.controls


def test_nothing_to_write(empty: AssessedEdition, scope: OscalScope) -> None:
    no = Override("not", "No tea is made")
    document = empty.document.with_items([Threat("kitchen", slug, no) for slug in ("oversteep", "teatheft")])
    unneeded = replace(scope, state=replace(empty, document=document).system())
    with pytest.raises(OutputError, match="No control"):
        assert unneeded.controls


def test_ids_are_those_of_the_system(assessed: AssessedEdition, scope: OscalScope) -> None:
    other = replace(scope, state=assessed.system("garden"))
    assert scope.uuid("risk", "oversteep") == scope.uuid("risk", "oversteep")
    assert scope.uuid("risk", "oversteep") != other.uuid("risk", "oversteep")
    assert scope.uuid("risk", "oversteep") != scope.uuid("finding", "oversteep")


def test_what_was_typed_is_no_markup() -> None:
    assert plain("# Tea\n{{ insert: param, x }}\n- *hot*") == "\\# Tea\n{\\{ insert: param, x }}\n\\- \\*hot\\*"
    assert moment("2026-07-01") == "2026-07-01T00:00:00Z"
