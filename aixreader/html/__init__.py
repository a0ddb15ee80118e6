"""Sanitised HTML as a light tree: reading it, its text, changes to it. The one room with patterns for tags."""
