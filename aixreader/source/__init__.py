"""From a Hugo tree of the Exchange to a `Library`: reading, rendering, sanitising, resolving."""
