"""The editions that are kept: their list, and what is done with them."""
