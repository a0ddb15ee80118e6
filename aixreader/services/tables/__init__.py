"""The periodic table, the threat graph and the cross-walk: state of the view, and export as sheets."""
