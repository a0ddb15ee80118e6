"""Citations of sections, and checking whether one still holds."""
