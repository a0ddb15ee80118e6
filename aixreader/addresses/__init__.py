"""Addresses as people write them, and where in a site they lead: the one resolver, for sources and for editions."""
