"""Makes of content what leaves the reader: tables, books, citations."""
