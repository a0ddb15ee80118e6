"""Search over a session: its documents, its index on disk, exported results."""
