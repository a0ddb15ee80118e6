"""Full-text search over sections."""
