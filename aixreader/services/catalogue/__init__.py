"""The threats and controls of an edition as plain data, and the formats of other programs that they are written in."""
