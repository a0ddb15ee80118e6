"""The open edition with the resources that the pane is served."""
