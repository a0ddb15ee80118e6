"""The gaps of the chosen system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aixreader.assess.gap_kind import GapKind
from aixreader.assess.gaps import Gap
from aixreader.ui.assessment.gaps_view import GapsView

GAPS = (
    Gap(GapKind.UNRATED, "threat/kitchen/oversteep", "Oversteeping", "Likelihood or impact are not set."),
    Gap(GapKind.UNRATED, "threat/kitchen/teatheft", "Tea theft", "Likelihood or impact are not set."),
    Gap(GapKind.NO_EVIDENCE, "control/kitchen/teapot", "Teapot", "Nothing shows it."),
)


def test_they_stand_below_their_kinds_and_lead_to_their_items(qtbot: QtBot) -> None:
    view = GapsView()
    qtbot.addWidget(view)
    view.show_gaps(GAPS)
    tree, chosen = view.tree, list[str]()
    view.item_activated.connect(chosen.append)
    headings = [tree.topLevelItem(index) for index in range(tree.topLevelItemCount())]
    assert [heading.text(0) for heading in headings if heading] == [
        "Threats that are not rated (2)",
        "Controls in place without evidence (1)",
    ]
    heading = headings[0]
    assert heading is not None
    assert heading.isExpanded()
    tree.itemActivated.emit(heading.child(1), 0)
    tree.itemActivated.emit(heading, 0)
    assert chosen == ["threat/kitchen/teatheft"], "a heading leads nowhere"
    assert heading.child(0).toolTip(0) == "Likelihood or impact are not set."
    heading.setExpanded(False)
    view.show_gaps(GAPS[1:])
    heading = tree.topLevelItem(0)
    assert heading is not None
    assert (heading.childCount(), heading.isExpanded()) == (1, False), "it stays closed"
    assert view._hint.isHidden()
    view.show_gaps(())
    assert not view._hint.isHidden()
    assert tree.accessibleName() == "Gaps"
    assert view.focusProxy() is tree
    assert tree.focusPolicy() != Qt.FocusPolicy.NoFocus
