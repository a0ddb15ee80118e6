"""Brings content in from elsewhere, the only room that uses the network: git, archives, and signed mirrors."""
