"""Bookmarks, highlights, notes and history ."""
