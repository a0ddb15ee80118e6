"""Signed mirrors: publishing sources, and updating the reader from the one that the policy names."""
