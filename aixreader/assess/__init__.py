"""Assessments: which threats apply to a system and why, what is done about them, and the document that says so."""
