"""GrantGraph: published grant listings become a knowledge graph whose every statement quotes its source."""

__version__ = "0.1.0"
