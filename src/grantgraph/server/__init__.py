"""A read-only dataset over HTTP."""
