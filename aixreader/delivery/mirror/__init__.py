"""Signed mirrors by The Update Framework: made, checked and read from. The only place that knows `tuf` and its keys."""
