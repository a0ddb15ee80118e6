"""What the reader's user owns: settings, and what was open. Knows section ids and addresses, never content."""
