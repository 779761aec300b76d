"""The commands."""


def main() -> None:
    """Placeholder until the pipeline stands."""
