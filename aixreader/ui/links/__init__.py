"""Links under the pointer, and links that lead outside."""
