"""What joins the parts of a window."""

from __future__ import annotations

from aixreader.ui.window.assessment_joint import AssessmentJoint
from aixreader.ui.window.lists_joint import ListsJoint
from aixreader.ui.window.searches_joint import SearchesJoint
from aixreader.ui.window.window_controller import WindowController


def test_each_is_made_once(controller: WindowController) -> None:
    for kind in (AssessmentJoint, ListsJoint, SearchesJoint):
        assert len(controller.context.findChildren(kind)) == 1
