"""Assessments in the window: the document that is open, its panel, and its dialogs."""
