"""What differs between two editions: sections matched and classed, texts compared by sentence and word."""
