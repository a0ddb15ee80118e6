"""Print preview, printing, saving as file."""
