"""The list of parts and panels."""

from __future__ import annotations

from dataclasses import fields

from aixreader.ui.window.window_controller import WindowController
from aixreader.ui.window.window_parts import WindowParts, panels_of


def test_panels_have_ids_titles_and_widgets_of_their_own(controller: WindowController) -> None:
    panels = panels_of(controller.context, controller.parts)
    for values in ([panel.id for panel in panels], [panel.title for panel in panels]):
        assert len(values) == len(set(values))
        assert all(values)
    assert len({id(panel.widget) for panel in panels}) == len(panels)
    for panel in panels:
        controller.window.sidebar.show_panel(panel.id)
        assert controller.window.sidebar.panel == panel.id
        assert panel.widget.isVisible()


def test_no_part_holds_the_window_or_another_part(controller: WindowController) -> None:
    parts = [getattr(controller.parts, field.name) for field in fields(WindowParts)]
    strangers = {id(part) for part in parts} | {id(controller), id(controller.host)}
    for part in parts:
        held = [value for name, value in vars(part).items() if id(value) in strangers - {id(part)}]
        assert held == [], type(part).__name__
