"""Link previews, external links, and saved links."""
