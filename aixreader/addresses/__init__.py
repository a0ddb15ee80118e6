"""Addresses as people write them, where in a site they lead (the one resolver), and how other programs take them."""
