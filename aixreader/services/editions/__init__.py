"""Building an edition from a source, and opening what is to be read."""
