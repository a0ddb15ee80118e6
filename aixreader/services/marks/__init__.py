"""Bookmarks, highlights and notes: made, reviewed against an edition, imported and exported."""
