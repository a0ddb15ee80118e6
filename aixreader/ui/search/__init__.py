"""Search in the window: field, results, filters, hits highlighted in the page."""
