"""Citation dialog and copying to the clipboard."""
