"""Bookmarks, highlights, notes and history in the window."""
