"""Reading lists: the panel with one list, what is read of it, and the user's own."""
