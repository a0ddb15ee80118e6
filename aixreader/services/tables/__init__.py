"""The periodic table, the threat graph and the cross-walk as state and as sheets."""
