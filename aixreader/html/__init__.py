"""HTML as a light tree: reading it, its text, pieces of it. The one room with patterns for tags."""
