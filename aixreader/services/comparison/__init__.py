"""What differs between two editions, as files."""
