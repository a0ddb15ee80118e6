"""The application: start, single instance, crash box, updates, scripted runs."""
