"""Assessments joined with an edition: what follows from them, reports, and workbooks that are filled in."""
