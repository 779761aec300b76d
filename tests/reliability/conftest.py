"""`GRANTGRAPH_LONG=1` tries properties on thousands of cases instead of a hundred, and runs the longest tests."""

import os

import pytest
from hypothesis import settings

LONG = bool(os.environ.get("GRANTGRAPH_LONG"))

settings.register_profile("short", max_examples=100, deadline=None)
settings.register_profile("long", max_examples=2_000, deadline=None)
settings.load_profile("long" if LONG else "short")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what is marked as long, unless asked for."""
    for item in items:
        if item.get_closest_marker("long") and not LONG:
            item.add_marker(pytest.mark.skip(reason="takes minutes; set GRANTGRAPH_LONG=1"))
