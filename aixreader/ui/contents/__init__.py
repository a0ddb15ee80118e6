"""The tree of pages and headings."""
