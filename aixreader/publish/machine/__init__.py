"""Formats that other programs read, written from plain data: an edition's threats and controls."""
