"""Reads revisions of a git repository on this computer, which may be hostile, without running git."""
