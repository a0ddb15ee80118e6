"""HTML pages that the reader composes: section pages, home, help, changes, problems, licences."""
