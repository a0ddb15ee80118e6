"""What can be derived from an edition: the threat graph, facets, cross-walk, navigation, look-up of sections."""
