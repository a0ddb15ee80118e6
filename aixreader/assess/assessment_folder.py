"""Where the user's folder has the copies of assessments."""

from __future__ import annotations

ASSESSMENTS = "assessments"
"""The name of the folder in the user's data folder. It must not change."""
