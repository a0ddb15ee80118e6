"""Output formats: tables, web pages, books, PDF, citations."""
