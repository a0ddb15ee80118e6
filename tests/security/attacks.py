"""All hostile pages."""

from __future__ import annotations

from tests.security.attacks_leaving import LEAVING
from tests.security.attacks_loading import LOADING
from tests.security.attacks_running import RUNNING

ATTACKS = (*LOADING, *LEAVING, *RUNNING)
