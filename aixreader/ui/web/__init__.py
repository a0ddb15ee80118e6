"""The pane that shows pages: a locked-down QtWebEngine view made of small parts."""
