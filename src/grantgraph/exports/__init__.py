"""A dataset becomes files for people and programs."""
