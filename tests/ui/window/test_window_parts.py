"""The parts and panels of the window."""

from __future__ import annotations

from dataclasses import fields

from aixreader.ui.window.window_controller import WindowController
from aixreader.ui.window.window_parts import PANELS, WindowParts


def test_panels_have_ids_titles_and_widgets_of_their_own(controller: WindowController) -> None:
    for values in ([panel.id for panel in PANELS], [panel.title for panel in PANELS]):
        assert len(values) == len(set(values))
        assert all(values)
    widgets = [panel.make(controller.context, controller.parts) for panel in PANELS]
    assert len({id(widget) for widget in widgets}) == len(widgets)
    for panel, widget in zip(PANELS, widgets, strict=True):
        controller.window.sidebar.set_panel_shown(panel.id, shown=True)
        controller.window.sidebar.show_panel(panel.id)
        assert controller.window.sidebar.panel == panel.id
        assert widget.isVisible()


def test_no_part_references_the_window_or_another_part(controller: WindowController) -> None:
    parts = [getattr(controller.parts, field.name) for field in fields(WindowParts)]
    others = {id(part) for part in parts} | {id(controller), id(controller.host)}
    for part in parts:
        references = [value for name, value in vars(part).items() if id(value) in others - {id(part)}]
        assert references == [], type(part).__name__
