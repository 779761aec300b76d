"""Any history of builds, kills, additions and removals leaves the graph that the sources say, or the one before."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from grantgraph.errors import GrantGraphError
from grantgraph.pipeline import Settings, build
from grantgraph.products import damage
from grantgraph.rdf.dataset import read_turtle
from reliability.commands import write_grants
from reliability.conftest import LONG
from reliability.test_build_folder import settle, stopped_at


class History(RuleBasedStateMachine):
    """A folder of sources, a build folder, and what should be in it."""

    @initialize()
    def begin(self) -> None:
        """Nothing yet."""
        self.folder = tempfile.TemporaryDirectory()
        self.sources: set[str] = set()
        self.built: set[str] | None = None
        self.out = Path(self.folder.name) / "out"

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.folder.cleanup()

    def paths(self) -> list[Path]:
        """The sources, in no particular order."""
        return [Path(self.folder.name) / name for name in self.sources]

    @rule(count=st.integers(1, 3))
    def add(self, count: int) -> None:
        """A new source: grants with ids of its own."""
        name = f"source-{len(self.sources)}-{count}.json"
        path = write_grants(Path(self.folder.name) / name, count)
        path.write_text(path.read_text().replace("360G-madeup-", f"360G-{name}-"))
        self.sources.add(name)

    @precondition(lambda self: self.sources)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """A source is gone."""
        self.sources.remove(data.draw(st.sampled_from(sorted(self.sources))))

    @precondition(lambda self: self.sources)
    @rule()
    def build(self) -> None:
        """All sources, into the one folder."""
        build(self.paths(), self.out, Settings(sparql=False))
        self.built = set(self.sources)

    @precondition(lambda self: self.sources)
    @rule(operation=st.integers(1, 40))
    def build_and_be_killed(self, operation: int) -> None:
        """As `build`, in a process that is killed at its n-th operation on the disk."""
        child = os.fork()
        if child == 0:
            try:
                with stopped_at(operation, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                    build(self.paths(), self.out, Settings(sparql=False))
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        settle(self.out)
        if self.out.exists() and self.grants() == self.expected(self.sources):
            self.built = set(self.sources)

    @rule()
    def build_nothing(self) -> None:
        """A build that is refused changes nothing."""
        try:
            build([Path(self.folder.name) / "missing.json"], self.out, Settings())
        except GrantGraphError:
            return
        raise AssertionError("a missing source was not refused")

    @invariant()
    def the_graph_is_whole(self) -> None:
        """The grants of the last build that was finished, and products that agree with their manifest."""
        if not hasattr(self, "out"):
            return
        if self.built is None:
            assert not (self.out / "graph.ttl").exists()
            return
        assert self.grants() == self.expected(self.built)
        assert list(damage(self.out)) == []

    def grants(self) -> set[str]:
        """The ids in the graph; none where there is no graph."""
        if not (self.out / "graph.ttl").exists():
            return set()
        rows = read_turtle(self.out / "graph.ttl").select(
            "SELECT ?i { ?g a gg:Grant ; dcterms:identifier ?i }"
        )
        return {row["i"].value for row in rows}  # type: ignore[union-attr]

    @staticmethod
    def expected(sources: set[str]) -> set[str]:
        """The ids of all grants in these sources."""
        return {f"360G-{name}-{n}" for name in sources for n in range(int(name[:-5].rsplit("-", 1)[1]))}


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=200 if LONG else 5, stateful_step_count=12 if LONG else 8, deadline=None
)
