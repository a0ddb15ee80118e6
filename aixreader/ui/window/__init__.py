"""The main window: composes the parts, the only package that knows them all."""
