"""Full-text search over a dataset: an SQLite index (FTS5) beside the store, made once and then only read.

It holds grants with their titles and descriptions, organizations with every published name, and concepts. A second
table splits names into trigrams, so that a misspelt name finds its likes.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from grantgraph.letters import without_accents

GG = "https://w3id.org/grantgraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"

# class -> kind, label, other names, further text
_INDEXED = {
    GG + "Grant": ("grant", DCTERMS + "title", (DCTERMS + "identifier",), (DCTERMS + "description",)),
    GG + "Organization": ("organization", SKOS + "prefLabel", (SKOS + "altLabel",), ()),
    GG + "Theme": ("theme", SKOS + "prefLabel", (SKOS + "altLabel",), (SKOS + "definition",)),
    GG + "Activity": ("activity", SKOS + "prefLabel", (SKOS + "altLabel",), (SKOS + "definition",)),
}
_SCHEMA = """
    CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, label TEXT, names TEXT, text TEXT);
    CREATE VIRTUAL TABLE words USING fts5 (
        label, names, text, content='thing', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
    CREATE INDEX thing_by_iri ON thing (iri);
    CREATE VIRTUAL TABLE trigrams USING fts5 (label, names, content='', tokenize="trigram");
"""


BEGIN, END = "\x02", "\x03"  # around words that were looked for
_WITHOUT_MARKS = str.maketrans({BEGIN: " ", END: " "})


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found; `names` are its other names, one a line.

    `snippet` is a piece of its text with the words that were looked for between `BEGIN` and `END`, where asked for.
    """

    iri: str
    kind: str
    label: str
    names: str = ""
    snippet: str = ""


def build_index(store: ox.Store, path: Path) -> int:
    """Write the index of a dataset; returns the number of things in it."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        count = 0
        for count, (hit, text) in enumerate(_things(store), start=1):
            held = (count, hit.iri, hit.kind, hit.label, hit.names, text)
            connection.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", held)
            connection.execute(
                "INSERT INTO words (rowid, label, names, text) VALUES (?, ?, ?, ?)",
                (count, hit.label, hit.names, text),
            )
            if hit.kind == "organization":
                connection.execute(
                    "INSERT INTO trigrams (rowid, label, names) VALUES (?, ?, ?)",
                    (count, folded(hit.label), folded(hit.names)),
                )
        connection.commit()
        return count
    finally:
        connection.close()


def _things(store: ox.Store) -> Iterator[tuple[Hit, str]]:
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for class_iri, (kind, label, names, texts) in _INDEXED.items():
        for quad in store.quads_for_pattern(None, rdf_type, ox.NamedNode(class_iri), None):
            thing = quad.subject
            if isinstance(thing, ox.NamedNode):
                labels = _values(store, thing, [label])
                other = [*labels[1:], *_values(store, thing, names)]
                text = "\n".join(_values(store, thing, texts)).translate(_WITHOUT_MARKS)
                yield Hit(thing.value, kind, labels[0] if labels else "", "\n".join(other)), text


def _values(store: ox.Store, thing: ox.NamedNode, properties: Iterable[str]) -> list[str]:
    return sorted(
        quad.object.value
        for name in properties
        for quad in store.quads_for_pattern(thing, ox.NamedNode(name), None, None)
        if isinstance(quad.object, ox.Literal)
    )


def folded(name: str) -> str:
    """A name without letter case, accents and punctuation."""
    return " ".join(re.findall(r"\w+", without_accents(name).casefold()))


class Index:
    """An index on disk, opened for reading."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)

    def find(
        self,
        words: str,
        kind: str | None = None,
        limit: int = 50,
        offset: int = 0,
        with_snippets: bool = False,
    ) -> list[Hit]:
        """What holds all the words, the last of which may be unfinished; the best match first."""
        terms = re.findall(r"\w+", words)[:20]
        if not terms:
            return []
        match = " ".join(f'"{term}"' for term in terms) + "*"
        hits = self._hits("words", match, "bm25(words, 10, 5, 1)", kind, limit, offset)
        return [replace(hit, snippet=self._snippet(hit, match)) for hit in hits] if with_snippets else hits

    def _snippet(self, hit: Hit, match: str) -> str:
        """The words around what was looked for in a thing's text; nothing where they stand in its names alone."""
        row = self._connection.execute(
            "SELECT snippet(words, 2, ?, ?, '…', 32) FROM words "
            "WHERE words MATCH ? AND rowid IN (SELECT id FROM thing WHERE iri = ?)",
            (BEGIN, END, match, hit.iri),
        ).fetchone()
        return row[0] if row and BEGIN in row[0] else ""

    def like(self, name: str, limit: int = 50) -> list[Hit]:
        """Organizations whose names share three-letter pieces with this one; those that share most first."""
        letters = folded(name)[:200]
        pieces = sorted({letters[i : i + 3] for i in range(len(letters) - 2)})
        if not pieces:
            return self.find(name, "organization", limit)
        match = " OR ".join(f'"{piece}"' for piece in pieces)
        return self._hits("trigrams", match, "bm25(trigrams)", "organization", limit, 0)

    def _hits(self, table: str, match: str, rank: str, *rest: str | int | None) -> list[Hit]:
        kind, limit, offset = rest
        rows = self._connection.execute(
            f"SELECT iri, kind, thing.label, thing.names FROM {table} JOIN thing ON thing.id = {table}.rowid "  # noqa: S608
            f"WHERE {table} MATCH ? AND (? IS NULL OR kind = ?) ORDER BY {rank}, iri LIMIT ? OFFSET ?",
            (match, kind, kind, limit, offset),
        )
        return [Hit(*row) for row in rows]
