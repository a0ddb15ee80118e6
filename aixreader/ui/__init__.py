"""The window: the only room that knows Qt. It asks `services` for everything it shows."""
