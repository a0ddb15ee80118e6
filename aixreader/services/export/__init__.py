"""A selection of sections as PDF, web page, book, Markdown, text or data."""
