"""One root, and one class for each thing a caller would do differently."""


class GrantGraphError(Exception):
    """The root of all errors whose message is meant for the user: one clear line."""


class SourceRefused(GrantGraphError):  # noqa: N818  (reads as what happened: the source was refused)
    """A source that cannot be used as a whole; says which, where and why."""

    def __init__(self, source: str, reason: str, location: str | None = None) -> None:
        self.source, self.reason, self.location = source, reason, location
        super().__init__(f"{source}: {location}: {reason}" if location else f"{source}: {reason}")


class OutputRefused(GrantGraphError):  # noqa: N818
    """The build folder cannot be written; earlier products are untouched."""


class QueryRefused(GrantGraphError):  # noqa: N818
    """A query that is malformed, or does more than read this dataset."""


class InvalidGraph(GrantGraphError):  # noqa: N818
    """A build of ours broke its own shapes or checks: nothing was replaced."""


class MissingResource(GrantGraphError):  # noqa: N818
    """A file of the ontology or of the page is not where the installation should have put it."""
