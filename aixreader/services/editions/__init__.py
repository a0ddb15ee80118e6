"""Building an edition from a source, and opening a session on one."""
