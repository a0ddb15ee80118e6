"""Use cases that combine several packages: build and open an edition, search, cite, export, keep marks."""
