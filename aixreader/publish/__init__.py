"""Makes of content what leaves the reader: tables as CSV, JSON and workbooks."""
