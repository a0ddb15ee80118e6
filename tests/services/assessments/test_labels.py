"""Labels of values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from aixreader.assess.document import ModelOrigin
from aixreader.assess.gap_kind import GapKind
from aixreader.assess.items import Applicability, ControlStatus, Responsible, Treatment
from aixreader.services.assessments import labels


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (labels.APPLICABILITY_LABELS, Applicability),
        (labels.STATUS_LABELS, ControlStatus),
        (labels.TREATMENT_LABELS, Treatment),
        (labels.RESPONSIBLE_LABELS, Responsible),
        (labels.MODEL_LABELS, ModelOrigin),
        (labels.GAP_LABELS, GapKind),
    ],
)
def test_every_value_has_a_label_of_its_own(table: Mapping[object, str], kind: type[StrEnum]) -> None:
    assert set(table) == set(kind)
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(("share", "text"), [(None, "–"), (0.0, "0 %"), (0.375, "38 %"), (1.0, "100 %")])
def test_shares_are_shown_in_percent(share: float | None, text: str) -> None:
    assert labels.percent(share) == text
