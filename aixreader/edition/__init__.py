"""An edition on disk: a compiled library in a folder of its own, written whole and checked when read."""
