"""Use cases that join the rooms: build an edition, open content, find a section, serve the pane."""
