"""Full-text search over sections: the only room that knows Whoosh."""
